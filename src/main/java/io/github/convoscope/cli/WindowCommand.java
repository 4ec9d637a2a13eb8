package io.github.convoscope.cli;

import io.github.convoscope.colour.Palette;
import io.github.convoscope.data.UserFolder;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.message.Languages;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.WindowSize;
import io.github.convoscope.ui.WindowStart;
import io.github.convoscope.ui.breaking.BreakingFeature;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.classroom.ClassroomFeature;
import io.github.convoscope.ui.comparison.ComparisonFeature;
import io.github.convoscope.ui.file.FileFeature;
import io.github.convoscope.ui.filters.FiltersFeature;
import io.github.convoscope.ui.hunt.HuntFeature;
import io.github.convoscope.ui.lesson.LessonFeature;
import io.github.convoscope.ui.mistakes.MistakesFeature;
import io.github.convoscope.ui.network.NetworkFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.patch.PatchFeature;
import io.github.convoscope.ui.paths.PathsFeature;
import io.github.convoscope.ui.picture.PictureFeature;
import io.github.convoscope.ui.saliency.SaliencyFeature;
import io.github.convoscope.ui.steps.StepsFeature;
import io.github.convoscope.ui.teaching.TeachingFeature;
import io.github.convoscope.ui.thought.ThoughtFeature;
import io.github.convoscope.ui.training.TrainingFeature;
import io.github.convoscope.ui.trust.TrustFeature;
import io.github.convoscope.ui.versus.VersusFeature;
import io.github.convoscope.ui.view.SceneFeature;
import io.github.convoscope.ui.visualisation.AtlasFeature;
import io.github.convoscope.ui.welcome.WelcomeFeature;
import io.github.convoscope.ui.whatif.WhatIfFeature;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of the program without a command, which opens the window. */
public final class WindowCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A model, drawing, image or lesson to open.")
  private @Nullable Path file;

  @Mixin private ModelOption model = new ModelOption();

  @Option(names = "--projector", description = "Large type on a light background.")
  private boolean projector;

  @Option(
      names = "--palette",
      paramLabel = "NAME",
      description = "Colour map of the activations, such as ember.")
  private @Nullable String palette;

  @Option(
      names = "--arrangement",
      paramLabel = "NAME",
      description = "How layers are placed: terraces, wall or flat.")
  private @Nullable String arrangement;

  @Option(names = "--language", paramLabel = "TAG", description = "Language of the window.")
  private @Nullable String language;

  @Option(
      names = "--lesson",
      paramLabel = "NAME",
      description = "A lesson to begin with: one of the shipped ones, or a file.")
  private @Nullable String lesson;

  @Option(
      names = "--kiosk",
      description =
          "For an open day: full screen, no menus, no files. After a minute without a hand the"
              + " welcome plays again. Only Ctrl+Shift+Q closes the window.")
  private boolean kiosk;

  @Option(
      names = "--lock",
      description =
          "For a shared computer: no menus, no files, no training. Ctrl+Shift+L unlocks and locks.")
  private boolean lock;

  /** The features of the window, in the order of the menus. */
  public static List<Feature> features() {
    return features(null, WelcomeFeature.Occasion.ON_REQUEST, false);
  }

  private static List<Feature> features(
      @Nullable Path ownDrawings, WelcomeFeature.Occasion welcome, boolean locked) {
    Path samples = ShippedFiles.samples();
    return List.of(
        new FileFeature(new ModelOpener(samples)),
        new PadFeature(samples),
        new SceneFeature(),
        new PathsFeature(),
        new StepsFeature(),
        new CardFeature(),
        new PatchFeature(),
        new WhatIfFeature(),
        new ComparisonFeature(),
        new VersusFeature(new ModelOpener(samples), samples),
        new FiltersFeature(),
        new SaliencyFeature(),
        new TrustFeature(),
        new MistakesFeature(samples),
        new PictureFeature(),
        new NetworkFeature(new ModelOpener(samples)),
        new TrainingFeature(),
        new HuntFeature(),
        new TeachingFeature(),
        new BreakingFeature(samples),
        new ThoughtFeature(),
        new AtlasFeature(shippedModels(), samples, ownDrawings),
        new ClassroomFeature(locked),
        new LessonFeature(
            (lesson, locale, folder) -> new SheetWriter(lesson, locale).writeBeside(folder)),
        new WelcomeFeature(welcome));
  }

  /** The features of a window for guests: nothing that opens or keeps files. */
  static List<Feature> kioskFeatures() {
    Path samples = ShippedFiles.samples();
    return List.of(
        new WelcomeFeature(WelcomeFeature.Occasion.KIOSK),
        new PadFeature(samples),
        new SceneFeature(),
        new StepsFeature(),
        new CardFeature(),
        new PatchFeature(),
        new WhatIfFeature(),
        new ComparisonFeature(),
        new FiltersFeature(),
        new SaliencyFeature(),
        new PathsFeature(),
        new ThoughtFeature(),
        new AtlasFeature(shippedModels(), samples, null));
  }

  /** The models that may have an atlas beside them. */
  private static List<Path> shippedModels() {
    Path photos = ShippedFiles.photos();
    return photos == null ? List.of(ShippedFiles.model()) : List.of(ShippedFiles.model(), photos);
  }

  /**
   * Opens the window, or without a display writes a picture of the scene. Wrong options are refused
   * before anything is shown; a wrong file is said in the window.
   *
   * @return the exit status
   */
  int open() {
    if (palette != null) {
      PaletteChoice.named(palette);
    }
    if (arrangement != null) {
      SnapshotCommand.arrangement(arrangement);
    }
    if (language != null) {
      Locale.setDefault(LanguageOption.taken(language));
    }
    Path opened = lesson();
    StartFile first =
        file == null || file.equals(opened)
            ? StartFile.NONE
            : read(file, model, TargetScreen.current());
    Supplier<Model> network = network(first);
    switch (TargetScreen.current()) {
      case REAL ->
          WindowStart.open(
              this::settings,
              ownWindow(),
              network,
              shell -> {
                first.showIn(shell, WindowCommand::complain);
                if (opened != null) {
                  StartFile.whenOpen(shell.workspace(), shown -> shell.openers().open(opened));
                }
              });
      case VIRTUAL -> new WindowlessScene(network.get(), colours(), projector).write(first);
      case NONE ->
          throw Problem.work(
              Message.of("window.no-display"), new IllegalStateException("no display"));
    }
    return 0;
  }

  /** The lesson to begin with; null where none was named. */
  private @Nullable Path lesson() {
    if (lesson != null) {
      return LessonFolder.file(lesson);
    }
    return file != null && LessonReader.recognises(file) ? file : null;
  }

  /**
   * Reads the first file. Where there is a window, it opens with the bundled network even if the
   * file is wrong, and says why.
   */
  static StartFile read(Path given, ModelOption model, TargetScreen screen) {
    try {
      return StartFile.read(given, model);
    } catch (Problem wrong) {
      if (screen != TargetScreen.REAL) {
        throw wrong;
      }
      complain(wrong);
      return StartFile.ofProblem(wrong);
    }
  }

  private static void complain(Problem wrong) {
    System.err.println("convoscope: " + Messages.text(wrong.what()));
  }

  /** Whether an argument is the path of a file or folder. */
  static boolean exists(String argument) {
    try {
      return Files.exists(Path.of(argument));
    } catch (InvalidPathException wrong) {
      return false;
    }
  }

  private Palette colours() {
    return palette == null ? Palette.DEFAULT : PaletteChoice.named(palette);
  }

  private List<Feature> ownWindow() {
    if (kiosk) {
      return kioskFeatures();
    }
    boolean plain = file == null && lesson == null && !model.given();
    List<Feature> features =
        new ArrayList<>(
            features(
                UserFolder.path().resolve("drawings.json"),
                plain ? WelcomeFeature.Occasion.FIRST_START : WelcomeFeature.Occasion.ON_REQUEST,
                lock));
    features.add(new WindowSize());
    return features;
  }

  private UserSettings settings() {
    UserSettings settings = UserSettings.load();
    String chosen = settings.language().get();
    if (language == null && !chosen.isEmpty()) {
      Locale.setDefault(Languages.nearest(Locale.forLanguageTag(chosen)));
    }
    settings.forNow(
        () -> {
          if (projector) {
            settings.projector().set(true);
          }
          if (arrangement != null) {
            settings.arrangementName().set(arrangement);
          }
          if (palette != null) {
            settings.palette().set(palette);
          }
        });
    return settings;
  }

  /** The first network; the shipped one is opened while the window is made. */
  private Supplier<Model> network(StartFile first) {
    if (first.model() != null && !model.hasModel()) {
      Model given = first.model();
      return () -> given;
    }
    if (model.given()) {
      Model given = model.openWithRanges();
      return () -> given;
    }
    return WindowCommand::shippedModel;
  }

  /** The digits network that comes with the program. */
  public static Model shippedModel() {
    return new ModelOpener(ShippedFiles.samples()).openShipped();
  }
}

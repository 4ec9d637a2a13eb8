package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.cli.PictureSize;
import io.github.convoscope.cli.SnapshotCommand;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Optimiser;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.bench.CameraSway;
import io.github.convoscope.ui.bench.LiveBench;
import io.github.convoscope.ui.bench.LiveBench.Way;
import io.github.convoscope.ui.paths.PathAmount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench live}: replays drawings into a real window and measures how long the user waits. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = "Replay drawings into a real window; measure from event to frame.")
final class BenchLiveCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Mixin private ReplayOptions replay;

  @Option(names = "--seconds", defaultValue = "30", description = "How long to measure.")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "8", description = "Seconds before measuring.")
  private double warmUp;

  @Option(
      names = "--pin",
      paramLabel = "LAYER:CHANNEL[,ROW,COL]",
      description = "A neuron to pin, so that its card follows the drawing.")
  private @Nullable String pin;

  @Option(names = "--overlay", description = "With the saliency overlay switched on, live.")
  private boolean overlay;

  @Option(
      names = "--search",
      description = "While feature visualisation runs for the outputs, over and over.")
  private boolean search;

  @Option(
      names = "--training",
      description = "While a network learns in the training room; the drawings go to that network.")
  private boolean training;

  @Option(names = "--camera", description = "While the camera turns.")
  private boolean camera;

  @Option(
      names = "--pointer",
      description =
          "Move the pointer of the X display itself, and count the positions that are lost.")
  private boolean pointer;

  @Option(
      names = "--open",
      paramLabel = "FILE",
      description = "Open this model while measuring, after a third of the time.")
  private @Nullable Path open;

  @Mixin private PictureOption picture;

  @Option(
      names = "--size",
      defaultValue = "1280x720",
      paramLabel = "WxH",
      description = "Pixels of the window's contents.")
  private String size;

  @Override
  public Integer call() {
    PictureSize extents = PictureSize.parse(size);
    if (open != null && !Files.isRegularFile(open)) {
      throw Problem.input(Message.of("data.no-file", open));
    }
    if (pointer && !System.getProperty("os.name").contains("Linux")) {
      throw Problem.input(Message.of("bench.no-pointer"));
    }
    ColourImage photograph = picture.photograph(model);
    List<Drawing> drawings = photograph == null ? replay.drawings() : List.of();
    BenchReport report = new BenchReport();
    if (training) {
      // A training that the user may continue must not be lost.
      System.setProperty("convoscope.user", temporaryFolder().toString());
    }
    BenchWindow.open(
        model,
        shell -> {
          BenchWindow.resize(shell, extents);
          measure(shell, drawings, photograph, report);
        });
    report.print();
    return 0;
  }

  private void measure(
      Shell shell, List<Drawing> drawings, @Nullable ColourImage photograph, BenchReport report) {
    Model shown = shell.workspace().model().get();
    if (pin != null && shown != null) {
      shell.workspace().pin(SnapshotCommand.parse(shown.spec(), pin));
    }
    if (overlay) {
      shell.commands().get("saliency.show").run();
    }
    if (search) {
      shell.workspace().background().start("bench", BenchLiveCommand::optimise, never -> {});
    }
    if (training) {
      train(shell, report);
    }
    if (camera && shell.scene().lookup("#scene") instanceof NetworkScene scene) {
      new CameraSway(scene.camera()).start();
    }
    if (open != null) {
      openMeanwhile(shell, open, report);
    }
    UserSettings settings = shell.workspace().settings();
    report.group("live").put("arrangement", settings.arrangement().name());
    report.group("live").put("relief", settings.relief().strength() > 0);
    report.group("live").put("paths", PathAmount.chosen(settings).strongest());
    bench(shell, drawings, photograph, replay.rate(), pointer ? Way.POINTER : Way.EVENTS)
        .run(
            warmUp,
            seconds,
            figures -> {
              report.group("live").put("size", BenchWindow.size(shell));
              fill(report.group("live"), figures);
              shell.workspace().background().cancel("bench");
              shell.stage().close();
            });
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("convoscope-bench");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the training room and starts, and reports how many networks were shown. */
  private static void train(Shell shell, BenchReport report) {
    ObjectNode live = report.group("live");
    live.put("networks", 0);
    shell
        .workspace()
        .computing()
        .addListener(
            (observed, before, now) -> live.put("networks", live.get("networks").asInt() + 1));
    // The room needs the open network, and its button a pulse.
    new AnimationTimer() {
      private boolean open;

      @Override
      public void handle(long now) {
        if (!open && shell.commands().get("training.show").enabled().get()) {
          shell.commands().get("training.show").run();
          open = true;
        }
        if (shell.scene().lookup("#room-go") instanceof Button go) {
          go.fire();
          stop();
        }
      }
    }.start();
  }

  /** Draws, or moves the frame of a photograph if there is one. */
  static LiveBench bench(
      Shell shell, List<Drawing> drawings, @Nullable ColourImage photograph, double rate, Way way) {
    return photograph == null
        ? new LiveBench(shell, drawings, rate, way)
        : new LiveBench(shell, Photo.of(photograph), rate);
  }

  /** Opens a model after a third of the time, and reports how long it took until it was shown. */
  private void openMeanwhile(Shell shell, Path file, BenchReport report) {
    Model before = shell.workspace().model().get();
    PauseTransition wait = new PauseTransition(Duration.seconds(warmUp + seconds / 3));
    wait.setOnFinished(
        over -> {
          long began = System.nanoTime();
          ObjectNode live = report.group("live");
          live.put("opened", false);
          shell
              .workspace()
              .frame()
              .addListener(
                  (observed, old, frame) -> {
                    if (frame != null
                        && shell.workspace().model().get() != before
                        && !live.get("opened").asBoolean()) {
                      live.put("opened", true);
                      double millis = (System.nanoTime() - began) / 1e6;
                      live.put("open_ms", BenchReport.rounded(millis));
                    }
                  });
          shell.openers().open(file);
        });
    wait.play();
  }

  /** Optimises until it is cancelled. */
  private static boolean optimise(Engine engine, Progress progress) {
    TaskFactory factory = new TaskFactory(engine.spec());
    int output = engine.spec().output().index();
    List<VisualisationTask> tasks = new ArrayList<>();
    for (int unit = 0; unit < engine.spec().classes(); unit++) {
      tasks.add(
          factory.maximise(UnitTarget.unit(output, unit), new UnitRange(10, 0, -10, 10, true)));
    }
    while (true) {
      new Optimiser(engine, OptimiserSettings.standard()).optimise(tasks, progress);
    }
  }

  private void fill(ObjectNode live, LiveBench.Figures figures) {
    live.put("events", figures.events());
    live.put("events_sent", figures.sent());
    live.put("updates", figures.updates());
    live.put("answers_per_second", BenchReport.rounded(figures.updates() / seconds));
    BenchReport.spread(live.putObject("event_to_frame_ms"), figures.eventToFrame(), 50, 95, 99);
    BenchReport.spread(live.putObject("event_to_scene_ms"), figures.eventToScene(), 50, 95, 99);
    BenchReport.spread(live.putObject("fx_thread_ms_per_frame"), figures.fxPerFrame(), 50, 99);
    live.put("fx_thread_ms_per_frame_mean", BenchReport.rounded(figures.fxPerFrame().mean()));
    live.put("explanations_per_second", BenchReport.rounded(figures.explanationsPerSecond()));
    live.put("frames_per_second", BenchReport.rounded(figures.framesPerSecond()));
    live.put("longest_frame_ms", BenchReport.rounded(figures.longestFrameMillis()));
  }
}

package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.StageChain;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.lesson.WindowNames;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code snapshot [INPUT] -o FILE.png}: writes a picture of the 3D scene. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = "Write a picture of the 3D scene.")
public final class SnapshotCommand implements Callable<Integer> {
  private static final int MOST_PATHS = 50;
  private static final int USUAL_PATHS = ScenePicture.PictureOptions.USUAL_PATHS;

  @Mixin private ModelOption model;

  @Mixin private PictureOutput options;

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description = "A drawing, picture or array; without it, a shipped sample.")
  private @Nullable Path input;

  @Option(names = "-o", required = true, paramLabel = "FILE.png", description = "The picture.")
  private Path output;

  @Option(names = "--size", defaultValue = "1280x720", paramLabel = "WxH", description = "Pixels.")
  private String size;

  @Option(names = "--view", paramLabel = "NAME", description = "home or flat.")
  private @Nullable String view;

  @Option(
      names = "--arrangement",
      paramLabel = "NAME",
      description = "How layers are placed: terraces, wall or flat.")
  private @Nullable String arrangement;

  @Option(
      names = "--azimuth",
      paramLabel = "DEGREES",
      description = "Direction of the camera, from the home view's to the right.")
  private @Nullable Double azimuth;

  @Option(
      names = "--elevation",
      paramLabel = "DEGREES",
      description = "Height of the camera above the horizon.")
  private @Nullable Double elevation;

  @Option(names = "--relief", paramLabel = "on|off", description = "Cells stand out or lie flat.")
  private @Nullable String relief;

  @Option(
      names = "--paths",
      paramLabel = "K",
      description =
          "Pathways of the K strongest contributions at each step, 0 for none (default: 3 in a"
              + " view of the whole network).")
  private @Nullable Integer paths;

  @Option(names = "--layer", paramLabel = "NAME", description = "Layer to fly to.")
  private @Nullable String layer;

  @Option(
      names = "--neuron",
      paramLabel = "LAYER:CHANNEL[,ROW,COL]",
      description = "Neuron to pin, with its connections and receptive field.")
  private @Nullable String neuron;

  @Option(
      names = "--lesson",
      paramLabel = "NAME",
      description = "A lesson, whose step is shown; other options come before what the step says.")
  private @Nullable String lesson;

  @Option(names = "--step", paramLabel = "N", description = "The step, counted from 0.")
  private @Nullable Integer step;

  @Override
  public Integer call() {
    PictureSize extents = PictureSize.parse(size);
    options.check(output, ".png", "snapshot.ending");
    arrangement();
    relief();
    paths();
    checkAngles();
    LessonStage stage = stage();
    Path network = StageShot.network(stage);
    Model open =
        network == null || model.hasModel()
            ? model.openWithRanges()
            : model.openWithRanges(network);
    StageShot shot = StageShot.of(open, stage, tensor(open));
    BufferedImage picture =
        options
            .picture(open, "snapshot.no-display", stage.palette())
            .take(shot.activations(), options(shot), extents.width(), extents.height());
    AtomicFile.write(output, out -> ImageIO.write(picture, "png", out));
    PictureOutput.tell(output, extents);
    return 0;
  }

  /** What the step of the lesson shows; nothing of its own without a lesson. */
  private LessonStage stage() {
    if (lesson == null) {
      if (step != null) {
        throw Problem.input(Message.of("snapshot.step-of-what"));
      }
      return LessonStage.NONE;
    }
    Path file = LessonFolder.file(lesson);
    LessonReading reading = LessonReader.read(file, WindowNames.all());
    Lesson read = reading.lesson();
    if (read == null) {
      TextFault first = reading.faults().get(0);
      throw Problem.input(
          Message.of("lesson.fault", file, first.line(), first.column(), first.what()));
    }
    int at = step == null ? 0 : step;
    if (at < 0 || at >= read.steps().size()) {
      throw Problem.input(Message.of("snapshot.no-step", read.name(), read.steps().size(), at));
    }
    return StageChain.at(read, at, false);
  }

  /** The stage's picture, but for what the options say. */
  private ScenePicture.PictureOptions options(StageShot shot) {
    ScenePicture.PictureOptions own = shot.options();
    NetworkSpec spec = shot.model().spec();
    boolean placed = arrangement != null || view != null;
    boolean aimed = azimuth != null || elevation != null || layer != null;
    int flown = layer == null ? -1 : UnitArgument.layer(spec, layer).index();
    Neuron pinned = neuron == null ? own.pinned() : parse(spec, neuron);
    int flownTo = aimed ? flown : own.layer();
    return new ScenePicture.PictureOptions(
        placed ? arrangement() : own.arrangement(),
        aimed ? azimuth : own.azimuth(),
        aimed ? elevation : own.elevation(),
        relief == null ? own.relief() : relief(),
        paths == null ? (flownTo < 0 && pinned == null ? USUAL_PATHS : 0) : paths(),
        flownTo,
        pinned);
  }

  private float @Nullable [] tensor(Model open) {
    return input == null && lesson != null
        ? null
        : input == null
            ? open.newEncoder().encode(SampleDrawing.read(), options.normalises()).tensor()
            : new InputFiles(open.newEncoder(), options.normalises()).read(input);
  }

  private Arrangement arrangement() {
    if (view != null && !List.of("home", "flat").contains(view)) {
      throw Problem.input(Message.of("snapshot.view", view));
    }
    if (arrangement == null) {
      return "flat".equals(view) ? Arrangements.flat() : Arrangements.usual();
    }
    return arrangement(arrangement);
  }

  /**
   * The arrangement with that name.
   *
   * @throws Problem where there is none
   */
  static Arrangement arrangement(String name) {
    return Arrangements.named(name)
        .orElseThrow(
            () -> Problem.input(Message.of("snapshot.arrangement", name, Arrangements.names())));
  }

  private double relief() {
    if (relief != null && !List.of("on", "off").contains(relief)) {
      throw Problem.input(Message.of("snapshot.relief", relief));
    }
    return "off".equals(relief) ? 0 : 1;
  }

  private int paths() {
    if (paths != null && (paths < 0 || paths > MOST_PATHS)) {
      throw Problem.input(Message.of("snapshot.paths", MOST_PATHS, paths));
    }
    return paths == null ? USUAL_PATHS : paths;
  }

  private void checkAngles() {
    if (azimuth != null && !(Math.abs(azimuth) <= 360)) {
      throw Problem.input(Message.of("snapshot.azimuth", azimuth));
    }
    if (elevation != null && !(Math.abs(elevation) <= 88)) {
      throw Problem.input(Message.of("snapshot.elevation", elevation));
    }
  }

  /**
   * The neuron that {@code LAYER:CHANNEL[,ROW,COL]} names; without row and column the middle one.
   *
   * @throws Problem where the text has another form or names no neuron of the network
   */
  public static Neuron parse(NetworkSpec spec, String text) {
    int colon = text.indexOf(':');
    UnitArgument unit =
        UnitArgument.parse(text.substring(colon + 1))
            .filter(found -> colon > 0)
            .orElseThrow(() -> Problem.input(Message.of("snapshot.neuron", text)));
    LayerSpec layer = UnitArgument.layer(spec, text.substring(0, colon));
    int row = unit.cell() ? unit.row() : layer.shape().rows() / 2;
    int column = unit.cell() ? unit.column() : layer.shape().columns() / 2;
    if (!layer.shape().contains(unit.channel(), row, column)) {
      throw Problem.input(Message.of("snapshot.no-neuron", text, layer.name()));
    }
    return new Neuron(layer.index(), unit.channel(), row, column);
  }
}

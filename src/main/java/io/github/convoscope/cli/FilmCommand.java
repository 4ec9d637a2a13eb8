package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.thought.ThoughtTimeline;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code film INPUT -o FILE.gif}: writes an animated picture of the input being drawn
 * and the network answering.
 */
@Command(
    name = "film",
    mixinStandardHelpOptions = true,
    description = "Write an animated GIF: the input is drawn, and the network answers.")
public final class FilmCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 60;

  /** Viewers play shorter delays than a fiftieth of a second slowly. */
  private static final int MOST_FRAMES_A_SECOND = 50;

  @Mixin private ModelOption model;

  @Mixin private PictureOutput options;

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description = "A drawing, picture or array; with --history, a shipped sample without it.")
  private @Nullable Path input;

  @Option(names = "-o", required = true, paramLabel = "FILE.gif", description = "The film.")
  private Path output;

  @Option(
      names = "--thought",
      description = "Play how the network computes its answer, layer by layer.")
  private boolean thought;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "Film how a network learnt, from a history that train wrote: INPUT at every moment.")
  private @Nullable Path history;

  @Option(
      names = "--size",
      defaultValue = "960x540",
      paramLabel = "WxH",
      description = "Pixels (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--seconds",
      description = "Length; the end stands still (default: 6, of a thought or a history 12).")
  private @Nullable Integer seconds;

  @Option(
      names = "--fps",
      defaultValue = "15",
      description = "Frames a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Override
  public Integer call() {
    PictureSize extents = PictureSize.parse(size);
    int length = seconds == null ? thought || history != null ? 12 : 6 : seconds;
    within("--seconds", length, MOST_SECONDS);
    within("--fps", rate, MOST_FRAMES_A_SECOND);
    options.check(output, ".gif", "film.ending");
    if (thought && history != null) {
      throw Problem.input(Message.of("film.one-story"));
    }
    Model open;
    FilmStory story;
    if (history == null) {
      open = model.openWithRanges();
      FilmStory drawn = drawn(open);
      story = thought ? new ThoughtStory(drawn, thought(open, drawn)) : drawn;
    } else {
      HistoryStory learning =
          new HistoryStory(TrainingHistory.read(history), String.valueOf(history.getFileName()));
      open = learning.model();
      story = learning.about(drawn(open));
    }
    ScenePicture picture = options.picture(open, "film.no-display");
    SceneFilm film = new SceneFilm(open, picture, options.projector(), story);
    int frames = Math.max(2, length * rate);
    AtomicFile.write(output, out -> film.write(out, extents, frames, rate, new ConsoleProgress()));
    PictureOutput.tell(output, extents);
    return 0;
  }

  /**
   * The input being drawn.
   *
   * @throws Problem when there is none and no sample does
   */
  private FilmStory drawn(Model open) {
    if (input != null) {
      return DrawnInput.of(input, open.newEncoder(), options.normalises());
    }
    if (history == null) {
      throw Problem.input(Message.of("film.no-input"));
    }
    return DrawnInput.strokes(SampleDrawing.read(), open.newEncoder(), options.normalises());
  }

  private static ThoughtTimeline thought(Model open, FilmStory drawn) {
    Activations activations = new Activations(open.spec(), 1);
    try (Engine engine = open.newEngine()) {
      engine.forward(drawn.at(1).input(), activations);
    }
    return ThoughtTimeline.of(open.spec(), open.weights(), activations, Interventions.NONE);
  }

  private static void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw Problem.input(Message.of("film.number", option, most, value));
    }
  }
}

package io.github.convoscope.cli;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Networks;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.OpenModel;
import io.github.convoscope.ui.WindowStart;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.scene.SceneFeature;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the program does without a command: it opens the window. */
final class WindowCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A model, drawing, image, saved state or lesson to open.")
  private @Nullable Path file;

  @Option(names = "--projector", description = "Large type on a light background.")
  private boolean projector;

  @Option(names = "--palette", paramLabel = "NAME", description = "Colour map of the activations.")
  private @Nullable String palette;

  /** Everything the window can do, in the order of the menus: one line a feature. */
  static List<Feature> features() {
    return List.of(new PadFeature(home().resolve("datasets/samples.json")), new SceneFeature());
  }

  /** Opens the window and returns when it was closed. */
  int open() {
    WindowStart.open(features(), shell -> shell.workspace().show(untrained()));
    return 0;
  }

  private static OpenModel untrained() {
    Engine engine = Networks.untrainedDigits(0);
    return new OpenModel(
        engine,
        ModelCard.unknown("digits", engine.spec().labels()),
        Ranges.unknown(engine.spec()),
        "");
  }

  /** The folder of the checkout or the installed program. */
  private static Path home() {
    return Path.of(System.getProperty("convoscope.home", ""));
  }
}

package io.github.convoscope.model;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * SqueezeNet at its smallest size and what it computes of a ready picture, for tests that are
 * skipped where its file is missing.
 *
 * @param engine the network
 * @param at a finished forward pass
 */
public record SqueezeNetSample(Engine engine, Activations at) {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final int SIDE = 96;

  /** Computes a picture that comes with the program; skips the test where there is no network. */
  public static SqueezeNetSample of(String picture) {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    Model model = new ModelOpener().open(FILE, new OpenOptions(null, null, SIDE, Progress.NONE));
    var seen = new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo(picture)), SIDE, SIDE);
    Engine engine = model.newEngine();
    Activations at = new Activations(model.spec(), 1);
    engine.forward(model.newEncoder().encode(seen).tensor(), at);
    return new SqueezeNetSample(engine, at);
  }
}

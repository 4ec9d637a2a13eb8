package io.github.convoscope.cli;

import io.github.convoscope.colour.Palette;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Replaces the window where there is no display: writes a picture of the scene, for the input that
 * the program was started with or for a shipped sample.
 */
final class WindowlessScene {
  private static final Path PICTURE = Path.of("convoscope-scene.png");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final Model model;
  private final Palette palette;
  private final boolean projector;

  WindowlessScene(Model model, Palette palette, boolean projector) {
    this.model = model;
    this.palette = palette;
    this.projector = projector;
  }

  /** Writes the picture into the current folder and prints where it is. */
  void write(StartFile first) {
    InputEncoder encoder = model.newEncoder();
    EncodedInput given = first.encoded(encoder);
    EncodedInput input = given == null ? encoder.encode(SampleDrawing.read()) : given;
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input.tensor(), activations);
    }
    BufferedImage picture =
        new ScenePicture(model, palette, projector)
            .take(activations, ScenePicture.PictureOptions.usual(), WIDTH, HEIGHT);
    AtomicFile.write(PICTURE, out -> ImageIO.write(picture, "png", out));
    System.out.println(Messages.text("window.picture", PICTURE));
  }
}

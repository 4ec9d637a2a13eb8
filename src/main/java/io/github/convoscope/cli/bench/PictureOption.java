package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The photograph that a bench uses in place of drawings. */
final class PictureOption {
  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description =
          "Move the frame of this photograph, in place of drawing; for networks that"
              + " take colours.")
  private @Nullable Path picture;

  /**
   * The photograph, or null where none is given.
   *
   * @throws Problem when it can't be read, or the model takes no colours
   */
  @Nullable ColourImage photograph(ModelOption model) {
    if (picture == null) {
      return null;
    }
    ColourImage photograph = ImageFile.readColours(picture);
    if (!model.open().input().takesColours()) {
      throw Problem.input(Message.of("bench.no-colours", model.path().getFileName()));
    }
    return photograph;
  }
}

package io.github.convoscope.cli;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file that the program was started with. It is read before the window is opened, so that an
 * error is printed where the command was given. At most one component is not null.
 *
 * @param model the network in the file
 * @param drawing the drawing in the file
 * @param image the image in the file
 * @param other the file itself, if only the window knows how to open it
 */
record StartFile(
    @Nullable Model model,
    @Nullable Drawing drawing,
    @Nullable GreyImage image,
    @Nullable Path other) {
  /** No file was given. */
  static final StartFile NONE = new StartFile(null, null, null, null);

  /**
   * Reads a file.
   *
   * @param option opens a model
   * @throws Problem when it is missing, no file, or can't be read as what its name says
   */
  static StartFile read(Path file, ModelOption option) {
    if (!Files.exists(file)) {
      throw Problem.input(Message.of("data.no-file", file));
    }
    if (!Files.isRegularFile(file)) {
      throw Problem.input(Message.of("data.not-a-file", file));
    }
    if (ModelOpener.recognises(file)) {
      return new StartFile(option.openWithRanges(file), null, null, null);
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "zip", "h5", "hdf5", "keras" ->
          new StartFile(option.openWithRanges(file), null, null, null);
      case "json" -> new StartFile(null, StrokesFile.readOne(file).drawing(), null, null);
      case "png", "jpg", "jpeg" -> new StartFile(null, null, ImageFile.read(file), null);
      default -> new StartFile(null, null, null, file);
    };
  }

  /** Puts the drawing or image on a window's pad, or lets the window open the file. */
  void showIn(Shell shell) {
    if (drawing != null) {
      shell.workspace().padContent().set(drawing);
    } else if (image != null) {
      shell.workspace().padContent().show(image);
    } else if (other != null) {
      shell.openers().open(other);
    }
  }

  /** Drawing or image as the network takes it; null where neither was given. */
  @Nullable EncodedInput encoded(InputEncoder encoder) {
    if (drawing != null) {
      return encoder.encode(drawing);
    }
    return image == null ? null : encoder.encode(image);
  }
}

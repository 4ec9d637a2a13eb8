package io.github.convoscope.cli;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
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
   * @throws Problem if it is missing, no file, or not what its name says
   */
  static StartFile read(Path file) {
    if (!Files.exists(file)) {
      throw Problem.input(Message.of("data.no-file", file));
    }
    if (!Files.isRegularFile(file)) {
      throw Problem.input(Message.of("data.not-a-file", file));
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "zip" -> new StartFile(WindowCommand.open(file), null, null, null);
      case "json" -> new StartFile(null, StrokesFile.readOne(file).drawing(), null, null);
      case "png", "jpg", "jpeg" -> new StartFile(null, null, ImageFile.read(file), null);
      default -> new StartFile(null, null, null, file);
    };
  }

  /** Puts the drawing or image on a window's pad, or lets the window open the file. */
  void showIn(Shell shell) {
    if (drawing != null) {
      shell.workspace().sketch().set(drawing);
    } else if (image != null) {
      shell.workspace().sketch().show(image);
    } else if (other != null) {
      shell.openers().open(other);
    }
  }

  /** The network's input for the drawing or image; null if there is neither. */
  float @Nullable [] input(InputFiles inputs) {
    return drawing != null ? inputs.of(drawing) : image != null ? inputs.of(image) : null;
  }
}

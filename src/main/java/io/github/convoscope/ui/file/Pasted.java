package io.github.convoscope.ui.file;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/**
 * What was pasted or dropped: files, a picture as browsers and chat programs hand it over, or the
 * address of a file. Only what is on this machine is taken; nothing is fetched. JavaFX thread.
 *
 * @param file the file, or null
 * @param image the picture, or null
 * @param address the address of something that is elsewhere, or null
 */
record Pasted(@Nullable Path file, @Nullable Image image, @Nullable String address) {
  /** Whether there is something to take; quick, as it is asked while something is dragged. */
  static boolean isIn(Clipboard board) {
    return board.hasFiles()
        || board.hasImage()
        || board.hasUrl()
        || (board.hasString() && fileAt(board.getString()) != null);
  }

  /** Takes the best that a clipboard holds: the file itself rather than its picture. */
  static Pasted of(Clipboard board) {
    if (board.hasFiles() && !board.getFiles().isEmpty()) {
      return new Pasted(board.getFiles().get(0).toPath(), null, null);
    }
    String address = board.hasUrl() ? board.getUrl() : board.getString();
    Path file = fileAt(address);
    if (file == null && board.hasImage() && board.getImage() != null) {
      return new Pasted(null, board.getImage(), null);
    }
    return new Pasted(file, null, board.hasUrl() && file == null ? address : null);
  }

  /** The file that an address names: the first of a list, with {@code file:} before it. */
  static @Nullable Path fileAt(@Nullable String text) {
    String first = text == null ? "" : text.strip().lines().findFirst().orElse("").strip();
    if (!first.regionMatches(true, 0, "file:", 0, 5)) {
      return null;
    }
    try {
      URI address = URI.create(first.replace(" ", "%20"));
      String path = address.getPath();
      // A host before the path is this machine's name.
      return path == null ? null : Path.of(new URI("file", null, path, null));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  /**
   * Opens or shows it.
   *
   * @return false if there was nothing
   */
  boolean showIn(Shell shell) {
    Workspace workspace = shell.workspace();
    if (file != null) {
      shell.openers().open(file);
    } else if (image != null) {
      var picture = Pictures.toBuffered(image);
      if (workspace.padContent().inColours().get()) {
        workspace
            .fileTasks()
            .run(
                () -> Photo.of(ImageFile.colours(PictureDecoder.reduced(picture))),
                photo -> workspace.padContent().show(photo));
      } else {
        workspace
            .fileTasks()
            .run(
                () -> ImageFile.bring(PictureDecoder.reduced(picture)),
                brought -> workspace.padContent().show(brought));
      }
    } else if (address != null) {
      workspace.notices().problem(Problem.input(Message.of("file.elsewhere", address)));
    }
    return file != null || image != null || address != null;
  }
}

package io.github.convoscope.ui.file;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Asks for the files that this feature opens and saves. JavaFX thread. */
final class Chooser {
  private final Shell shell;

  Chooser(Shell shell) {
    this.shell = shell;
  }

  /** Asks for a file to open; does nothing if the user chooses none. */
  void open(Consumer<Path> action) {
    ExtensionFilter kinds =
        new ExtensionFilter(
            Messages.text("file.kinds"),
            "*.zip",
            "*.h5",
            "*.hdf5",
            "*.keras",
            "*.onnx",
            "*.net",
            "*.json",
            "*.ndjson",
            "*.npy",
            "*.png",
            "*.jpg",
            "*.jpeg",
            "*.webp",
            "*.tif",
            "*.tiff",
            "*.gif",
            "*.bmp");
    take(shell.fileDialogues().open(new Question("", "", List.of(kinds))), action);
  }

  /** Asks for a text file; nothing happens when none is chosen. */
  void text(Consumer<Path> action) {
    ExtensionFilter text = new ExtensionFilter("*.txt", "*.txt");
    take(shell.fileDialogues().open(new Question("", "", List.of(text))), action);
  }

  /** Asks where to save; nothing happens when no place is chosen. */
  void save(String name, Consumer<Path> action) {
    take(shell.fileDialogues().save(new Question("", name, List.of())), action);
  }

  private static void take(@Nullable Path file, Consumer<Path> action) {
    if (file != null) {
      action.accept(file);
    }
  }
}

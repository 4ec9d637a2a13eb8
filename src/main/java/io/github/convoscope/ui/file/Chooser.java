package io.github.convoscope.ui.file;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Shell;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Opens the system's file dialogues, and remembers the last folder. JavaFX thread. */
final class Chooser {
  private final Shell shell;
  private @Nullable File folder;

  Chooser(Shell shell) {
    this.shell = shell;
  }

  /** Asks for a file to open; does nothing if the user chooses none. */
  void open(Consumer<Path> action) {
    FileChooser chooser = chooser();
    chooser
        .getExtensionFilters()
        .add(
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
                "*.bmp"));
    take(chooser.showOpenDialog(shell.stage()), action);
  }

  /** Asks for a text file; nothing happens when none is chosen. */
  void text(Consumer<Path> action) {
    FileChooser chooser = chooser();
    chooser.getExtensionFilters().add(new ExtensionFilter("*.txt", "*.txt"));
    take(chooser.showOpenDialog(shell.stage()), action);
  }

  /** Asks where to save; nothing happens when no place is chosen. */
  void save(String name, Consumer<Path> action) {
    FileChooser chooser = chooser();
    chooser.setInitialFileName(name);
    take(chooser.showSaveDialog(shell.stage()), action);
  }

  private FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    File last = folder;
    if (last != null && last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    return chooser;
  }

  private void take(@Nullable File file, Consumer<Path> action) {
    if (file != null) {
      folder = file.getParentFile();
      action.accept(file.toPath());
    }
  }
}

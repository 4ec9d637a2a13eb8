package io.github.convoscope.ui.versus;

import io.github.convoscope.message.Messages;
import java.io.File;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Asks the user for files. JavaFX thread. */
interface VersusChooser {
  /** A model file; null where none is chosen. */
  @Nullable Path model(Stage stage);

  /** A folder with MNIST's files, or with a folder of pictures for each class; null for none. */
  @Nullable Path examples(Stage stage);

  /** The system's dialogues. */
  static VersusChooser dialogues() {
    return new VersusChooser() {
      @Override
      public @Nullable Path model(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("versus.choose"));
        chooser
            .getExtensionFilters()
            .addAll(
                new ExtensionFilter(
                    Messages.text("versus.models"),
                    "*.zip",
                    "*.h5",
                    "*.hdf5",
                    "*.keras",
                    "*.onnx",
                    "*.net"),
                new ExtensionFilter(Messages.text("versus.all-files"), "*"));
        return path(chooser.showOpenDialog(stage));
      }

      @Override
      public @Nullable Path examples(Stage stage) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("versus.examples"));
        return path(chooser.showDialog(stage));
      }
    };
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }
}

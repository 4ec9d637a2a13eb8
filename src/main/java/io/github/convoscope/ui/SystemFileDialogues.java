package io.github.convoscope.ui;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The system's own dialogues. They begin in the folder that was used last. JavaFX thread. */
final class SystemFileDialogues implements FileDialogues {
  private final Stage stage;
  private @Nullable File last;

  SystemFileDialogues(Stage stage) {
    this.stage = stage;
  }

  @Override
  public @Nullable Path open(Question question) {
    return remember(chooser(question).showOpenDialog(stage));
  }

  @Override
  public @Nullable Path save(Question question) {
    return remember(chooser(question).showSaveDialog(stage));
  }

  @Override
  public @Nullable Path folder(Question question) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title(question));
    chooser.setInitialDirectory(begin());
    return remember(chooser.showDialog(stage));
  }

  private FileChooser chooser(Question question) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title(question));
    chooser.setInitialFileName(question.name());
    chooser.getExtensionFilters().setAll(question.kinds());
    chooser.setInitialDirectory(begin());
    return chooser;
  }

  private static @Nullable String title(Question question) {
    return question.title().isEmpty() ? null : question.title();
  }

  private @Nullable File begin() {
    return last != null && last.isDirectory() ? last : null;
  }

  private @Nullable Path remember(@Nullable File chosen) {
    if (chosen == null) {
      return null;
    }
    last = chosen.isDirectory() ? chosen : chosen.getParentFile();
    return chosen.toPath();
  }
}

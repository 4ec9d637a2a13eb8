package io.github.convoscope.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user for files and folders; the answer is null where the user gives up. JavaFX thread.
 *
 * <pre>{@code
 * Path file = shell.fileDialogues().open(Question.titled("Open strokes"));
 * if (file != null) {
 *   read(file);
 * }
 * }</pre>
 */
public interface FileDialogues {
  /**
   * What is asked for.
   *
   * @param title the title of the dialogue; empty for the system's own
   * @param name the name that is proposed for a file to be saved; empty for none
   * @param kinds kinds of files that are offered; empty for all files
   */
  record Question(String title, String name, List<ExtensionFilter> kinds) {
    /** A question for any file or folder. */
    public static Question titled(String title) {
      return new Question(title, "", List.of());
    }
  }

  /** Asks for a file to read. */
  @Nullable Path open(Question question);

  /** Asks where a file is to be written. */
  @Nullable Path save(Question question);

  /** Asks for a folder. */
  @Nullable Path folder(Question question);
}

package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelConverter;
import io.github.convoscope.ui.FileDialogues.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Keeps a network that was made in the window as a model file. JavaFX thread. */
public final class ModelKeeper {
  private ModelKeeper() {}

  /**
   * Asks for a file, writes the model on the worker for files, and says so.
   *
   * @param question message key of what is asked
   * @param suggested name of the file
   * @param model the model for a file's name without its ending; null for none
   * @param kept message key of what is said afterwards, with the file's name
   */
  public static void keep(
      Shell shell,
      String question,
      String suggested,
      Function<String, @Nullable Model> model,
      String kept) {
    String title = Messages.text(question);
    Path file =
        shell
            .fileDialogues()
            .save(new Question(title, suggested, List.of(new ExtensionFilter(title, "*.zip"))));
    Model made = file == null ? null : model.apply(name(file));
    if (file != null && made != null) {
      Workspace workspace = shell.workspace();
      workspace
          .fileTasks()
          .run(
              () -> {
                ModelConverter.write(made, file);
                return file;
              },
              written -> workspace.notices().tell(Message.of(kept, written.getFileName())));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
  }
}

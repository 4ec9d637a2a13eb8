package io.github.convoscope.ui.file;

import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Asks once how a network sees pictures, where neither a card nor the file says it and the pictures
 * are not as MNIST's digits. The answer is kept as a model card. It asks when the network has shown
 * its first frame: making scene and dialogue at once would hold the window for too long. JavaFX
 * thread.
 */
final class CardQuestion {
  private static final String ID = "model-card";

  private final Shell shell;

  /** Checksums of the models that were asked about. */
  private final Set<String> asked = new HashSet<>();

  private CardQuestion(Shell shell) {
    this.shell = shell;
  }

  static void install(Shell shell) {
    CardQuestion question = new CardQuestion(shell);
    shell.workspace().model().addListener(changed -> question.closeOld());
    shell
        .workspace()
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (before == null && frame != null) {
                // The frame itself is painted first.
                Platform.runLater(() -> question.shown(shell.workspace().model().get()));
              }
            });
  }

  /** Closes the dialogue about the network before. */
  private void closeOld() {
    Page open = shell.host().dialogue().get();
    if (open != null && open.id().equals(ID)) {
      shell.host().closeDialogue();
    }
  }

  private void shown(@Nullable Model model) {
    Path path = model == null ? null : model.path();
    if (model == null || path == null || !isOpen(model) || !asked.add(model.checksum())) {
      return;
    }
    CardDialogue dialogue = new CardDialogue(shell, model);
    dialogue.setOnUse(card -> keep(model, path, card));
    dialogue.setOnSkip(shell.host()::closeDialogue);
    ScrollPane scroll = new ScrollPane(dialogue.content());
    scroll.setFitToWidth(true);
    scroll.prefViewportWidthProperty().bind(dialogue.content().prefWidthProperty());
    // Its height is known only once its words are wrapped.
    scroll.prefViewportHeightProperty().bind(dialogue.content().heightProperty());
    scroll.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    scroll.getStyleClass().add("panel-scroll");
    shell.host().openDialogue(new Page(ID, Messages.text("file.card"), scroll, dialogue::closed));
  }

  /** Whether something about a model's input is to be asked. */
  private static boolean isOpen(Model model) {
    return model.input().isUncertain();
  }

  private void keep(Model model, Path path, ModelCard card) {
    shell.host().closeDialogue();
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> ModelCardFile.writeFor(path, model.checksum(), card),
            file -> {
              shell.openers().open(path);
              shell.workspace().notices().tell(Message.of("file.card.kept", file));
            });
  }
}

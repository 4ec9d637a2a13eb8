package io.github.convoscope.ui.file;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Shell;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/**
 * Accepts files and pictures dropped anywhere on the window, and highlights the window while one is
 * dragged over it.
 */
final class DropTarget {
  private DropTarget() {}

  static void install(Shell shell) {
    Label words = new Label(Messages.text("file.drop"));
    words.getStyleClass().addAll("surface", "drop-words");
    StackPane target = new StackPane(words);
    target.getStyleClass().add("drop-target");
    target.setMouseTransparent(true);
    Scene scene = shell.scene();
    scene.setOnDragEntered(event -> show(shell, target, Pasted.isIn(event.getDragboard())));
    scene.setOnDragExited(event -> show(shell, target, false));
    scene.setOnDragOver(
        event -> {
          if (Pasted.isIn(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    scene.setOnDragDropped(event -> drop(shell, event));
  }

  private static void show(Shell shell, StackPane target, boolean shown) {
    if (shown && !shell.front().contains(target)) {
      shell.front().add(target);
    } else if (!shown) {
      shell.front().remove(target);
    }
  }

  private static void drop(Shell shell, DragEvent event) {
    boolean taken = !shell.lock().refusesFiles() && Pasted.of(event.getDragboard()).showIn(shell);
    event.setDropCompleted(taken);
    event.consume();
  }
}

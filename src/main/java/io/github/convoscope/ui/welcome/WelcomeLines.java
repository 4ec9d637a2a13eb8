package io.github.convoscope.ui.welcome;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Shell;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Three lines over the scene that say what to do. JavaFX thread. */
final class WelcomeLines extends VBox {
  private static final int LINES = 3;
  private static final double MARGIN_EMS = 2;

  private final Shell shell;

  /** Makes the lines, hidden, in the scene's upper left corner, beside the pad. */
  WelcomeLines(Shell shell) {
    this.shell = shell;
    for (int line = 1; line <= LINES; line++) {
      Label label = new Label(Messages.text("welcome.line-" + line));
      label.setMinWidth(USE_PREF_SIZE);
      getChildren().add(label);
    }
    getStyleClass().addAll("welcome-lines", "surface");
    setId("welcome");
    setMouseTransparent(true);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setVisible(false);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    shell.covered().addListener(changed -> place());
    shell.em().addListener(changed -> place());
    place();
  }

  private void place() {
    double margin = MARGIN_EMS * shell.em().get();
    StackPane.setMargin(this, new Insets(margin, 0, 0, shell.covered().get().getLeft() + margin));
  }
}

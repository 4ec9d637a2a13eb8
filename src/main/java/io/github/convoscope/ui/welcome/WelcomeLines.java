package io.github.convoscope.ui.welcome;

import io.github.convoscope.message.Messages;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.Boards;
import io.github.convoscope.ui.neuron.Box;
import io.github.convoscope.ui.neuron.PanelPlace;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Three lines over the scene that say what to do. JavaFX thread. */
final class WelcomeLines extends VBox {
  private static final int LINES = 3;
  private static final double MARGIN_EMS = 2;

  private final Shell shell;

  /** Makes the lines, hidden. */
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
  }

  /** Shows them where they cover least of the layers; until the scene is there, in its corner. */
  void show() {
    setVisible(true);
    place();
  }

  private void place() {
    Insets covered = shell.covered().get();
    double margin = MARGIN_EMS * shell.em().get();
    Insets corner = new Insets(margin, 0, 0, covered.getLeft() + margin);
    Box best =
        isVisible()
            ? shell.centre().stream()
                .filter(NetworkScene.class::isInstance)
                .findFirst()
                .map(scene -> emptiest((NetworkScene) scene, margin))
                .orElse(null)
            : null;
    StackPane.setMargin(this, best == null ? corner : new Insets(best.top(), 0, 0, best.left()));
  }

  private @Nullable Box emptiest(NetworkScene scene, double margin) {
    applyCss();
    Bounds viewport = scene.viewport().getBoundsInParent();
    Box free =
        new Box(
            viewport.getMinX() + margin / 2,
            viewport.getMinY() + margin / 2,
            viewport.getWidth() - margin,
            viewport.getHeight() - margin);
    return PanelPlace.emptiest(
        free,
        Boards.of(scene, layer -> false),
        Math.ceil(prefWidth(-1)),
        Math.ceil(prefHeight(-1)));
  }
}

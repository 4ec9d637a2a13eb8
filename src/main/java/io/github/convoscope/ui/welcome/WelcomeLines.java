package io.github.convoscope.ui.welcome;

import io.github.convoscope.message.Messages;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.Boards;
import io.github.convoscope.ui.neuron.Box;
import io.github.convoscope.ui.neuron.PanelPlace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Three lines over the scene that say what to do. JavaFX thread. */
final class WelcomeLines extends VBox {
  private static final int LINES = 3;
  private static final double MARGIN_EMS = 0.8;

  private final Shell shell;
  private @Nullable Box last;

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
  }

  /** Shows them; {@link #follow} finds their place. */
  void show() {
    last = null;
    setVisible(true);
    follow();
  }

  /**
   * Keeps them off the layers and their names: they stay where they are until something comes
   * there. Called at every pulse.
   */
  void follow() {
    if (!isVisible()) {
      return;
    }
    for (Node node : shell.centre()) {
      if (node instanceof NetworkScene scene) {
        follow(scene);
        return;
      }
    }
  }

  /** The buttons over the scene. */
  private List<Box> buttons() {
    List<Box> buttons = new ArrayList<>();
    for (Node node : shell.centre()) {
      if (node.isVisible() && node.getStyleClass().contains("scene-button")) {
        Bounds place = node.getBoundsInParent();
        buttons.add(new Box(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight()));
      }
    }
    return buttons;
  }

  private void follow(NetworkScene scene) {
    applyCss();
    double margin = MARGIN_EMS * shell.em().get();
    Bounds viewport = scene.viewport().getBoundsInParent();
    Box free =
        new Box(
            viewport.getMinX() + margin,
            viewport.getMinY() + margin,
            viewport.getWidth() - 2 * margin,
            viewport.getHeight() - 2 * margin);
    List<Box> boards = new ArrayList<>(Boards.of(scene, layer -> false));
    boards.addAll(buttons());
    double width = Math.ceil(prefWidth(-1));
    double height = Math.ceil(prefHeight(-1));
    Box before = last;
    if (before == null
        || before.width() != width
        || before.height() != height
        || !PanelPlace.isClear(before, free, boards)) {
      Box best = PanelPlace.emptiest(free, boards, width, height);
      if (best != null && !best.equals(before)) {
        last = best;
        StackPane.setMargin(this, new Insets(best.top(), 0, 0, best.left()));
      }
    }
  }
}

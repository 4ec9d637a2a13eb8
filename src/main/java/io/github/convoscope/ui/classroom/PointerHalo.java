package io.github.convoscope.ui.classroom;

import io.github.convoscope.ui.Shell;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/**
 * Draws a ring round the pointer in projector mode: the pointer itself is too small to be seen from
 * the last row. JavaFX thread.
 */
final class PointerHalo {
  private static final double RADIUS_EMS = 1.1;

  private final Shell shell;
  private final Circle ring = new Circle();
  private final Pane place = new Pane(ring);

  PointerHalo(Shell shell, BooleanProperty wanted) {
    this.shell = shell;
    ring.getStyleClass().add("pointer-halo");
    ring.setManaged(false);
    ring.setVisible(false);
    ring.radiusProperty().bind(shell.em().multiply(RADIUS_EMS));
    place.setId("pointer-halo");
    place.setMouseTransparent(true);
    place.setViewOrder(Layers.POINTER);
    Scene scene = shell.scene();
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    scene.addEventHandler(MouseEvent.MOUSE_EXITED, event -> ring.setVisible(false));
    ReadOnlyBooleanProperty projector = shell.workspace().settings().projector();
    wanted.subscribe(now -> present(now && projector.get()));
    projector.subscribe(now -> present(now && wanted.get()));
  }

  private void present(boolean now) {
    if (!now) {
      shell.over().remove(place);
    } else if (!shell.over().contains(place)) {
      shell.over().add(place);
    }
  }

  private void follow(MouseEvent event) {
    if (place.getParent() != null) {
      ring.setCenterX(event.getSceneX());
      ring.setCenterY(event.getSceneY());
      ring.setVisible(true);
    }
  }
}

package io.github.convoscope.ui;

import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/**
 * Keeps the picture of the former network in front of the window while the first frame of the next
 * one is computed, so that scene, pad and answer change together. It takes the pointer: what it
 * covers is not seen yet. JavaFX thread.
 */
final class FormerPicture extends ImageView {
  private final Region shown;

  /**
   * Makes the picture, hidden.
   *
   * @param shown what a picture is taken of; this is one of its children
   */
  FormerPicture(Workspace workspace, Region shown) {
    this.shown = shown;
    setManaged(false);
    setVisible(false);
    setId("former-picture");
    setCursor(Cursor.WAIT);
    workspace.changing().addListener((observed, before, changing) -> update(changing));
  }

  private void update(boolean changing) {
    double wide = shown.getWidth();
    double high = shown.getHeight() - getLayoutY();
    boolean seen = changing && shown.getScene() != null && wide >= 1 && high >= 1;
    if (seen) {
      Window window = shown.getScene().getWindow();
      double x = window == null ? 1 : window.getRenderScaleX();
      double y = window == null ? 1 : window.getRenderScaleY();
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setFill(shown.getScene().getFill());
      parameters.setTransform(new Scale(x, y));
      parameters.setViewport(new Rectangle2D(0, getLayoutY() * y, wide * x, high * y));
      setImage(shown.snapshot(parameters, null));
      setFitWidth(wide);
      setFitHeight(high);
    } else {
      setImage(null);
    }
    setVisible(seen);
  }
}

package io.github.convoscope.scene;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * Paints rims around names, so that they can be read on any colour. A rim is the name's outline,
 * wider and behind it. The outline is computed once for each name: JavaFX would subtract shapes
 * from each other in every frame for a stroke around letters, which takes 40 ms for "airplane".
 */
final class NameRims extends Group {
  /** Width of a rim, as a part of the letters' size. */
  private static final double PART = 0.16;

  /** Size of the letters of which outlines are made; they are scaled to the name's. */
  private static final double SIZE = 40;

  private final Map<Text, Rim> rims = new HashMap<>();

  private record Rim(Path outline, Translate place, Scale size) {}

  NameRims() {
    setManaged(false);
    // Behind all names.
    setViewOrder(1);
  }

  /** Paints a rim around a name where the name is now, as long as it is visible. */
  void show(Text name, Color colour) {
    Rim rim = rims.computeIfAbsent(name, this::rim);
    rim.place.setX(name.getX());
    rim.place.setY(name.getY());
    double scale = name.getFont().getSize() / SIZE;
    rim.size.setX(scale);
    rim.size.setY(scale);
    rim.outline.setFill(colour);
    rim.outline.setStroke(colour);
    rim.outline.setOpacity(1);
  }

  /** Ends the rim of a name, if it has one. */
  void hide(Text name) {
    Rim rim = rims.get(name);
    if (rim != null) {
      rim.outline.setOpacity(0);
    }
  }

  private Rim rim(Text name) {
    Text letters = new Text(name.getText());
    letters.setFont(new Font(name.getFont().getName(), SIZE));
    Path outline = (Path) Shape.union(letters, new Rectangle());
    outline.setManaged(false);
    outline.setStrokeWidth(2 * PART * SIZE);
    outline.setStrokeLineJoin(StrokeLineJoin.ROUND);
    Translate place = new Translate();
    Scale size = new Scale();
    outline.getTransforms().addAll(name.getTransforms());
    outline.getTransforms().addAll(place, size);
    outline.visibleProperty().bind(name.visibleProperty());
    getChildren().add(outline);
    return new Rim(outline, place, size);
  }
}

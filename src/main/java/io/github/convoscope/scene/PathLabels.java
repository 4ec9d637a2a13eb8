package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * Flat texts on the edges of the scene, each on a plain rectangle: the outline of a text would be
 * computed anew for every frame. A text that would overlap a more important one is hidden. JavaFX
 * thread.
 */
final class PathLabels extends Pane {
  /** Where a text stands on its edge: near the neuron that is read, where edges lie apart. */
  private static final double PLACE = 0.3;

  /** Pixels that stay free around a text. */
  private static final double GAP = 2;

  private final List<Text> texts = new ArrayList<>();
  private final List<Rectangle> backs = new ArrayList<>();
  private List<EdgeLabel> labels = List.of();

  /** Number of texts that have their font: the size of others is not known. */
  private int styled;

  PathLabels() {
    setMouseTransparent(true);
    setManaged(false);
  }

  /** Shows these texts; {@link #place} moves them to their edges. */
  void show(List<EdgeLabel> next) {
    labels = next;
    while (texts.size() < next.size()) {
      Text text = new Text();
      text.setManaged(false);
      text.getStyleClass().add("path-label");
      texts.add(text);
      Rectangle back = new Rectangle();
      back.setManaged(false);
      back.getStyleClass().add("path-label-back");
      backs.add(back);
      getChildren().addAll(back, text);
    }
    for (int i = 0; i < texts.size(); i++) {
      boolean used = i < next.size();
      setVisible(i, used);
      if (used && !next.get(i).text().equals(texts.get(i).getText())) {
        texts.get(i).setText(next.get(i).text());
      }
    }
  }

  /**
   * Moves the texts.
   *
   * @param names other texts in the pixels of this pane, which must not be covered
   * @param ends the two ends of an edge in the pixels of this pane; empty where it is not seen
   */
  void place(List<Node> names, Function<Edge, List<Point2D>> ends) {
    if (labels.isEmpty()) {
      return;
    }
    List<LabelSpread.Box> placed = new ArrayList<>();
    for (Node name : names) {
      if (name.isVisible()) {
        Bounds box = name.getBoundsInParent();
        placed.add(
            new LabelSpread.Box(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight()));
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      Text text = texts.get(i);
      List<Point2D> line = ends.apply(labels.get(i).edge());
      if (line.isEmpty()) {
        setVisible(i, false);
        continue;
      }
      if (i >= styled && getScene() != null) {
        text.setVisible(true);
        text.applyCss();
        styled = i + 1;
      }
      Point2D at = line.get(0).interpolate(line.get(1), PLACE);
      Bounds size = text.getLayoutBounds();
      double x = at.getX() - size.getWidth() / 2;
      double y = at.getY() - size.getHeight() / 2;
      LabelSpread.Box box =
          new LabelSpread.Box(
              x - GAP, y - GAP, size.getWidth() + 2 * GAP, size.getHeight() + 2 * GAP);
      boolean inside =
          x >= 0
              && y >= 0
              && x + size.getWidth() <= getWidth()
              && y + size.getHeight() <= getHeight();
      boolean free = inside && placed.stream().noneMatch(box::overlaps);
      setVisible(i, free);
      if (free) {
        placed.add(box);
        text.setX(Math.round(x));
        text.setY(Math.round(y + text.getBaselineOffset()));
        Rectangle back = backs.get(i);
        back.setX(Math.round(x) - GAP);
        back.setY(Math.round(y));
        back.setWidth(Math.ceil(size.getWidth()) + 2 * GAP);
        back.setHeight(Math.ceil(size.getHeight()));
      }
    }
  }

  private void setVisible(int label, boolean shown) {
    texts.get(label).setVisible(shown);
    backs.get(label).setVisible(shown);
  }
}

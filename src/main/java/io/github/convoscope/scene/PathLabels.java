package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Flat texts on the edges of the scene, each on a plain rectangle: the outline of a text would be
 * computed anew for every frame. It has the colour of its edge. A text that would overlap a more
 * important one moves along its edge, or is hidden. JavaFX thread.
 */
final class PathLabels extends Pane {
  /** Where a text stands on its edge: first near the neuron that is read, where edges lie apart. */
  private static final double[] PLACES = {0.3, 0.5, 0.7};

  /** Where a text stands beside a line that has no room for it, as a part of its width. */
  private static final double[] ASIDE = {0, 0.6, -0.6};

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
      if (i >= next.size()) {
        setVisible(i, false);
      } else if (!next.get(i).text().equals(texts.get(i).getText())) {
        texts.get(i).setText(next.get(i).text());
      }
    }
  }

  /**
   * Moves the texts, and lifts the names that edges cross.
   *
   * @param names other texts in the pixels of this pane, which must not be covered
   * @param marks has the edges
   */
  void place(SceneLabels names, MarkLines marks, Projection seen) {
    names.lift(marks.ends(seen));
    if (labels.isEmpty()) {
      return;
    }
    List<LabelSpread.Box> placed = new ArrayList<>();
    for (Bounds box : names.shownNames()) {
      placed.add(
          new LabelSpread.Box(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight()));
    }
    for (int i = 0; i < labels.size(); i++) {
      Text text = texts.get(i);
      Edge edge = labels.get(i).edge();
      List<Point2D> line = marks.ends(edge, seen);
      if (line.isEmpty()) {
        setVisible(i, false);
        continue;
      }
      if (i >= styled && getScene() != null) {
        text.setVisible(true);
        text.applyCss();
        styled = i + 1;
      }
      // Set directly: the colour changes while the user draws, and a style sheet is slow.
      MarkKind kind = edge.strength() < 0 ? MarkKind.AGAINST : MarkKind.FOR;
      text.setFill(kind.colour(marks.isLight()));
      LabelSpread.Box box = free(line, text.getLayoutBounds(), placed);
      setVisible(i, box != null);
      if (box != null) {
        placed.add(box);
        double x = Math.round(box.x() + GAP);
        double y = Math.round(box.y() + GAP);
        text.setX(x);
        text.setY(Math.round(y + text.getBaselineOffset()));
        Rectangle back = backs.get(i);
        back.setX(x - GAP);
        back.setY(y);
        back.setWidth(Math.ceil(box.width()));
        back.setHeight(Math.ceil(box.height() - 2 * GAP));
      }
    }
  }

  /** The first place on a line, or beside it, where a text covers no other; null for none. */
  private LabelSpread.@Nullable Box free(
      List<Point2D> line, Bounds size, List<LabelSpread.Box> placed) {
    double width = size.getWidth() + 2 * GAP;
    double height = size.getHeight() + 2 * GAP;
    for (double aside : ASIDE) {
      for (double place : PLACES) {
        Point2D at = line.get(0).interpolate(line.get(1), place);
        LabelSpread.Box box =
            new LabelSpread.Box(
                at.getX() + (aside - 0.5) * width, at.getY() - height / 2, width, height);
        boolean inside =
            box.x() >= -GAP
                && box.y() >= -GAP
                && box.x() + width <= getWidth() + GAP
                && box.y() + height <= getHeight() + GAP;
        if (inside && placed.stream().noneMatch(box::overlaps)) {
          return box;
        }
      }
    }
    return null;
  }

  private void setVisible(int label, boolean shown) {
    texts.get(label).setVisible(shown);
    backs.get(label).setVisible(shown);
  }
}

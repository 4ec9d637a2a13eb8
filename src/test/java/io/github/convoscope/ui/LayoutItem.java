package io.github.convoscope.ui;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * One thing that is seen in the window: a control, a text, a picture, or a surface that hides what
 * is below it.
 *
 * @param node the node
 * @param whole its bounds in the window
 * @param seen the part that no scroll pane cuts off
 * @param surface true for a surface
 */
record LayoutItem(Node node, Bounds whole, Bounds seen, boolean surface) {
  private static final double LINE_EDGE = 0.2;
  static final Bounds NOTHING = new BoundingBox(0, 0, 0, 0);

  /** Bounds of what is painted: of a label its words, as it may be wider than they are. */
  static Bounds painted(Node node) {
    if (node instanceof Text) {
      // Without the empty part of the line above and below the letters.
      Bounds line = node.localToScene(node.getLayoutBounds());
      double edge = LINE_EDGE * line.getHeight();
      return new BoundingBox(
          line.getMinX(), line.getMinY() + edge, line.getWidth(), line.getHeight() - 2 * edge);
    }
    if (node instanceof Labeled labeled && node.getClass().getSimpleName().equals("Label")) {
      return labeled.getChildrenUnmodifiable().stream()
          .map(part -> part.localToScene(part.getLayoutBounds()))
          .reduce(LayoutItem::union)
          .orElse(NOTHING);
    }
    return node.localToScene(node.getLayoutBounds());
  }

  static Bounds union(Bounds a, Bounds b) {
    double x = Math.min(a.getMinX(), b.getMinX());
    double y = Math.min(a.getMinY(), b.getMinY());
    double right = Math.max(a.getMaxX(), b.getMaxX());
    double lower = Math.max(a.getMaxY(), b.getMaxY());
    return new BoundingBox(x, y, right - x, lower - y);
  }

  static Bounds common(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    double right = Math.min(a.getMaxX(), b.getMaxX());
    double lower = Math.min(a.getMaxY(), b.getMaxY());
    return right <= x || lower <= y ? NOTHING : new BoundingBox(x, y, right - x, lower - y);
  }

  boolean isSeen() {
    return seen.getWidth() > 0 && seen.getHeight() > 0;
  }

  /** True if the other item lies inside this one's node, or the other way round. */
  boolean related(LayoutItem other) {
    return isWithin(other.node, node) || isWithin(node, other.node);
  }

  private static boolean isWithin(Node inner, Node outer) {
    for (Node at = inner; at != null; at = at.getParent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /** What a finding calls it: its kind, id and style, and its first words. */
  String name() {
    String words =
        node instanceof Labeled labeled
            ? labeled.getText()
            : node instanceof Text text ? text.getText() : "";
    String brief = words == null ? "" : words.length() > 40 ? words.substring(0, 40) : words;
    String id = node.getId() == null ? "" : "#" + node.getId();
    var styles = node.getStyleClass();
    String style = styles.isEmpty() ? "" : "." + styles.get(styles.size() - 1);
    return node.getClass().getSimpleName()
        + id
        + style
        + (brief.isEmpty() ? "" : " \u201c" + brief + "\u201d");
  }
}

package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Flat text over the scene: each layer's name and shape below it, class names beside the output.
 */
final class SceneLabels extends Pane {
  private static final double WINNER_SCALE = 1.25;
  private static final Color CLASS = Color.web("#8b95a5");
  private static final Color LIGHT_CLASS = Color.web("#4b5563");
  private static final Color LIGHT_WINNER = Color.web("#10141a");
  private static final double GAP = 8;

  /**
   * How far a name may be beside the middle of its layer, as a part of the sum of both widths; of
   * the layer only what is in view counts.
   */
  private static final double MOST_ASIDE = 0.3;

  /** A unit that is less high in the view has no class name; pixels. */
  private static final double LOWEST_UNIT = 9;

  /** Largest font of a class name, pixels. */
  private static final double LARGEST_FONT = 26;

  private NetworkLayout layout;

  /** True where no layer stands above another. */
  private boolean row;

  private final List<Text> names = new ArrayList<>();
  private final List<Text> shapes = new ArrayList<>();
  private final List<Text> classes = new ArrayList<>();
  private final List<Scale> emphases = new ArrayList<>();
  private boolean light;
  private int winner = -1;

  SceneLabels(NetworkLayout layout) {
    this.layout = layout;
    row = layout.isRow();
    setMouseTransparent(true);
    for (LayerPlace place : layout.places()) {
      names.add(text(place.layer().name(), "layer-name"));
      shapes.add(text(shapeText(place), "layer-shape"));
    }
    if (layout.spec().labels().size() == layout.spec().classes()) {
      for (String label : layout.spec().labels()) {
        Text text = text(label, "class-label");
        Scale emphasis = new Scale(1, 1);
        text.getTransforms().add(emphasis);
        classes.add(text);
        emphases.add(emphasis);
      }
    }
    emphasiseAll();
  }

  private Text text(String content, String style) {
    Text text = new Text(content);
    text.setManaged(false);
    text.getStyleClass().add(style);
    getChildren().add(text);
    return text;
  }

  /** Takes a layout of the same network with other layers closed. */
  void setLayout(NetworkLayout next) {
    layout = next;
    row = layout.isRow();
    for (LayerPlace place : layout.places()) {
      shapes.get(place.layer().index()).setText(shapeText(place));
    }
  }

  /** A layer's shape; a closed layer says of how many maps or units it shows the strongest. */
  private static String shapeText(LayerPlace place) {
    Shape shape = place.layer().shape();
    return place.closed() && shape.channels() > 1
        ? Messages.text("scene.strongest", shape.channels())
        : shapeText(shape);
  }

  /** A shape as it is usually written: 8 @ 28×28, or 64. */
  static String shapeText(Shape shape) {
    return shape.spatial()
        ? shape.channels() + " @ " + shape.rows() + "×" + shape.columns()
        : String.valueOf(shape.channels());
  }

  /** Emphasises the name of a class; −1 for none. */
  void setWinner(int label) {
    if (label != winner) {
      int before = winner;
      winner = label;
      emphasise(before);
      emphasise(label);
    }
  }

  /** Changes the class names to light or dark colours; the style sheet does so for other texts. */
  void setLight(boolean on) {
    light = on;
    emphasiseAll();
  }

  private void emphasiseAll() {
    for (int i = 0; i < classes.size(); i++) {
      emphasise(i);
    }
  }

  /** Sets the colour directly: it changes while the user draws, and a style sheet is slow. */
  private void emphasise(int label) {
    if (label >= 0 && label < classes.size()) {
      boolean wins = label == winner;
      Color colour = wins ? light ? LIGHT_WINNER : Color.WHITE : light ? LIGHT_CLASS : CLASS;
      classes.get(label).setFill(colour);
      double scale = wins ? WINNER_SCALE : 1;
      emphases.get(label).setX(scale);
      emphases.get(label).setY(scale);
    }
  }

  /** Moves every text to its layer; hides it where there is no space or no layer. */
  void place(Projection projection, double flatness, boolean[] visible) {
    List<Integer> shown = new ArrayList<>();
    List<LabelSpread.Box> wanted = new ArrayList<>();
    List<Extent> extents = new ArrayList<>();
    for (LayerPlace place : layout.places()) {
      Extent extent = extent(place, projection, flatness);
      extents.add(visible[place.layer().index()] ? extent : Extent.NONE);
    }
    for (LayerPlace place : layout.places()) {
      int i = place.layer().index();
      Extent extent = extents.get(i);
      if (visible[i] && extent.meets(getWidth(), getHeight()) && !isMinor(place)) {
        shown.add(i);
        wanted.add(under(extents, i));
      } else {
        names.get(i).setVisible(false);
        shapes.get(i).setVisible(false);
      }
    }
    List<LabelSpread.@Nullable Box> boxes = spread(extents, shown, wanted);
    int worst = misplaced(extents, shown, boxes);
    while (worst >= 0) {
      put(shown.remove(worst), null);
      wanted.remove(worst);
      boxes = spread(extents, shown, wanted);
      worst = misplaced(extents, shown, boxes);
    }
    List<LabelSpread.Box> placed = new ArrayList<>();
    for (int j = 0; j < shown.size(); j++) {
      LabelSpread.Box box = boxes.get(j);
      put(shown.get(j), box);
      if (box != null) {
        placed.add(box);
      }
    }
    placeMinor(extents, placed, visible);
    placeClasses(projection, flatness, visible);
  }

  /** True for closed layers that only pass on what another shows: others' names come first. */
  private static boolean isMinor(LayerPlace place) {
    return place.closed() && OpenLayers.isPassingOn(place.layer());
  }

  /** Puts the names of minor layers right below them, where there is space left. */
  private void placeMinor(List<Extent> extents, List<LabelSpread.Box> placed, boolean[] visible) {
    for (LayerPlace layer : layout.places()) {
      int i = layer.layer().index();
      Extent extent = extents.get(i);
      if (!isMinor(layer) || !visible[i] || !extent.meets(getWidth(), getHeight())) {
        continue;
      }
      LabelSpread.Box wanted = under(extents, i).within(getWidth(), getHeight());
      boolean free =
          placed.stream().noneMatch(wanted::overlaps) && !coversOther(extents, extent, wanted);
      put(i, free ? wanted : null);
      if (free) {
        placed.add(wanted);
      }
    }
  }

  /** The best place for the name of a layer. */
  private LabelSpread.Box under(List<Extent> extents, int layer) {
    Extent extent = extents.get(layer);
    double width = Math.max(width(names.get(layer)), width(shapes.get(layer))) + GAP;
    double height = height(names.get(layer)) + height(shapes.get(layer)) + GAP;
    double x = (extent.left + extent.right - width) / 2;
    return new LabelSpread.Box(x, below(extents, extent, x, x + width), width, height);
  }

  private List<LabelSpread.@Nullable Box> spread(
      List<Extent> extents, List<Integer> shown, List<LabelSpread.Box> wanted) {
    List<LabelSpread.Box> clear = new ArrayList<>(wanted);
    List<LabelSpread.@Nullable Box> boxes = LabelSpread.spread(clear, getWidth(), getHeight());
    // Where they are now they may cover other cells: move them down, then apart once more.
    for (int j = 0; j < shown.size(); j++) {
      LabelSpread.Box box = boxes.get(j);
      if (box != null) {
        double y = below(extents, extents.get(shown.get(j)), box.x(), box.x() + box.width());
        clear.set(j, new LabelSpread.Box(box.x(), y, box.width(), box.height()));
      }
    }
    return LabelSpread.spread(clear, getWidth(), getHeight());
  }

  /**
   * The worst name among those that have no space or would be taken for another layer's: its index
   * in {@code shown}, or −1 when all are fine.
   */
  private int misplaced(
      List<Extent> extents, List<Integer> shown, List<LabelSpread.@Nullable Box> boxes) {
    int worst = -1;
    double furthest = -1;
    for (int j = 0; j < shown.size(); j++) {
      LabelSpread.Box box = boxes.get(j);
      Extent own = extents.get(shown.get(j));
      double left = Math.max(0, own.left);
      double right = Math.min(getWidth(), own.right);
      double middle = box == null ? 0 : box.x() + box.width() / 2;
      double off = box == null ? Double.MAX_VALUE : Math.abs(middle - (left + right) / 2);
      boolean nearer =
          extents.stream()
              .anyMatch(
                  other -> isAlongside(own, other) && other.aside(middle) < own.aside(middle));
      boolean astray = box == null || nearer || off > (right - left + box.width()) * MOST_ASIDE;
      boolean covering = box != null && coversOther(extents, own, box);
      boolean misleads = covering && (!row || own.isCutBy(getWidth()));
      if ((astray || misleads) && off > furthest) {
        worst = j;
        furthest = off;
      }
    }
    return worst;
  }

  /** The y at which a label is below its own layer and below the cells of its neighbours. */
  private double below(List<Extent> extents, Extent own, double left, double right) {
    double lowest = own.bottom;
    double reach = (own.right - own.left + right - left) / 2;
    for (Extent other : extents) {
      boolean beside = other.left < right - GAP / 2 && left + GAP / 2 < other.right;
      if (beside && isAlongside(own, other) && other.bottom < own.bottom + reach) {
        lowest = Math.max(lowest, other.bottom);
      }
    }
    return lowest + GAP / 2;
  }

  /** True where both are at one height: not in other lines, nor on branches one above the other. */
  private boolean isAlongside(Extent own, Extent other) {
    return row || own.top < other.bottom && other.top < own.bottom;
  }

  /** True when a label covers another layer: at the edge of the view there is no other space. */
  private boolean coversOther(List<Extent> extents, Extent own, LabelSpread.Box box) {
    // Where layers stand above each other, a label's empty rim may touch the next one.
    double rim = row ? 0 : GAP;
    return extents.stream().anyMatch(other -> other != own && other.covers(box, rim));
  }

  private void put(int layer, LabelSpread.@Nullable Box box) {
    Text name = names.get(layer);
    Text shape = shapes.get(layer);
    name.setVisible(box != null);
    shape.setVisible(box != null);
    if (box != null) {
      double middle = box.x() + box.width() / 2;
      name.setX(Math.round(middle - width(name) / 2));
      name.setY(Math.round(box.y() + GAP / 2 + name.getBaselineOffset()));
      shape.setX(Math.round(middle - width(shape) / 2));
      shape.setY(Math.round(box.y() + GAP / 2 + height(name) + shape.getBaselineOffset()));
    }
  }

  /**
   * Moves the class names beside their units; hides those outside of the view, where they would
   * cover what is beside the scene and take its clicks.
   */
  private void placeClasses(Projection projection, double flatness, boolean[] visible) {
    int output = layout.spec().output().index();
    LayerPlace place = layout.place(output);
    Plane plane = place.plane(flatness);
    for (int i = 0; i < classes.size(); i++) {
      Point beside =
          plane.point(place.left(i) + place.mapWidth(), place.top(i) + place.mapHeight() / 2);
      boolean ahead = projection.depth(beside) > 0;
      double tall = ahead ? place.mapHeight() * projection.scale(beside) : 0;
      Text text = classes.get(i);
      double size = Math.min(LARGEST_FONT, tall * 0.75);
      boolean readable = place.columns() == 1 && tall >= LOWEST_UNIT;
      text.setVisible(visible[output] && readable && isInView(projection, beside, size));
      if (text.isVisible()) {
        String style = "-fx-font-size: " + Math.round(size) + "px";
        if (!style.equals(text.getStyle())) {
          text.setStyle(style);
          // Otherwise a style that is set during layout shows as black until the next layout.
          text.applyCss();
        }
        text.setX(Math.round(projection.x(beside) + GAP));
        text.setY(Math.round(projection.y(beside) + size * 0.36));
        Scale emphasis = emphases.get(i);
        emphasis.setPivotX(text.getX());
        emphasis.setPivotY(text.getY() - size * 0.36);
      }
    }
  }

  private boolean isInView(Projection projection, Point beside, double size) {
    double x = projection.x(beside) + GAP;
    double y = projection.y(beside);
    double half = size * WINNER_SCALE / 2;
    return x >= 0 && x <= getWidth() && y >= half && y + half <= getHeight();
  }

  private static Extent extent(LayerPlace place, Projection projection, double flatness) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point corner : place.corners(flatness)) {
      if (projection.depth(corner) <= 0) {
        return Extent.NONE;
      }
      left = Math.min(left, projection.x(corner));
      right = Math.max(right, projection.x(corner));
      top = Math.min(top, projection.y(corner));
      bottom = Math.max(bottom, projection.y(corner));
    }
    return new Extent(left, top, right, bottom);
  }

  /** The rectangle of a layer in the view, pixels. */
  private record Extent(double left, double top, double right, double bottom) {
    static final Extent NONE = new Extent(0, 0, -1, -1);

    boolean meets(double width, double height) {
      return right > 0 && bottom > 0 && left < width && top < height;
    }

    /** Distance of a column from this rectangle; 0 above and below it. */
    double aside(double x) {
      return right < left ? Double.MAX_VALUE : Math.max(0, Math.max(left - x, x - right));
    }

    boolean isCutBy(double width) {
      return left < 0 || right > width;
    }

    /** True where a label, but for so many pixels of its rim, lies over this layer. */
    boolean covers(LabelSpread.Box box, double rim) {
      return left < box.x() + box.width() - rim
          && box.x() + rim < right
          && top < box.y() + box.height() - rim / 2
          && box.y() + rim / 2 < bottom;
    }
  }

  private static double width(Text text) {
    return text.getLayoutBounds().getWidth();
  }

  private static double height(Text text) {
    return text.getLayoutBounds().getHeight();
  }
}

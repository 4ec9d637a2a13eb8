package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/** Names, shapes and classes as flat text over the scene, put where their layer is seen. */
final class SceneLabels extends Pane {
  private static final double WINNER_SCALE = 1.25;
  private static final Color CLASS = Color.web("#8b95a5");
  private static final Color LIGHT_CLASS = Color.web("#4b5563");
  private static final Color LIGHT_WINNER = Color.web("#10141a");
  private static final double GAP = 8;

  /**
   * Of the widths of what is in view of a layer and of its name: how far aside the name may stand.
   */
  private static final double MOST_ASIDE = 0.3;

  private static final double SMALLEST_DIGIT = 9;
  private static final double LARGEST_DIGIT = 26;

  private final NetworkLayout layout;
  private final List<Text> names = new ArrayList<>();
  private final List<Text> shapes = new ArrayList<>();
  private final List<Text> classes = new ArrayList<>();
  private final List<Scale> emphases = new ArrayList<>();
  private boolean light;
  private int winner = -1;

  SceneLabels(NetworkLayout layout) {
    this.layout = layout;
    setMouseTransparent(true);
    for (LayerPlace place : layout.places()) {
      names.add(text(place.layer().name(), "layer-name"));
      shapes.add(text(words(place.layer().shape()), "layer-shape"));
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

  private Text text(String words, String style) {
    Text text = new Text(words);
    text.setManaged(false);
    text.getStyleClass().add(style);
    getChildren().add(text);
    return text;
  }

  /** A shape as people write it: 8 @ 28×28, or 64. */
  static String words(Shape shape) {
    return shape.spatial()
        ? shape.channels() + " @ " + shape.rows() + "×" + shape.columns()
        : String.valueOf(shape.channels());
  }

  /** Emphasises a class, −1 for none. */
  void setWinner(int label) {
    if (label != winner) {
      int before = winner;
      winner = label;
      emphasise(before);
      emphasise(label);
    }
  }

  /** Suits the classes to a light or dark surface; the other texts have a style sheet. */
  void setLight(boolean on) {
    light = on;
    emphasiseAll();
  }

  private void emphasiseAll() {
    for (int i = 0; i < classes.size(); i++) {
      emphasise(i);
    }
  }

  /** By hand: the answer changes while one draws, and style sheets cost more than all else. */
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

  /** Puts every text where its layer is seen now. */
  void place(Projection projection, double flatness, boolean[] visible) {
    List<Integer> shown = new ArrayList<>();
    List<LabelSpread.Box> wanted = new ArrayList<>();
    List<View> views = new ArrayList<>();
    for (LayerPlace place : layout.places()) {
      View view = view(place, projection, flatness);
      views.add(visible[place.layer().index()] ? view : View.NONE);
    }
    for (LayerPlace place : layout.places()) {
      int i = place.layer().index();
      View view = views.get(i);
      if (visible[i] && view.meets(getWidth(), getHeight())) {
        double width = Math.max(width(names.get(i)), width(shapes.get(i))) + GAP;
        double height = height(names.get(i)) + height(shapes.get(i)) + GAP;
        shown.add(i);
        double x = (view.left + view.right - width) / 2;
        wanted.add(new LabelSpread.Box(x, below(views, view, x, x + width), width, height));
      } else {
        names.get(i).setVisible(false);
        shapes.get(i).setVisible(false);
      }
    }
    List<LabelSpread.@Nullable Box> boxes = spread(views, shown, wanted);
    for (int lost = lost(views, shown, boxes); lost >= 0; lost = lost(views, shown, boxes)) {
      put(shown.remove(lost), null);
      wanted.remove(lost);
      boxes = spread(views, shown, wanted);
    }
    for (int j = 0; j < shown.size(); j++) {
      put(shown.get(j), boxes.get(j));
    }
    placeClasses(projection, flatness, visible);
  }

  private List<LabelSpread.@Nullable Box> spread(
      List<View> views, List<Integer> shown, List<LabelSpread.Box> wanted) {
    List<LabelSpread.Box> clear = new ArrayList<>(wanted);
    List<LabelSpread.@Nullable Box> boxes = LabelSpread.spread(clear, getWidth(), getHeight());
    // Moved apart they may stand over other cells: lower, and apart once more.
    for (int j = 0; j < shown.size(); j++) {
      LabelSpread.Box box = boxes.get(j);
      if (box != null) {
        double y = below(views, views.get(shown.get(j)), box.x(), box.x() + box.width());
        clear.set(j, new LabelSpread.Box(box.x(), y, box.width(), box.height()));
      }
    }
    return LabelSpread.spread(clear, getWidth(), getHeight());
  }

  /**
   * Among the names that would stand where one takes them for another layer's, or have no room, the
   * one furthest from its layer; −1 where there is none.
   */
  private int lost(List<View> views, List<Integer> shown, List<LabelSpread.@Nullable Box> boxes) {
    int lost = -1;
    double furthest = -1;
    for (int j = 0; j < shown.size(); j++) {
      LabelSpread.Box box = boxes.get(j);
      View own = views.get(shown.get(j));
      double left = Math.max(0, own.left);
      double right = Math.min(getWidth(), own.right);
      double middle = box == null ? 0 : box.x() + box.width() / 2;
      double off = box == null ? Double.MAX_VALUE : Math.abs(middle - (left + right) / 2);
      boolean nearer = views.stream().anyMatch(other -> other.aside(middle) < own.aside(middle));
      boolean astray = box == null || nearer || off > (right - left + box.width()) * MOST_ASIDE;
      boolean misleads = box != null && own.isCutBy(getWidth()) && standsOnOther(views, own, box);
      if ((astray || misleads) && off > furthest) {
        lost = j;
        furthest = off;
      }
    }
    return lost;
  }

  /** Where a label stands clear of its own layer and of the cells of its neighbours. */
  private static double below(List<View> views, View own, double left, double right) {
    double lowest = own.bottom;
    double reach = (own.right - own.left + right - left) / 2;
    for (View other : views) {
      boolean beside = other.left < right - GAP / 2 && left + GAP / 2 < other.right;
      if (beside && other.bottom < own.bottom + reach) {
        lowest = Math.max(lowest, other.bottom);
      }
    }
    return lowest + GAP / 2;
  }

  /** A layer of which only a rim is in view has no room for its name but its neighbour's. */
  private static boolean standsOnOther(List<View> views, View own, LabelSpread.Box box) {
    return views.stream().anyMatch(other -> other != own && other.covers(box));
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
   * Puts the classes beside their units, those that are in view: outside, texts would stand over
   * whatever is beside the scene and take its clicks.
   */
  private void placeClasses(Projection projection, double flatness, boolean[] visible) {
    int output = layout.spec().output().index();
    LayerPlace place = layout.place(output);
    Plane plane = place.plane(flatness);
    for (int i = 0; i < classes.size(); i++) {
      Point beside =
          plane.at(place.left(i) + place.mapWidth(), place.top(i) + place.mapHeight() / 2);
      boolean ahead = projection.depth(beside) > 0;
      double tall = ahead ? place.mapHeight() * projection.scale(beside) : 0;
      Text text = classes.get(i);
      double size = Math.min(LARGEST_DIGIT, tall * 0.75);
      boolean readable = place.columns() == 1 && tall >= SMALLEST_DIGIT;
      text.setVisible(visible[output] && readable && isInView(projection, beside, size));
      if (text.isVisible()) {
        String style = "-fx-font-size: " + Math.round(size) + "px";
        if (!style.equals(text.getStyle())) {
          text.setStyle(style);
          // A style that is set while everything is laid out would else wait in black for the next.
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

  private static View view(LayerPlace place, Projection projection, double flatness) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point corner : place.corners(flatness)) {
      if (projection.depth(corner) <= 0) {
        return View.NONE;
      }
      left = Math.min(left, projection.x(corner));
      right = Math.max(right, projection.x(corner));
      top = Math.min(top, projection.y(corner));
      bottom = Math.max(bottom, projection.y(corner));
    }
    return new View(left, top, right, bottom);
  }

  private record View(double left, double top, double right, double bottom) {
    static final View NONE = new View(0, 0, -1, -1);

    boolean meets(double width, double height) {
      return right > 0 && bottom > 0 && left < width && top < height;
    }

    /** How far to the side of it a place is; 0 above and below it. */
    double aside(double x) {
      return right < left ? Double.MAX_VALUE : Math.max(0, Math.max(left - x, x - right));
    }

    boolean isCutBy(double width) {
      return left < 0 || right > width;
    }

    boolean covers(LabelSpread.Box box) {
      return left < box.x() + box.width()
          && box.x() < right
          && top < box.y() + box.height()
          && box.y() < bottom;
    }
  }

  private static double width(Text text) {
    return text.getLayoutBounds().getWidth();
  }

  private static double height(Text text) {
    return text.getLayoutBounds().getHeight();
  }
}

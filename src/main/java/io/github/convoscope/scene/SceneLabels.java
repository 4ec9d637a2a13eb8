package io.github.convoscope.scene;

import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.MapGrid;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Flat text over the scene: each layer's name and shape, and the names of the classes. */
final class SceneLabels extends Pane {
  /** Pixels of the ground behind a name that are seen beside it. */
  private static final double RIM = 3;

  /** The part of a view that a layer fills when its name may stand on it. */
  private static final double FILLING = 0.4;

  private final List<Text> names = new ArrayList<>();
  private final List<Text> shapes = new ArrayList<>();

  /** The block of each layer, and its name within the block; empty for a layer outside of any. */
  private final List<Text> blocks = new ArrayList<>();

  private final List<Text> parts = new ArrayList<>();

  /** Behind the names that a line crosses. */
  private final List<Rectangle> backs = new ArrayList<>();

  /** From boards to names that stand further away. */
  private final List<Line> leaders = new ArrayList<>();

  private final ClassNames classes;

  /** The layer whose name stands in the corner of its own board; −1 for none. */
  private int nameInCorner = -1;

  SceneLabels(NetworkLayout layout) {
    setMouseTransparent(true);
    for (int layer = 0; layer < layout.places().size(); layer++) {
      Rectangle back = new Rectangle();
      back.setManaged(false);
      back.setVisible(false);
      back.getStyleClass().add("name-back");
      backs.add(back);
      getChildren().add(back);
      Line leader = new Line();
      leader.setManaged(false);
      leader.setVisible(false);
      leader.getStyleClass().add("name-leader");
      leaders.add(leader);
      getChildren().add(leader);
    }
    for (LayerPlace place : layout.places()) {
      names.add(text(place.layer().name(), "layer-name"));
      shapes.add(text(shapeText(place), "layer-shape"));
      String block = NameForm.block(place.layer());
      blocks.add(text(block, "layer-name"));
      parts.add(text(block.isEmpty() ? "" : NameForm.within(place.layer()), "layer-shape"));
    }
    boolean named = layout.spec().labels().size() == layout.spec().classes();
    classes = new ClassNames(named ? layout.spec().labels() : List.of());
    classes.setManaged(false);
    getChildren().add(classes);
  }

  private Text text(String content, String style) {
    Text text = new Text(content);
    text.setManaged(false);
    text.getStyleClass().add(style);
    getChildren().add(text);
    return text;
  }

  /** Takes a layout of the same network, perhaps with other layers closed. */
  void setLayout(NetworkLayout next) {
    for (LayerPlace place : next.places()) {
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

  /** Emphasises the name of a class, −1 for none; true where that is another one than before. */
  boolean setWinner(int label) {
    return classes.setWinner(label);
  }

  /** Changes the class names to light or dark colours; the style sheet does so for other texts. */
  void setLight(boolean on) {
    classes.setLight(on);
  }

  /** Moves every text to its layer; hides it where there is no space or no layer. */
  void place(
      NetworkLayout layout,
      NetworkLayout.CellHeights heights,
      Projection projection,
      boolean[] visible) {
    boolean beside = layout.arrangement().names() == Arrangement.NameSide.BESIDE;
    NamePlacer placer = beside ? new NamesBeside() : new NamesBelow();
    List<NamePlacer.Size> sizes = sizes(NameForm.WHOLE);
    NamePlacer.View view =
        new NamePlacer.View(
            layout,
            projection,
            sizes,
            sizes(NameForm.BRIEF),
            sizes(NameForm.BLOCK),
            besideAnswer(layout.place(layout.spec().output().index())) * projection.magnification(),
            visible,
            getWidth(),
            getHeight());
    NamePlacer.Names found = placer.place(view);
    List<LabelSpread.@Nullable Box> boxes = new ArrayList<>(found.boxes());
    nameInCorner = filling(view);
    if (nameInCorner >= 0 && boxes.get(nameInCorner) == null) {
      NamePlacer.Size size = sizes.get(nameInCorner);
      LayerExtent own = LayerExtent.of(layout.place(nameInCorner), projection);
      LabelSpread.Box corner =
          new LabelSpread.Box(own.left(), own.top(), size.width(), size.height())
              .within(view.area());
      boxes.replaceAll(box -> box != null && box.overlaps(corner) ? null : box);
      boxes.set(nameInCorner, corner);
    } else {
      nameInCorner = -1;
    }
    for (int layer = 0; layer < names.size(); layer++) {
      put(layer, boxes.get(layer), found.forms().get(layer));
      lead(layer, boxes.get(layer) == null ? null : found.leaders().get(layer));
    }
    placeClasses(layout, heights, projection, visible);
  }

  /**
   * The pixels that the name of a layer, with its gap, takes beside its board; 0 for a layer of
   * which the name is shown only where there is space left.
   */
  double widthBeside(LayerPlace place) {
    int layer = place.layer().index();
    return NamePlacer.isMinor(place)
        ? 0
        : Math.max(width(names.get(layer)), width(shapes.get(layer)))
            + NamePlacer.GAP
            + NamesBeside.AIR;
  }

  /**
   * The pixels above or beside the answer, in a view of usual height, that the names of the classes
   * need; 0 where it has no row or column of units with names.
   */
  double besideAnswer(LayerPlace answer) {
    if (answer.closed() || !(answer.grid() instanceof MapGrid.Even even)) {
      return 0;
    }
    return even.rows() == 1 ? classes.rise() : even.columns() == 1 ? classes.reach() : 0;
  }

  /** The layer that takes most of a view from close up; −1 where none takes much of it. */
  private static int filling(NamePlacer.View view) {
    int filling = -1;
    double most = FILLING * view.width() * view.height();
    for (LayerPlace place : view.layout().places()) {
      int layer = place.layer().index();
      if (view.visible()[layer]) {
        double part =
            LayerExtent.of(place, view.projection()).areaWithin(view.width(), view.height());
        if (part > most) {
          most = part;
          filling = layer;
        }
      }
    }
    return filling;
  }

  /** Moves the names of the classes alone, to other heights. */
  void placeClasses(
      NetworkLayout layout,
      NetworkLayout.CellHeights heights,
      Projection projection,
      boolean[] visible) {
    boolean seen = visible[layout.spec().output().index()];
    List<Bounds> taken =
        IntStream.range(0, names.size())
            .boxed()
            .flatMap(this::all)
            .filter(Text::isVisible)
            .map(Text::getBoundsInParent)
            .toList();
    classes.place(
        new ClassNames.View(layout, heights, projection, taken, getWidth(), getHeight()), seen);
  }

  /** Whether the units of the answer are as high as when the names were placed last. */
  boolean arePlacedFor(NetworkLayout layout, NetworkLayout.CellHeights heights) {
    return classes.isPlacedFor(layout.place(layout.spec().output().index()), heights);
  }

  /** Where the names of layers and classes stand that are shown now, in the pixels of this pane. */
  List<Bounds> shownNames() {
    Stream<Text> layers = IntStream.range(0, names.size()).boxed().flatMap(this::all);
    return Stream.concat(layers, classes.texts())
        .filter(Text::isVisible)
        .map(Text::getBoundsInParent)
        .toList();
  }

  /**
   * Puts a plain ground behind the names that lines cross, so that they can be read.
   *
   * @param ends of the lines, two by two, in the pixels of this pane
   */
  void lift(List<Point2D> ends) {
    for (int layer = 0; layer < names.size(); layer++) {
      List<Text> lines = all(layer).filter(Text::isVisible).toList();
      double left = lines.stream().mapToDouble(Text::getX).min().orElse(0) - RIM;
      double wide = lines.stream().mapToDouble(SceneLabels::width).max().orElse(0) + 2 * RIM;
      double top = lines.isEmpty() ? 0 : lines.get(0).getY() - lines.get(0).getBaselineOffset();
      double high = lines.stream().mapToDouble(SceneLabels::height).sum();
      boolean crossed = layer == nameInCorner && !lines.isEmpty();
      for (int i = 0; !lines.isEmpty() && !crossed && i < ends.size(); i += 2) {
        crossed = crosses(ends.get(i), ends.get(i + 1), left, top, wide, high);
      }
      Rectangle back = backs.get(layer);
      back.setVisible(crossed);
      if (crossed) {
        back.setX(left);
        back.setY(top);
        back.setWidth(wide);
        back.setHeight(high);
      }
    }
  }

  /** True where a line and a rectangle meet: some part of the line is inside all four edges. */
  private static boolean crosses(
      Point2D from, Point2D to, double left, double top, double wide, double high) {
    double alongX = to.getX() - from.getX();
    double alongY = to.getY() - from.getY();
    double[] begin = {0};
    double[] end = {1};
    return clip(alongX, left - from.getX(), left + wide - from.getX(), begin, end)
        && clip(alongY, top - from.getY(), top + high - from.getY(), begin, end);
  }

  /** Cuts a line to the part between two values on one axis (Liang and Barsky, 1984). */
  private static boolean clip(double along, double low, double high, double[] begin, double[] end) {
    if (along == 0) {
      return low <= 0 && high >= 0;
    }
    begin[0] = Math.max(begin[0], Math.min(low / along, high / along));
    end[0] = Math.min(end[0], Math.max(low / along, high / along));
    return begin[0] <= end[0];
  }

  private List<NamePlacer.Size> sizes(NameForm form) {
    List<NamePlacer.Size> sizes = new ArrayList<>();
    for (int layer = 0; layer < names.size(); layer++) {
      List<Text> lines = lines(layer, form);
      sizes.add(
          new NamePlacer.Size(
              lines.stream().mapToDouble(SceneLabels::width).max().orElse(0) + NamePlacer.GAP,
              lines.stream().mapToDouble(SceneLabels::height).sum() + NamePlacer.GAP));
    }
    return sizes;
  }

  /** The lines of a layer's name in a form, from the top. */
  private List<Text> lines(int layer, NameForm form) {
    boolean inBlock = !blocks.get(layer).getText().isEmpty();
    return switch (form) {
      case WHOLE -> List.of(names.get(layer), shapes.get(layer));
      case BRIEF ->
          inBlock ? List.of(blocks.get(layer), parts.get(layer)) : List.of(names.get(layer));
      case BLOCK -> List.of(blocks.get(layer));
    };
  }

  private Stream<Text> all(int layer) {
    return Stream.of(names.get(layer), shapes.get(layer), blocks.get(layer), parts.get(layer));
  }

  private void put(int layer, LabelSpread.@Nullable Box box, NameForm form) {
    List<Text> lines = box == null ? List.of() : lines(layer, form);
    all(layer).forEach(text -> text.setVisible(lines.contains(text)));
    if (box != null) {
      double middle = box.x() + box.width() / 2;
      double top = box.y() + NamePlacer.GAP / 2;
      for (Text line : lines) {
        line.setX(Math.round(middle - width(line) / 2));
        line.setY(Math.round(top + line.getBaselineOffset()));
        top += height(line);
      }
    }
  }

  private void lead(int layer, NameLeaders.@Nullable Leader way) {
    Line leader = leaders.get(layer);
    leader.setVisible(way != null);
    if (way != null) {
      leader.setStartX(way.board().x());
      leader.setStartY(way.board().y());
      leader.setEndX(way.name().x());
      leader.setEndY(way.name().y());
    }
  }

  private static double width(Text text) {
    return text.getLayoutBounds().getWidth();
  }

  private static double height(Text text) {
    return text.getLayoutBounds().getHeight();
  }
}

package io.github.convoscope.scene;

import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.MapGrid;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The names of the classes at the units of the answer; the winner's is larger. Names that have no
 * room side by side above a row of units stand at a slant. A name in front of a unit's block has a
 * rim, so that it can be read on any colour.
 */
final class ClassNames extends Group {
  private static final double WINNER_SCALE = 1.25;
  private static final Color CLASS = Color.web("#8b95a5");
  private static final Color LIGHT_CLASS = Color.web("#4b5563");
  private static final Color LIGHT_WINNER = Color.web("#10141a");
  private static final Color RIM = Color.web("#0b0e13");
  private static final Color LIGHT_RIM = Color.web("#ffffff");

  /** Pixels between a name and the edge of the view, where a panel may begin. */
  private static final double EDGE = 6;

  /**
   * The same above the winner's name in a usual window: a page that covers the scene begins there.
   */
  private static final double TOP_EDGE = 10;

  /** Smallest font of the winner's name beside a block, pixels. */
  private static final double LEAST_WINNER = 14;

  /** Between a unit and a name at a slant, as a part of the letters' size. */
  private static final double LEAD = 0.7;

  /** Part of the letters' size that is painted. */
  private static final double INK = 0.72;

  /** A longer name is shortened, letters. */
  private static final int MOST_LETTERS = 16;

  private final List<SlantedText> words = new ArrayList<>();
  private final NameRims rims = new NameRims();

  /** Which names are shown, while they are placed: a node that is hidden and shown is costly. */
  private final boolean[] shown;

  /** How high the units stood when the names were placed last. */
  private final double[] placedFor;

  private boolean light;
  private int winner = -1;

  /**
   * What names are placed by.
   *
   * @param taken where names of layers stand, pixels
   * @param width of the view, pixels
   * @param height of the view, pixels
   */
  record View(
      NetworkLayout layout,
      NetworkLayout.CellHeights heights,
      Projection projection,
      List<Bounds> taken,
      double width,
      double height) {
    LayerPlace place() {
      return layout.place(layout.spec().output().index());
    }
  }

  ClassNames(List<String> labels) {
    for (String label : labels) {
      words.add(new SlantedText(shortened(label), "class-label"));
    }
    shown = new boolean[words.size()];
    placedFor = new double[words.size()];
    words.forEach(word -> getChildren().add(word.text()));
    getChildren().add(rims);
    emphasiseAll();
  }

  private static String shortened(String label) {
    return label.length() <= MOST_LETTERS ? label : label.substring(0, MOST_LETTERS - 1) + "…";
  }

  /** All names. */
  Stream<Text> texts() {
    return words.stream().map(SlantedText::text);
  }

  /**
   * The pixels above a row of units, in a view of usual height, that the names need where they
   * stand at a slant.
   */
  double rise() {
    return SlantedRow.rise(longest() * SlantedRow.LARGEST_FONT);
  }

  /** The pixels beside a column of units, in a view of usual height, that the names may need. */
  double reach() {
    return longest() * UnitBlock.LARGEST_FONT * WINNER_SCALE + SlantedText.GAP + EDGE;
  }

  /** Width of the longest name with letters of one pixel. */
  private double longest() {
    return words.stream().mapToDouble(SlantedText::widthPerFont).max().orElse(0);
  }

  /** Emphasises the name of a class, −1 for none; true where that is another one than before. */
  boolean setWinner(int label) {
    if (label == winner) {
      return false;
    }
    int before = winner;
    winner = label;
    emphasise(before);
    emphasise(label);
    return true;
  }

  /** Changes to light or dark colours. */
  void setLight(boolean on) {
    light = on;
    emphasiseAll();
  }

  private void emphasiseAll() {
    for (int i = 0; i < words.size(); i++) {
      emphasise(i);
    }
  }

  private void emphasise(int label) {
    if (label >= 0 && label < words.size()) {
      boolean wins = label == winner;
      Color colour = wins ? light ? LIGHT_WINNER : Color.WHITE : light ? LIGHT_CLASS : CLASS;
      words.get(label).emphasise(colour, wins ? WINNER_SCALE : 1);
    }
  }

  /**
   * Moves every name to its unit; hides those that are too small, those that would touch another
   * name, and those outside of the view, where they would cover what is beside the scene and take
   * its clicks.
   */
  void place(View view, boolean visible) {
    for (int i = 0; i < placedFor.length && !view.place().closed(); i++) {
      placedFor[i] = view.heights().of(Neuron.unit(view.place().layer().index(), i));
    }
    Map<Text, Bounds> blocks = choose(view, visible);
    makeWayForWinner();
    for (int i = 0; i < words.size(); i++) {
      words.get(i).text().setVisible(shown[i]);
      if (shown[i]) {
        setRim(words.get(i).text(), blocks.values());
      }
    }
  }

  /** Whether the units are as high as when the names were placed last. */
  boolean isPlacedFor(LayerPlace answer, NetworkLayout.CellHeights heights) {
    if (answer.closed()) {
      return false;
    }
    for (int i = 0; i < placedFor.length; i++) {
      if (placedFor[i] != heights.of(Neuron.unit(answer.layer().index(), i))) {
        return false;
      }
    }
    return true;
  }

  /** Moves the names, chooses which are shown, and returns the blocks of the units. */
  private Map<Text, Bounds> choose(View view, boolean visible) {
    LayerPlace place = view.place();
    NetworkLayout.CellHeights heights = view.heights();
    Projection projection = view.projection();
    double width = view.width();
    double height = view.height();
    boolean beside = view.layout().arrangement().names() == Arrangement.NameSide.BELOW;
    boolean fits =
        visible
            && !place.closed()
            && place.grid() instanceof MapGrid.Even even
            && (beside ? even.columns() == 1 : even.rows() == 1);
    List<Bounds> placed = new ArrayList<>(view.taken());
    Map<Text, Bounds> blocks = new HashMap<>();
    for (int i = 0; fits && !beside && i < words.size(); i++) {
      if (heights.of(Neuron.unit(place.layer().index(), i)) > 0) {
        blocks.put(words.get(i).text(), UnitBlock.extent(place, i, heights, projection));
      }
    }
    Point2D step = fits && !beside ? narrowStep(place, projection) : null;
    SlantedRow row = step == null ? null : SlantedRow.of(step, projection.magnification());
    if (step != null && row != null) {
      int hidden = placeSlanted(row, view, blocks.values());
      for (SlantedRow next = row; hidden > 0 && next != null; ) {
        next = next.steeper(step, projection.magnification());
        if (next != null) {
          hidden = placeSlanted(next, view, blocks.values());
        }
      }
      if (isNamedAtBlock(fits, beside) && !shown[winner]) {
        placeAtBlock(view);
      }
      return blocks;
    }
    boolean atBlock = isNamedAtBlock(fits, beside);
    if (atBlock && placeAtBlock(view)) {
      placed.add(words.get(winner).text().getBoundsInParent());
    }
    for (int i : winnerFirst()) {
      if (i == winner && atBlock) {
        continue;
      }
      Point at =
          fits ? UnitBlock.at(place, i, beside, heights, projection) : place.plane().centre();
      double size = fits ? UnitBlock.size(place, projection, at, beside) : 0;
      double x = size > 0 ? projection.x(at) : 0;
      double y = size > 0 ? projection.y(at) : 0;
      shown[i] = size > 0 && isInside(x, y, size * WINNER_SCALE, beside, width, height);
      if (shown[i]) {
        put(i, size, x, y, beside, projection.magnification());
        shown[i] = isClear(i, width) && (i == winner || isFree(i, placed, blocks));
      }
      if (size > 0 && !shown[i] && !beside && i != winner) {
        // Its block, or another one, hides the edge where it would stand: it stands on its cell.
        Point on = UnitBlock.middle(place, i, heights);
        words.get(i).putLevel(size, projection.x(on), projection.y(on), false, 0, 1);
        shown[i] =
            isInside(projection.x(on), projection.y(on), size, true, width, height)
                && isClear(i, width)
                && isFree(i, placed, blocks);
      }
      if (shown[i]) {
        placed.add(words.get(i).text().getBoundsInParent());
      }
    }
    return blocks;
  }

  /** Hides what touches the winner's name, once all names have their place. */
  private void makeWayForWinner() {
    if (winner >= 0 && winner < words.size() && shown[winner]) {
      List<Point> letters = Polygons.letters(words.get(winner).text());
      for (int i = 0; i < words.size(); i++) {
        if (i != winner
            && shown[i]
            && Polygons.meet(letters, Polygons.letters(words.get(i).text()))) {
          shown[i] = false;
        }
      }
    }
  }

  private boolean isNamedAtBlock(boolean fits, boolean beside) {
    return fits && !beside && winner >= 0 && winner < words.size();
  }

  /**
   * Puts the winner's name above its block, or beside it where a layer's name stands there, and
   * hides the names that it meets: it is read from every side, and never in front of the block,
   * which has the colour of the name. False where the block is not in the view.
   */
  private boolean placeAtBlock(View view) {
    LayerPlace place = view.place();
    NetworkLayout.CellHeights heights = view.heights();
    Projection projection = view.projection();
    Text text = words.get(winner).text();
    Bounds block = UnitBlock.extent(place, winner, heights, projection);
    shown[winner] = false;
    Point at = UnitBlock.at(place, winner, false, NetworkLayout.CellHeights.FLAT, projection);
    if (block.getMaxY() < 0 || projection.depth(at) <= 0) {
      return false;
    }
    double large = projection.magnification();
    double size = Math.max(UnitBlock.size(place, projection, at, false), LEAST_WINNER * large);
    double half = (words.get(winner).widthPerFont() * size * WINNER_SCALE + size) / 2;
    double top = TOP_EDGE * large + size * WINNER_SCALE;
    double[][] spots = {
      {block.getCenterX(), block.getMinY()},
      {block.getMinX() - half, block.getCenterY()},
      {block.getMaxX() + half, block.getCenterY()}
    };
    for (double[] spot : spots) {
      put(winner, size, spot[0], Math.max(spot[1], top), false, large);
      Bounds ink = text.getBoundsInParent();
      boolean inside =
          ink.getMinX() >= EDGE
              && ink.getMaxX() <= view.width() - EDGE
              && ink.getMaxY() <= view.height();
      if (inside && view.taken().stream().noneMatch(ink::intersects)) {
        for (int i = 0; i < words.size(); i++) {
          shown[i] = shown[i] && !ink.intersects(words.get(i).text().getBoundsInParent());
        }
        shown[winner] = true;
        return true;
      }
    }
    return false;
  }

  /**
   * From one unit to the next at its right, pixels, where names have no room side by side; null
   * where they have.
   */
  private @Nullable Point2D narrowStep(LayerPlace place, Projection projection) {
    for (int i = 1; i < words.size(); i++) {
      Point before = UnitBlock.at(place, i - 1, false, NetworkLayout.CellHeights.FLAT, projection);
      Point here = UnitBlock.at(place, i, false, NetworkLayout.CellHeights.FLAT, projection);
      if (projection.depth(before) <= 0 || projection.depth(here) <= 0) {
        return null;
      }
      double size = UnitBlock.size(place, projection, here, false);
      double both = words.get(i - 1).widthPerFont() + words.get(i).widthPerFont();
      double right = projection.x(here) - projection.x(before);
      double down = projection.y(here) - projection.y(before);
      if (size > 0 && Math.abs(right) < size * both / 2) {
        return right < 0 ? new Point2D(-right, -down) : new Point2D(right, down);
      }
    }
    return null;
  }

  /**
   * Puts the names above their units, at a slant; hides those that would touch something else, and
   * returns how many.
   */
  private int placeSlanted(SlantedRow row, View view, Collection<Bounds> blocks) {
    LayerPlace place = view.place();
    NetworkLayout.CellHeights heights = view.heights();
    Projection projection = view.projection();
    Map<Integer, Point2D> placed = new HashMap<>();
    for (int i : winnerFirst()) {
      Text text = words.get(i).text();
      Point at = UnitBlock.at(place, i, false, heights, projection);
      Point2D from = new Point2D(projection.x(at), projection.y(at));
      from = row.along(from, row.size() * LEAD);
      words.get(i).putSlanted(row.size(), from.getX(), from.getY(), row.degrees());
      Bounds ink = text.getBoundsInParent();
      shown[i] =
          ink.getMinX() >= EDGE
              && ink.getMaxX() <= view.width() - EDGE
              && ink.getMinY() >= EDGE * projection.magnification()
              && view.taken().stream().noneMatch(ink::intersects)
              && (i == winner || isFree(row, i, from, placed, blocks));
      if (shown[i]) {
        placed.put(i, from);
      }
    }
    return words.size() - placed.size();
  }

  private boolean isFree(
      SlantedRow row,
      int name,
      Point2D from,
      Map<Integer, Point2D> placed,
      Collection<Bounds> blocks) {
    double length = words.get(name).length();
    return blocks.stream().noneMatch(block -> row.passes(from, length, block))
        && placed.entrySet().stream()
            .noneMatch(
                other ->
                    row.touch(
                        from,
                        length,
                        other.getValue(),
                        words.get(other.getKey()).length(),
                        row.size() * (1 + words.get(other.getKey()).emphasis()) * INK));
  }

  private boolean isClear(int name, double width) {
    Bounds ink = words.get(name).text().getBoundsInParent();
    return ink.getMinX() >= EDGE && ink.getMaxX() <= width - EDGE;
  }

  private boolean isFree(int name, List<Bounds> placed, Map<Text, Bounds> blocks) {
    Text text = words.get(name).text();
    Bounds ink = text.getBoundsInParent();
    return placed.stream().noneMatch(ink::intersects) && !isOnABlock(text, ink, blocks);
  }

  /** True where the middle of a name is on the block of another unit. */
  private static boolean isOnABlock(Text name, Bounds ink, Map<Text, Bounds> blocks) {
    return blocks.entrySet().stream()
        .anyMatch(
            block ->
                block.getKey() != name
                    && block.getValue().contains(ink.getCenterX(), ink.getCenterY()));
  }

  private List<Integer> winnerFirst() {
    List<Integer> order = new ArrayList<>();
    if (winner >= 0 && winner < words.size()) {
      order.add(winner);
    }
    for (int i = 0; i < words.size(); i++) {
      if (i != winner) {
        order.add(i);
      }
    }
    return order;
  }

  /** True where a name of that size beside or above a point is inside the view. */
  private static boolean isInside(
      double x, double y, double size, boolean beside, double width, double height) {
    double left = beside ? 0 : size / 2;
    double above = beside ? size / 2 : size;
    double below = beside ? size / 2 : 0;
    return x >= left && x + size / 2 <= width && y >= above && y + below <= height;
  }

  /** Puts a name level, at the right of a point or above it, where the winner's has room. */
  private void put(int i, double size, double x, double y, boolean beside, double magnification) {
    double lift = beside ? 0 : size * WINNER_SCALE / 2;
    words.get(i).putLevel(size, x, y, beside, lift, magnification);
  }

  /** Gives a name a rim exactly while it stands in front of a block. */
  private void setRim(Text text, Collection<Bounds> blocks) {
    Bounds ink = text.getBoundsInParent();
    if (blocks.stream().anyMatch(ink::intersects)) {
      rims.show(text, light ? LIGHT_RIM : RIM);
    } else {
      rims.hide(text);
    }
  }
}

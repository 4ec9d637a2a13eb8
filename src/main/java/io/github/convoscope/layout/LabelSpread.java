package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves labels apart so that none covers another and none leaves the view; what finds no room is
 * left out. Earlier labels matter more.
 */
public final class LabelSpread {
  private static final int STEPS = 40;

  private LabelSpread() {}

  /** A label's box, pixels. */
  public record Box(double x, double y, double width, double height) {
    boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    Box moved(double by) {
      return new Box(x + by, y, width, height);
    }

    Box within(double viewWidth, double viewHeight) {
      return new Box(
          Math.max(0, Math.min(viewWidth - width, x)),
          Math.max(0, Math.min(viewHeight - height, y)),
          width,
          height);
    }
  }

  /**
   * Places labels.
   *
   * @param wanted where each label would like to be, gaps around it included
   * @return for each label where it goes, or null where there is no room
   */
  public static List<@Nullable Box> spread(List<Box> wanted, double width, double height) {
    List<Box> boxes = new ArrayList<>();
    for (Box box : wanted) {
      boxes.add(box.within(width, height));
    }
    for (int step = 0; step < STEPS && pushApart(boxes, width, height); step++) {}
    List<@Nullable Box> placed = new ArrayList<>();
    for (Box box : boxes) {
      boolean free = placed.stream().noneMatch(other -> other != null && box.overlaps(other));
      placed.add(free && box.width <= width && box.height <= height ? box : null);
    }
    return placed;
  }

  private static boolean pushApart(List<Box> boxes, double width, double height) {
    boolean moved = false;
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        Box a = boxes.get(i);
        Box b = boxes.get(j);
        if (a.overlaps(b)) {
          boolean aLeft = a.x + a.width / 2 <= b.x + b.width / 2;
          double by = (aLeft ? a.x + a.width - b.x : b.x + b.width - a.x) / 2 + 0.01;
          boxes.set(i, a.moved(aLeft ? -by : by).within(width, height));
          boxes.set(j, b.moved(aLeft ? by : -by).within(width, height));
          moved = true;
        }
      }
    }
    return moved;
  }
}

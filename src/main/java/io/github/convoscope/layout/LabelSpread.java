package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves labels sideways until none covers another and none leaves its area. A label without space
 * is left out; earlier labels come first.
 */
public final class LabelSpread {
  private static final int STEPS = 40;

  private LabelSpread() {}

  /** The rectangle of a label, pixels. */
  public record Box(double x, double y, double width, double height) {
    /** True where both cover a pixel. */
    public boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    Box moved(double by) {
      return new Box(x + by, y, width, height);
    }

    /** The same box moved into an area. */
    public Box within(Box area) {
      return new Box(
          Math.max(area.x, Math.min(area.x + area.width - width, x)),
          Math.max(area.y, Math.min(area.y + area.height - height, y)),
          width,
          height);
    }

    /** True where all of the other box is inside of this one. */
    public boolean contains(Box other) {
      return other.x >= x
          && other.y >= y
          && other.x + other.width <= x + width
          && other.y + other.height <= y + height;
    }
  }

  /**
   * Places labels.
   *
   * @param wanted the best place for each label, with the gap around it
   * @param area where labels may stand
   * @return the place of each label, or null for a label that is left out
   */
  public static List<@Nullable Box> spread(List<Box> wanted, Box area) {
    List<Box> boxes = new ArrayList<>();
    for (Box box : wanted) {
      boxes.add(box.within(area));
    }
    for (int step = 0; step < STEPS && pushApart(boxes, area); step++) {}
    List<@Nullable Box> placed = new ArrayList<>();
    for (Box box : boxes) {
      boolean free = placed.stream().noneMatch(other -> other != null && box.overlaps(other));
      placed.add(free && box.width <= area.width && box.height <= area.height ? box : null);
    }
    return placed;
  }

  private static boolean pushApart(List<Box> boxes, Box area) {
    boolean moved = false;
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        Box a = boxes.get(i);
        Box b = boxes.get(j);
        if (a.overlaps(b)) {
          boolean aLeft = a.x + a.width / 2 <= b.x + b.width / 2;
          double by = (aLeft ? a.x + a.width - b.x : b.x + b.width - a.x) / 2 + 0.01;
          boxes.set(i, a.moved(aLeft ? -by : by).within(area));
          boxes.set(j, b.moved(aLeft ? by : -by).within(area));
          moved = true;
        }
      }
    }
    return moved;
  }
}

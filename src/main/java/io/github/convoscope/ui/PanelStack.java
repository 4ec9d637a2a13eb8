package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;

/**
 * Lays panels out one below the other: small ones get the height they need, the others share the
 * rest. If they would become too low to use, those that were opened first are folded to their
 * titles. A lesson and a panel that its step needs are seen together, and may be lower.
 */
final class PanelStack {
  /** A panel that would be lower than this is folded to its title. */
  static final double LOWEST_EMS = 17;

  /** The same while a lesson and a panel are kept open. */
  private static final double LOWEST_KEPT_EMS = 9.5;

  /** From this height on, for each of two panels, the drawing above them keeps its size. */
  private static final double ROOMY_EMS = 15;

  /** A panel may take up to this multiple of its share, if its whole content then fits. */
  private static final double SLIGHTLY = 1.35;

  static final double FOLDED_EMS = 3.1;

  private final PanelHost host;
  private final Function<SidePanel, Region> surfaces;
  private final ObservableValue<Number> em;
  private final double marginEms;

  /**
   * A stack of panels.
   *
   * @param host tells the order in which panels are folded
   * @param surfaces gives the surface of an open panel
   * @param em size of text in pixels
   * @param marginEms room between panels
   */
  PanelStack(
      PanelHost host,
      Function<SidePanel, Region> surfaces,
      ObservableValue<Number> em,
      double marginEms) {
    this.host = host;
    this.surfaces = surfaces;
    this.em = em;
    this.marginEms = marginEms;
  }

  /** Whether a lesson and a panel are to be seen together. */
  boolean areTwoKept() {
    return host.keptOpen().size() > 1;
  }

  /** Whether a height, in pixels, is enough for two panels below a drawing of usual size. */
  boolean isRoomy(double height) {
    return height >= 2 * (ROOMY_EMS * unit() + margin());
  }

  /** Whether a lesson is open. */
  boolean leads() {
    return !host.keptOpen().isEmpty();
  }

  /**
   * Whether the open lesson is seen whole in a column of this size, in pixels, with all other
   * panels below it; true without a lesson, and for one that is much too high, as it is edited.
   */
  boolean isLessonWhole(double width, double height) {
    if (!leads()) {
      return true;
    }
    int others = host.panels().size() - 1;
    double unfolded = areTwoKept() ? (LOWEST_KEPT_EMS - FOLDED_EMS) * unit() : 0;
    double below = others * (FOLDED_EMS * unit() + margin()) + unfolded;
    double needed = needed(host.keptOpen().get(0), width);
    return needed + below <= height || needed > 2 * height;
  }

  /** Whether it is the open lesson: while it is the newest, it is seen whole. */
  private boolean leads(SidePanel panel) {
    return leads() && host.keptOpen().get(0).equals(panel);
  }

  private double unit() {
    return em.getValue().doubleValue();
  }

  private double margin() {
    return Math.round(marginEms * unit());
  }

  private double lowest() {
    return (areTwoKept() ? LOWEST_KEPT_EMS : LOWEST_EMS) * unit();
  }

  /** Sets the sizes of panels between two heights, in pixels, and folds those without room. */
  void lay(List<SidePanel> panels, double x, double top, double width, double bottom) {
    double margin = margin();
    double folded = FOLDED_EMS * unit();
    double room = bottom - top + margin;
    List<SidePanel> open = open(panels, width, room);
    double left = room - (panels.size() - open.size()) * (folded + margin);
    Map<SidePanel, Double> heights = new HashMap<>();
    List<SidePanel> waiting = new ArrayList<>(open);
    while (!waiting.isEmpty()) {
      double share = left / waiting.size() - margin;
      SidePanel next = waiting.get(0);
      double height = share;
      double others = (waiting.size() - 1) * (lowest() + margin) + margin;
      for (SidePanel panel : waiting) {
        double needed = needed(panel, width);
        boolean slightlyMore = needed <= SLIGHTLY * share && needed <= left - others;
        if (needed <= share || slightlyMore) {
          next = panel;
          height = needed;
        }
      }
      if (waiting.get(0).equals(open.get(0)) && leads(open.get(0))) {
        // What the lesson says and asks comes first.
        next = waiting.get(0);
        height = Math.min(needed(next, width), Math.max(share, left - others));
      }
      heights.put(next, height);
      left -= height + margin;
      waiting.remove(next);
    }
    double y = top;
    for (SidePanel panel : panels) {
      Region surface = surfaces.apply(panel);
      double height = heights.getOrDefault(panel, folded);
      Surfaces.fold(surface, !open.contains(panel));
      surface.resizeRelocate(x, y, width, height);
      y += height + margin;
    }
  }

  /**
   * The newest panels that can be used beside the folded others: small ones need less room. A
   * lesson that needs panels shares the room with one: with the newest of them.
   */
  private List<SidePanel> open(List<SidePanel> panels, double width, double room) {
    double folded = FOLDED_EMS * unit();
    double left = room - panels.size() * (folded + margin());
    List<SidePanel> newest = new ArrayList<>(host.newest(panels, panels.size()));
    int most = newest.size();
    if (areTwoKept() && newest.contains(host.keptOpen().get(0))) {
      List<SidePanel> kept = new ArrayList<>(host.keptOpen());
      SidePanel lesson = kept.remove(0);
      kept.retainAll(newest);
      newest.remove(lesson);
      newest.removeAll(kept);
      newest.addAll(0, host.newest(kept, kept.size()));
      newest.add(0, lesson);
      most = 2;
    }
    List<SidePanel> open = new ArrayList<>();
    for (SidePanel panel : newest) {
      double needed = needed(panel, width);
      boolean whole = open.isEmpty() && leads(panel) && !areTwoKept();
      left -= Math.max(0, (whole ? needed : Math.min(needed, lowest())) - folded);
      if (open.size() == most || left < 0 && !open.isEmpty()) {
        break;
      }
      open.add(panel);
    }
    return open;
  }

  /**
   * The height that a panel needs. Asks the content itself, as a scroll pane would ask for the
   * height without passing on the width.
   */
  private double needed(SidePanel panel, double width) {
    Region surface = surfaces.apply(panel);
    Insets insets = Surfaces.padding(surface);
    if (insets.equals(Insets.EMPTY)) {
      // A panel that was added since the last pulse has no padding yet.
      surface.applyCss();
      insets = Surfaces.padding(surface);
    }
    double inside = width - insets.getLeft() - insets.getRight();
    return panel.content().prefHeight(inside) + insets.getTop() + insets.getBottom();
  }
}

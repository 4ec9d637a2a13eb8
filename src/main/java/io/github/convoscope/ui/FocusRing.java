package io.github.convoscope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Moves the keyboard focus between the parts of the window: pad, scene, panels. JavaFX thread. */
final class FocusRing {
  private FocusRing() {}

  /**
   * Gives the keyboard focus to the next place that accepts it.
   *
   * @param places the parts of the window, in their order
   * @param owner the node that has the focus now, or null
   * @param step 1 for the next place, −1 for the one before
   */
  static void move(List<? extends Node> places, @Nullable Node owner, int step) {
    int count = places.size();
    int now = step > 0 ? -1 : count;
    for (int i = 0; i < count; i++) {
      if (isInside(places.get(i), owner)) {
        now = i;
      }
    }
    for (int i = 1; i <= count; i++) {
      Node taker = taker(places.get(Math.floorMod(now + i * step, count)));
      if (taker != null) {
        taker.requestFocus();
        return;
      }
    }
  }

  private static boolean isInside(Node place, @Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == place) {
        return true;
      }
    }
    return false;
  }

  /** The first node of a place that accepts the keyboard focus, or null. */
  private static @Nullable Node taker(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node taker = taker(child);
        if (taker != null) {
          return taker;
        }
      }
    }
    return null;
  }
}

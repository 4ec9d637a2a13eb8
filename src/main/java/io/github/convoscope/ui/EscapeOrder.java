package io.github.convoscope.ui;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers in which order things were opened that Esc can end, such as panels, step mode and a
 * question, so that Esc ends the one that was opened last. JavaFX thread.
 */
final class EscapeOrder {
  private final Map<Object, Runnable> open = new LinkedHashMap<>();

  /**
   * Makes something the newest, also if it was open before.
   *
   * @param what stands for it
   * @param end ends it
   */
  void opened(Object what, Runnable end) {
    open.remove(what);
    open.put(what, end);
  }

  /** Lets something take the place of another thing; does nothing if that is not open. */
  void replaced(Object before, Object next, Runnable end) {
    Map<Object, Runnable> old = new LinkedHashMap<>(open);
    open.clear();
    old.forEach(
        (what, itsEnd) -> open.put(what == before ? next : what, what == before ? end : itsEnd));
  }

  /** Forgets something that has ended. */
  void closed(Object what) {
    open.remove(what);
  }

  /** Ends what was opened last; false if nothing is open. */
  boolean endNewest() {
    Object newest = null;
    for (Object what : open.keySet()) {
      newest = what;
    }
    Runnable end = newest == null ? null : open.remove(newest);
    if (end == null) {
      return false;
    }
    end.run();
    return true;
  }
}

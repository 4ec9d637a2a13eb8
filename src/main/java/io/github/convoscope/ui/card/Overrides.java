package io.github.convoscope.ui.card;

import io.github.convoscope.ui.SceneMarks.LayerValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who has layers show other numbers than their activations; of several the first in this order is
 * seen. JavaFX thread.
 */
final class Overrides {
  /** Who. */
  enum By {
    /** A step mode that runs. */
    STEPS,
    /** The drawing held as A. */
    COMPARISON,
    /** What held units change. */
    WHAT_IF
  }

  private final Map<By, List<LayerValues>> all = new EnumMap<>(By.class);
  private Runnable listener = () -> {};

  /** Has layers show other numbers, or with an empty list their activations again. */
  void set(By who, List<LayerValues> values) {
    List<LayerValues> before = values();
    all.put(who, values);
    if (!before.equals(values())) {
      listener.run();
    }
  }

  /** What is seen. */
  List<LayerValues> values() {
    for (List<LayerValues> values : all.values()) {
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  void onChange(Runnable action) {
    listener = action;
  }
}

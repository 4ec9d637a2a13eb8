package io.github.convoscope.ui.neuron;

import io.github.convoscope.scene.SceneMarks.LayerValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who has layers show other numbers than their activations; of several the first in this order is
 * seen. JavaFX thread.
 */
public final class ValueOverlays {
  /** Who. */
  public enum By {
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
  public void set(By who, List<LayerValues> values) {
    List<LayerValues> before = values();
    all.put(who, values);
    if (!before.equals(values())) {
      listener.run();
    }
  }

  /** What is seen. */
  public List<LayerValues> values() {
    for (List<LayerValues> values : all.values()) {
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  public void onChange(Runnable action) {
    listener = action;
  }
}

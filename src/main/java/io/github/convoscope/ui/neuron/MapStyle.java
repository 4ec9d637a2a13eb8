package io.github.convoscope.ui.neuron;

import io.github.convoscope.ui.Workspace;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Holds the user's choices of how attribution maps are shown: where, how opaque, and at which
 * number a colour is full. JavaFX thread.
 *
 * @param opacity of a full colour, 0 to 1
 * @param reach full colour at this share of the largest magnitude, 0 to 1
 * @param fixed true if the scale stays the same instead of following each map
 * @param overDrawing true if maps lie over pad and input
 * @param inScene true if the map's layer in the scene shows the map
 */
public record MapStyle(
    DoubleProperty opacity,
    DoubleProperty reach,
    BooleanProperty fixed,
    BooleanProperty overDrawing,
    BooleanProperty inScene) {
  /** The one style of a window: panels and pages show a map alike. */
  public static MapStyle of(Workspace workspace) {
    return workspace.shared(MapStyle.class, owner -> defaults());
  }

  private static MapStyle defaults() {
    return new MapStyle(
        new SimpleDoubleProperty(0.9),
        new SimpleDoubleProperty(0.8),
        new SimpleBooleanProperty(),
        new SimpleBooleanProperty(true),
        new SimpleBooleanProperty(true));
  }

  /** Runs an action whenever a property changes. */
  public void whenChanged(Runnable action) {
    opacity.addListener(changed -> action.run());
    reach.addListener(changed -> action.run());
    fixed.addListener(changed -> action.run());
    overDrawing.addListener(changed -> action.run());
    inScene.addListener(changed -> action.run());
  }
}

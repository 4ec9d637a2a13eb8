package io.github.convoscope.ui.saliency;

import io.github.convoscope.ui.Workspace;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Holds the user's choices of how maps are shown: where, how opaque, and at which number a colour
 * is full. JavaFX thread.
 *
 * @param opacity of a full colour, 0 to 1
 * @param reach full colour at this share of the largest magnitude, 0 to 1
 * @param fixed true if the scale stays the same instead of following each map
 * @param overDrawing true if maps lie over pad and input
 * @param inScene true if the map's layer in the scene shows the map
 */
record MapStyle(
    DoubleProperty opacity,
    DoubleProperty reach,
    BooleanProperty fixed,
    BooleanProperty overDrawing,
    BooleanProperty inScene) {
  /** The defaults. */
  static MapStyle defaults() {
    return new MapStyle(
        new SimpleDoubleProperty(0.9),
        new SimpleDoubleProperty(0.8),
        new SimpleBooleanProperty(),
        new SimpleBooleanProperty(true),
        new SimpleBooleanProperty(true));
  }

  /** Colours for a map whose largest magnitude is known. */
  MapColours colours(Workspace workspace, double largest) {
    return MapColours.overPicture(
        workspace.settings().colours(), largest * reach.get(), opacity.get());
  }

  /** Runs an action whenever a property changes. */
  void whenChanged(Runnable action) {
    opacity.addListener(changed -> action.run());
    reach.addListener(changed -> action.run());
    fixed.addListener(changed -> action.run());
    overDrawing.addListener(changed -> action.run());
    inScene.addListener(changed -> action.run());
  }
}

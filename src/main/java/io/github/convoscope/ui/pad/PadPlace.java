package io.github.convoscope.ui.pad;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * The place of the drawing or, for networks that take colours, of the photograph. Only the one that
 * is shown is in the window. JavaFX thread.
 */
final class PadPlace extends Region {
  private Region shown;

  PadPlace(Region first) {
    shown = first;
    getChildren().add(first);
  }

  /** The one that is shown. */
  Region shown() {
    return shown;
  }

  /** Shows another one. */
  void show(Region next) {
    if (next != shown) {
      shown = next;
      getChildren().setAll(next);
    }
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return shown.minHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return width;
  }

  @Override
  protected void layoutChildren() {
    shown.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}

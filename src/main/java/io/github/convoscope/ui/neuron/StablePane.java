package io.github.convoscope.ui.neuron;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Contains a text that changes with every frame, without a layout of the whole window. When the
 * text changes, only the content is laid out; a layout of the window is requested only when the
 * content needs another size. The preferred width never shrinks, unless the content wraps, so that
 * digits of different widths do not move the nodes beside it. JavaFX thread.
 */
public final class StablePane extends Region {
  private final Region content;
  private double widest;
  private double height;

  /** A container for this content. */
  public StablePane(Region content) {
    this.content = content;
    // Unmanaged, the content is the root of its own layout: its changes do not reach the window.
    content.setManaged(false);
    getChildren().add(content);
    content
        .needsLayoutProperty()
        .addListener(
            (observed, before, needed) -> {
              if (!needed) {
                measure();
              }
            });
  }

  private void measure() {
    boolean wider = !wraps() && content.prefWidth(-1) > widest;
    if (wider || content.prefHeight(wraps() ? getWidth() : -1) != height) {
      requestLayout();
    }
  }

  private boolean wraps() {
    return content.getContentBias() == Orientation.HORIZONTAL;
  }

  @Override
  public @Nullable Orientation getContentBias() {
    return content.getContentBias();
  }

  @Override
  public double getBaselineOffset() {
    return content.getBaselineOffset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return content.minWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return content.minHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    if (wraps()) {
      return content.prefWidth(height);
    }
    widest = Math.max(widest, content.prefWidth(-1));
    return widest;
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    height = content.prefHeight(wraps() ? getWidth() : -1);
    content.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}

package io.github.convoscope.ui;

import javafx.scene.layout.Region;

/**
 * A place of fixed size whose content lays itself out alone: texts that change with every frame do
 * not make the whole window be laid out again. JavaFX thread.
 */
public final class Island extends Region {
  private final Region content;

  /** A place for this content; its size must be given from outside. */
  public Island(Region content) {
    this.content = content;
    content.setManaged(false);
    getChildren().add(content);
  }

  @Override
  protected void layoutChildren() {
    double wanted = content.prefHeight(getWidth());
    content.resizeRelocate(0, 0, getWidth(), Math.max(getHeight(), wanted));
    content.layout();
  }
}

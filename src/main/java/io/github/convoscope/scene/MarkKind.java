package io.github.convoscope.scene;

import javafx.scene.paint.Color;

/** The colours that are not data: one for what is chosen, one pair for signs. */
public enum MarkKind {
  /** Speaks for. */
  FOR("#ff9a5c", 0),
  /** Speaks against. */
  AGAINST("#5ea8ff", 0),
  /** Where the chosen neuron looks. */
  FIELD("#ffd76a", 1.8),
  /** Another pinned neuron. */
  PINNED("#c9b27a", 2.2),
  /** The neuron that everything is about. */
  CHOSEN("#ffcf4d", 3),
  /** What the pointer is on. */
  HOVERED("#ffffff", 2);

  private final Color colour;
  private final double width;

  MarkKind(String colour, double width) {
    this.colour = Color.web(colour);
    this.width = width;
  }

  /** Its colour. */
  public Color colour() {
    return colour;
  }

  /** Width of an outline, pixels. */
  double width() {
    return width;
  }
}

package io.github.convoscope.scene;

import javafx.scene.paint.Color;

/** What a line over the data stands for; gives its colour, and for outlines its width. */
public enum MarkKind {
  /** An edge with a positive contribution. */
  FOR("#ff9a5c", 0),
  /** An edge with a negative contribution. */
  AGAINST("#5ea8ff", 0),
  /** The receptive field of the chosen neuron. */
  FIELD("#ffd76a", 1.8),
  /** A pinned neuron that is not the chosen one. */
  PINNED("#c9b27a", 2.2),
  /** The chosen neuron. */
  CHOSEN("#ffcf4d", 3),
  /** A neuron on a pathway; a click near it pins it. */
  KNOT("#c3ccd9", 1.4),
  /** The part of the layer before that is read now, while the thought plays. */
  WINDOW("#ffb52e", 2),
  /** The neuron under the pointer, in the scene or elsewhere. */
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

  /** Width of an outline in pixels; 0 for edges, which have a width of their own. */
  double width() {
    return width;
  }
}

package io.github.convoscope.scene;

import javafx.scene.paint.Color;

/** What a line over the data stands for; gives its colour, and for outlines its width. */
public enum MarkKind {
  /** An edge with a positive contribution. */
  FOR("#ff9a5c", "#c8540f", 0),
  /** An edge with a negative contribution. */
  AGAINST("#5ea8ff", "#1f63c9", 0),
  /** The receptive field of the chosen neuron. */
  FIELD("#ffd76a", "#9c7000", 1.8),
  /** A pinned neuron that is not the chosen one. */
  PINNED("#c9b27a", "#7d6a36", 2.2),
  /** The chosen neuron. */
  CHOSEN("#ffcf4d", "#a87400", 3),
  /** A neuron on a pathway; a click near it pins it. */
  KNOT("#c3ccd9", "#566273", 1.4),
  /** The part of the layer before that is read now, while the thought plays. */
  WINDOW("#ffb52e", "#b86e00", 2),
  /** The neuron under the pointer, in the scene or elsewhere. */
  HOVERED("#ffffff", "#10141a", 2);

  private final Color onDark;
  private final Color onLight;
  private final double width;

  MarkKind(String onDark, String onLight, double width) {
    this.onDark = Color.web(onDark);
    this.onLight = Color.web(onLight);
    this.width = width;
  }

  /** Its colour on the dark surface, or on the light one. */
  public Color colour(boolean light) {
    return light ? onLight : onDark;
  }

  /** Width of an outline in pixels; 0 for edges, which have a width of their own. */
  double width() {
    return width;
  }
}

package io.github.convoscope.ui;

/** Names the menus of the menu bar, in their order. */
public enum MenuName {
  /** Opening, saving, quitting. */
  FILE,
  /** Undo, clear, paste. */
  EDIT,
  /** Camera, layers, colours, sizes. */
  VIEW,
  /** Which network is shown, its input, what computes it. */
  NETWORK,
  /** Pins, cards, filters, step mode, what if. */
  NEURON,
  /** Saliency, comparison, feature visualisation, mistakes. */
  EXPLAIN,
  /** Keys, words, about. */
  HELP
}

package io.github.convoscope.ui.saliency;

/** Names the kinds of target that the user can ask about. */
enum TargetChoice {
  /** A class: the answer or the one that the user chose, against another one if two are chosen. */
  CLASS,
  /** The margin of the answer over the second best class. */
  MARGIN,
  /** The pinned neuron. */
  NEURON
}

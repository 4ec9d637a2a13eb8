package io.github.convoscope.ui.saliency;

/** What a person wants explained. */
enum AttributionRequest {
  /** A class: the answer or the chosen one, against another one where two are chosen. */
  CLASS,
  /** The lead of the answer over the second best. */
  MARGIN,
  /** The pinned neuron. */
  NEURON
}

package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Neuron;
import java.util.List;

/**
 * A neuron on a pathway, with the strongest terms of its sum and what is left out. For every layer
 * whose contributions add up, {@code sum = shown contributions + rest + bias}.
 *
 * @param neuron the neuron
 * @param shown the edges into it that are shown, the strongest first
 * @param terms number of terms in its sum, without those in the padding
 * @param size sum of the sizes (absolute values) of all its contributions
 * @param rest sum of the contributions that are not shown
 * @param bias its bias
 * @param sum what the terms and the bias make: the pre-activation, if its unit is not clamped
 */
public record PathKnot(
    Neuron neuron,
    List<PathEdge> shown,
    int terms,
    double size,
    double rest,
    double bias,
    double sum) {
  /** Copies the list. */
  public PathKnot {
    shown = List.copyOf(shown);
  }

  /** The part of {@link #size} that the shown terms carry, 0 to 1; 1 where all terms are 0. */
  public double shownShare() {
    double shares = 0;
    for (PathEdge edge : shown) {
      shares += Math.abs(edge.share());
    }
    return size == 0 ? 1 : Math.min(1, shares);
  }
}

package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.List;

/**
 * The strongest contributions from a neuron back to the input, through all layers: a few knots a
 * layer, joined by the largest terms of their sums. Immutable.
 *
 * <pre>{@code
 * PathRoot answer = PathRoot.ofClass(spec, 7, null);
 * Pathways paths = Pathways.of(spec, weights, activations, answer, 3);
 * PathKnot root = paths.knots().get(0);
 * root.shownShare();                       // how much of its sum the three terms carry
 * }</pre>
 *
 * @param root where the paths end
 * @param knots the neurons on the paths that have terms, the root first, then from the last layer
 *     down
 * @param edges all edges, the widest ones last
 */
public record Pathways(PathRoot root, List<PathKnot> knots, List<PathEdge> edges) {
  /** Copies the lists. */
  public Pathways {
    knots = List.copyOf(knots);
    edges = List.copyOf(edges);
  }

  /**
   * Finds the pathways in one forward pass without clamped units. To find them in many, keep a
   * {@link PathSearch}.
   *
   * @param strongest number of terms at each knot, and of knots in each layer, at most
   */
  public static Pathways of(
      NetworkSpec spec, Weights weights, Activations at, PathRoot root, int strongest) {
    return new PathSearch(spec, weights).find(root, at, Interventions.NONE, strongest);
  }
}

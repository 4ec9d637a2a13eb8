package io.github.convoscope.scene;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.MagnitudeOrder;
import io.github.convoscope.explain.contribution.OutgoingConnections;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns the largest contributions of a neuron into edges, the strongest last. */
final class StrongestEdges {
  /** Edges that have a number, at most: those of the largest contributions. */
  private static final int MOST_LABELS = 3;

  /** Smaller shares have no number. */
  private static final float LEAST_SHARE = 0.01f;

  private StrongestEdges() {}

  /**
   * From the neurons that feed a neuron, at most {@code most} of them. A clamped unit has none: its
   * value does not come from them.
   */
  static List<Edge> incoming(Arithmetic arithmetic, int most) {
    if (arithmetic.clampedTo() != null) {
      return List.of();
    }
    Neuron to = arithmetic.neuron();
    return strongest(
        arithmetic.contributions(),
        arithmetic.termsBySize(),
        most,
        arithmetic::source,
        (from, strength) -> new Edge(from, to, strength));
  }

  /**
   * How much of the sizes of all contributions to a neuron the largest ones are, on the edges of
   * {@link #incoming}, the largest first. A neuron that reads one value has no numbers.
   *
   * @param edges those that are drawn
   */
  static List<EdgeLabel> shares(Arithmetic arithmetic, List<Edge> edges) {
    float[] contributions = arithmetic.contributions();
    double all = MagnitudeOrder.total(contributions);
    List<EdgeLabel> labels = new ArrayList<>();
    for (int term : arithmetic.termsBySize()) {
      Neuron from = arithmetic.source(term);
      float share = all > 0 ? (float) (contributions[term] / all) : 0;
      if (labels.size() == MOST_LABELS || !(Math.abs(share) >= LEAST_SHARE)) {
        break;
      }
      edges.stream()
          .filter(edge -> edge.to().equals(arithmetic.neuron()) && edge.from().equals(from))
          .filter(edge -> Math.abs(share) < 1)
          .findFirst()
          .ifPresent(edge -> labels.add(new EdgeLabel(edge, PathMarks.signedShare(share))));
    }
    return labels;
  }

  /**
   * To the neurons that a neuron feeds, at most {@code most} of them.
   *
   * @param contributions what each target gets, in the order of {@code outgoing}
   */
  static List<Edge> outgoing(
      Neuron from, OutgoingConnections outgoing, float[] contributions, int most) {
    return strongest(
        contributions,
        MagnitudeOrder.bySize(contributions),
        most,
        outgoing.targets()::get,
        (to, strength) -> new Edge(from, to, strength));
  }

  /** An edge between the marked neuron and another one. */
  private interface EdgeTo {
    Edge of(Neuron other, float strength);
  }

  private static List<Edge> strongest(
      float[] contributions,
      int[] order,
      int most,
      IntFunction<? extends @Nullable Neuron> others,
      EdgeTo edge) {
    List<Edge> edges = new ArrayList<>();
    float largest = order.length == 0 ? 0 : Math.abs(contributions[order[0]]);
    for (int i = Math.min(most, order.length) - 1; i >= 0 && largest > 0; i--) {
      Neuron other = others.apply(order[i]);
      float contribution = contributions[order[i]];
      if (other != null && contribution != 0) {
        edges.add(edge.of(other, contribution / largest));
      }
    }
    return edges;
  }
}

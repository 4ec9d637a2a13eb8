package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.Order;
import io.github.convoscope.explain.contribution.Outgoing;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.SceneMarks.Edge;
import java.util.List;

/** The strongest connections of a neuron as edges, the strongest last. */
final class Edges {
  private Edges() {}

  /** Adds what feeds a neuron. */
  static void incoming(Arithmetic arithmetic, int most, List<Edge> into) {
    float[] sizes = arithmetic.contributions();
    int[] order = arithmetic.termsBySize();
    float largest = order.length == 0 ? 0 : Math.abs(sizes[order[0]]);
    for (int i = Math.min(most, order.length) - 1; i >= 0 && largest > 0; i--) {
      Neuron source = arithmetic.source(order[i]);
      if (source != null && sizes[order[i]] != 0) {
        into.add(new Edge(source, arithmetic.neuron(), sizes[order[i]] / largest));
      }
    }
  }

  /** Adds what a neuron feeds. */
  static void outgoing(Neuron neuron, Outgoing outgoing, float[] sizes, int most, List<Edge> into) {
    int[] order = Order.bySize(sizes);
    float largest = order.length == 0 ? 0 : Math.abs(sizes[order[0]]);
    for (int i = Math.min(most, order.length) - 1; i >= 0 && largest > 0; i--) {
      if (sizes[order[i]] != 0) {
        into.add(new Edge(neuron, outgoing.targets().get(order[i]), sizes[order[i]] / largest));
      }
    }
  }
}

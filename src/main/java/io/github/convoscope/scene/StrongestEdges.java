package io.github.convoscope.scene;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.MagnitudeOrder;
import io.github.convoscope.explain.contribution.OutgoingConnections;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks.Edge;
import java.util.List;

/** The strongest connections of a neuron as edges, the strongest last. */
public final class StrongestEdges {
  private StrongestEdges() {}

  /** Adds what feeds a neuron. */
  public static void incoming(Arithmetic arithmetic, int most, List<Edge> into) {
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
  public static void outgoing(
      Neuron neuron, OutgoingConnections outgoing, float[] sizes, int most, List<Edge> into) {
    int[] order = MagnitudeOrder.bySize(sizes);
    float largest = order.length == 0 ? 0 : Math.abs(sizes[order[0]]);
    for (int i = Math.min(most, order.length) - 1; i >= 0 && largest > 0; i--) {
      if (sizes[order[i]] != 0) {
        into.add(new Edge(neuron, outgoing.targets().get(order[i]), sizes[order[i]] / largest));
      }
    }
  }
}

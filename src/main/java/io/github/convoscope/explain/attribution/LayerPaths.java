package io.github.convoscope.explain.attribution;

import io.github.convoscope.network.NetworkSpec;
import java.util.BitSet;

/** Finds the layers that lie on the paths from the input to a layer. */
final class LayerPaths {
  private LayerPaths() {}

  /** The layers that a layer depends on, itself included. */
  static BitSet feeding(NetworkSpec spec, int layer) {
    BitSet feeding = new BitSet();
    feeding.set(layer);
    for (int i = layer; i >= 0; i--) {
      if (feeding.get(i)) {
        spec.layer(i).inputs().forEach(feeding::set);
      }
    }
    return feeding;
  }

  /**
   * The layers that every path from the input to a layer runs through, both ends included: all of a
   * chain, but none of a branch. In topological order, no connection passes over such a layer.
   */
  static BitSet crossings(NetworkSpec spec, int layer) {
    BitSet crossings = feeding(spec, layer);
    BitSet feeding = (BitSet) crossings.clone();
    feeding.stream()
        .forEach(
            to ->
                spec.layer(to)
                    .inputs()
                    .forEach(from -> crossings.clear(from + 1, Math.max(from + 1, to))));
    return crossings;
  }
}

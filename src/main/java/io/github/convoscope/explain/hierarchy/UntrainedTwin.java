package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the network with random weights that a trained one is compared with: what both show comes
 * with the layers, what only the trained one shows was learnt (Saxe et al. 2011).
 */
public final class UntrainedTwin {
  private static final long SEED = 1;

  private UntrainedTwin() {}

  /**
   * An engine with the same layers and random weights (He et al. 2015); null for a network with
   * layers whose weights have no known meaning.
   */
  public static @Nullable Engine of(NetworkSpec spec) {
    if (spec.layers().stream().anyMatch(layer -> layer.kind() == LayerKind.OTHER)) {
      return null;
    }
    return new FastEngine(spec, UntrainedNetworks.random(spec, SEED));
  }
}

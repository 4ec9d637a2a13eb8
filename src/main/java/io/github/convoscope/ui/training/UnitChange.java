package io.github.convoscope.ui.training;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The unit whose weights training changed most between two moments.
 *
 * @param layer index of its layer
 * @param unit the unit
 * @param share length of the change, divided by the length of the weights before it
 */
record UnitChange(int layer, int unit, double share) {
  /** The largest relative change; null where nothing changed. */
  static @Nullable UnitChange largest(NetworkSpec spec, Weights before, Weights now) {
    UnitChange largest = null;
    for (LayerSpec layer : spec.layers()) {
      LayerWeights from = before.of(layer.index());
      LayerWeights to = now.of(layer.index());
      int units = from.bias().length;
      for (int unit = 0; unit < units; unit++) {
        double share = share(from.kernel(), to.kernel(), unit, from.kernel().length / units);
        if (share > (largest == null ? 0 : largest.share())) {
          largest = new UnitChange(layer.index(), unit, share);
        }
      }
    }
    return largest;
  }

  private static double share(float[] from, float[] to, int unit, int size) {
    double length = 0;
    double change = 0;
    for (int i = unit * size; i < (unit + 1) * size; i++) {
      length += (double) from[i] * from[i];
      double by = (double) to[i] - from[i];
      change += by * by;
    }
    return length == 0 ? 0 : Math.sqrt(change / length);
  }
}

package io.github.convoscope.explain.attribution;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.BitSet;

/**
 * A method that uses one layer, which the user may choose: for the map itself, or as its source.
 */
public interface LayerMethod extends AttributionMethod {
  /** Stands for the last convolution below the target, or else the last layer with maps. */
  int LAST_CONVOLUTION = -1;

  /** The same method for another layer. */
  AttributionMethod at(int layer);

  /**
   * The last convolution that feeds a layer, or else the last layer with maps; −1 if there is none.
   */
  static int lastMaps(NetworkSpec spec, int below) {
    BitSet feeding = LayerPaths.feeding(spec, below);
    int maps = -1;
    for (int i = feeding.previousSetBit(below - 1); i > 0; i = feeding.previousSetBit(i - 1)) {
      LayerSpec layer = spec.layer(i);
      if (layer.kind() == LayerKind.CONVOLUTION) {
        return i;
      }
      if (maps < 0 && layer.shape().spatial()) {
        maps = i;
      }
    }
    return maps;
  }
}

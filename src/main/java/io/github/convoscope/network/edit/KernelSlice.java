package io.github.convoscope.network.edit;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import java.util.Optional;

/**
 * Says where the weights between one map that is read and one unit lie in the array of a layer.
 *
 * <pre>{@code
 * KernelSlice slice = KernelSlice.of(spec, 1, 5, 0).orElseThrow(); // filter 5, its first map
 * float tap = weights.of(1).kernel()[slice.from() + slice.columns() * row + column];
 * }</pre>
 *
 * <p>A dense layer that reads feature maps has a slice for each map; one that reads plain units has
 * a single row.
 *
 * @param layer the layer whose weights they are
 * @param unit the unit
 * @param map which of the maps that the unit reads, from 0
 * @param maps how many maps it reads
 * @param from index of the first weight in the layer's array
 * @param rows rows of weights
 * @param columns columns of weights
 */
public record KernelSlice(int layer, int unit, int map, int maps, int from, int rows, int columns) {

  /**
   * The weights of a unit for one of the maps that it reads.
   *
   * @param map brought into the range of its maps
   * @return nothing where the layer is neither a convolution nor fully connected
   */
  public static Optional<KernelSlice> of(NetworkSpec spec, int layer, int unit, int map) {
    LayerSpec itself = spec.layer(layer);
    Shape below = spec.inputShape(layer);
    if (itself.operator() instanceof ConvolutionOperator convolution) {
      Window window = itself.requireWindow();
      int maps = convolution.channelsRead(below);
      return Optional.of(
          slice(layer, unit, map, maps, window.kernelRows(), window.kernelColumns()));
    }
    if (itself.kind() == LayerKind.DENSE || itself.kind() == LayerKind.OUTPUT) {
      return Optional.of(
          below.mapSize() > 1
              ? slice(layer, unit, map, below.channels(), below.rows(), below.columns())
              : slice(layer, unit, 0, 1, 1, below.size()));
    }
    return Optional.empty();
  }

  private static KernelSlice slice(int layer, int unit, int map, int maps, int rows, int columns) {
    int which = Math.max(0, Math.min(maps - 1, map));
    int from = Math.multiplyExact(Math.multiplyExact(unit, maps) + which, rows * columns);
    return new KernelSlice(layer, unit, which, maps, from, rows, columns);
  }

  /** Number of weights. */
  public int size() {
    return rows * columns;
  }

  /** True if it can be turned by 90°: it has as many rows as columns, and more than one. */
  public boolean isSquare() {
    return rows == columns && rows > 1;
  }
}

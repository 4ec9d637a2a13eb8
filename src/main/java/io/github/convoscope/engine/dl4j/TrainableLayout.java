package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * Describes the digits network to be trained.
 *
 * @param rows height of the input in pixels
 * @param columns width of the input in pixels
 * @param plan the layers
 * @param classes units of the output layer
 * @param decay weight decay (L2) of the first layer if it is a convolution, which makes its kernels
 *     readable
 * @param smoothing strength of the smoothing of the first convolution's kernels, 0 for none: it
 *     multiplies the gradient of half the sum of squared differences between neighbours, a prior
 *     used for receptive fields in the visual cortex (Klindt et al. 2017). Applied separately from
 *     Adam, as Loshchilov and Hutter (2019) do with weight decay
 * @param dropout share of the inputs of dense layers and of the output layer that training switches
 *     off (Srivastava et al. 2014), 0 for none
 */
public record TrainableLayout(
    int rows,
    int columns,
    LayerPlan plan,
    int classes,
    double decay,
    double smoothing,
    double dropout) {
  /** Shape of the network's input. */
  public Shape input() {
    return Shape.maps(1, rows, columns);
  }

  /**
   * The layers with their output's shape and number of parameters, the output layer last.
   *
   * @throws io.github.convoscope.message.Problem when the maps are too small for a layer
   */
  public List<PlannedShape> shapes() {
    return PlannedShape.all(plan, input(), classes);
  }

  /** The number of all parameters. */
  public int parameters() {
    return shapes().stream().mapToInt(PlannedShape::parameters).sum();
  }
}

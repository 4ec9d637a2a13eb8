package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ForeignOperator;
import io.github.convoscope.network.operator.FunctionOperator;
import io.github.convoscope.network.operator.InputOperator;
import io.github.convoscope.network.operator.RearrangeOperator;
import io.github.convoscope.network.operator.RearrangeOperator.Stride;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the layers of a network, and limits their sizes before room is made for them. */
final class OnnxAssembly {
  private static final int LARGEST_LAYER = 1 << 23;
  private static final int MOST_NEURONS = 1 << 26;
  private static final int MOST_PARAMETERS = 1 << 30;
  private static final int MOST_LAYERS = 5000;
  private static final int MOST_NODES = 4 * MOST_LAYERS;
  private static final double MOST_PRODUCTS = 4e10;
  private static final int MOST_PADDED = 1 << 24;

  private final String file;
  private final List<OnnxLayer> layers = new ArrayList<>();
  private long neurons;
  private long parameters;
  private double products;

  OnnxAssembly(String file, Shape input) {
    this.file = file;
    add(OnnxNode.input(file), new InputOperator(input), LayerWeights.NONE);
  }

  /** The network's input. */
  OnnxLayer input() {
    return layers.get(0);
  }

  /** All layers so far, each behind those that it reads. */
  List<OnnxLayer> layers() {
    return layers;
  }

  /**
   * Adds a layer.
   *
   * @throws io.github.convoscope.message.Problem if it can't read its inputs, or is too large
   */
  OnnxLayer add(OnnxNode node, LayerOperator operator, LayerWeights weights, OnnxLayer... inputs) {
    if (layers.size() >= MOST_NODES) {
      throw OnnxProblem.of("too-many-layers", file, MOST_LAYERS);
    }
    checkPadding(node, operator.window(), inputs);
    OnnxLayer layer;
    try {
      layer =
          new OnnxLayer(
              layers.size(), node, operator, ActivationFunction.IDENTITY, weights, List.of(inputs));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw node.unfit(e);
    }
    count(layer);
    requireFinite(node, weights.kernel());
    requireFinite(node, weights.bias());
    layers.add(layer);
    return layer;
  }

  /** Adds a function of a layer. */
  OnnxLayer function(OnnxNode node, ActivationFunction function, OnnxLayer input) {
    OnnxLayer layer = add(node, new FunctionOperator(), LayerWeights.NONE, input);
    layer.setFunction(function);
    return layer;
  }

  /** Adds what none of our layers computes; a pattern may yet be found that holds it. */
  OnnxLayer unknown(OnnxNode node, Shape shape, OnnxLayer... inputs) {
    return add(node, new ForeignOperator(shape, 0), LayerWeights.NONE, inputs);
  }

  private void checkPadding(OnnxNode node, @Nullable Window window, OnnxLayer... inputs) {
    if (window != null) {
      Shape shape = inputs[0].shape();
      double rows = (double) shape.rows() + window.padTop() + window.padBottom();
      double columns = (double) shape.columns() + window.padLeft() + window.padRight();
      if (rows * columns > MOST_PADDED) {
        throw OnnxProblem.of("layer-size", file, node.shown());
      }
    }
  }

  private void count(OnnxLayer layer) {
    Shape shape = layer.shape();
    double size = (double) shape.channels() * shape.rows() * shape.columns();
    if (size > LARGEST_LAYER) {
      throw OnnxProblem.of("layer-size", file, layer.node().shown());
    }
    neurons += (long) size;
    int kernel = layer.weights().kernel().length;
    parameters += kernel + layer.weights().bias().length;
    Window window = layer.operator().window();
    products +=
        window != null && kernel == 0
            ? size * Math.min(window.taps(), layer.input().shape().mapSize())
            : (double) kernel * shape.mapSize();
    if (neurons > MOST_NEURONS || parameters > MOST_PARAMETERS || products > MOST_PRODUCTS) {
      throw OnnxProblem.of("too-large", file);
    }
  }

  private void requireFinite(OnnxNode node, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw OnnxProblem.of("not-finite", file, node.shown());
      }
    }
  }

  /** Refuses a network with more layers than can be shown. */
  void checkDepth(int shown) {
    if (shown > MOST_LAYERS) {
      throw OnnxProblem.of("too-many-layers", file, MOST_LAYERS);
    }
  }

  /**
   * The layer whose cells lie as feature maps in the order [1, channels, rows, columns].
   *
   * @throws io.github.convoscope.message.Problem if it hasn't four axes
   */
  OnnxLayer maps(OnnxNode node, OnnxSignal signal) {
    int[] dims = signal.dims();
    if (dims.length != 4 || dims[0] != 1) {
      throw node.unfit(null);
    }
    return arranged(node, signal, 1, 2, 3);
  }

  /**
   * The layer whose channels, rows and columns are these axes of the graph, all others having an
   * extent of 1; cells are laid out anew where they aren't.
   */
  OnnxLayer arranged(OnnxNode node, OnnxSignal signal, int channels, int rows, int columns) {
    Shape shape = signal.layer().shape();
    int[] roles = signal.view().roles(shape);
    if (roles != null
        && shape.spatial()
        && Set.of(OnnxView.NONE, OnnxView.CHANNEL).contains(roles[channels])
        && Set.of(OnnxView.NONE, OnnxView.ROW).contains(roles[rows])
        && Set.of(OnnxView.NONE, OnnxView.COLUMN).contains(roles[columns])) {
      return signal.layer();
    }
    int[] dims = signal.dims();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      if (i != channels && i != rows && i != columns) {
        order.add(i);
        if (dims[i] != 1) {
          throw node.unfit(null);
        }
      }
    }
    order.addAll(List.of(channels, rows, columns));
    OnnxView view = signal.view().transposed(order.stream().mapToInt(i -> i).toArray());
    return laidOut(
        node, signal.layer(), view, Shape.maps(dims[channels], dims[rows], dims[columns]));
  }

  /** The layer whose units are the cells in the graph's order. */
  OnnxLayer units(OnnxNode node, OnnxSignal signal) {
    return laidOut(node, signal.layer(), signal.view(), Shape.units(signal.view().size()));
  }

  private OnnxLayer laidOut(OnnxNode node, OnnxLayer layer, OnnxView view, Shape shape) {
    if (view.isInOrder(layer.shape())) {
      return shape.equals(layer.shape())
          ? layer
          : add(node, new ReshapeOperator(shape, false), LayerWeights.NONE, layer);
    }
    List<Stride> strides =
        view.inOrder().stream().map(run -> new Stride(run.extent(), run.step())).toList();
    if (view.size() > LARGEST_LAYER) {
      throw OnnxProblem.of("layer-size", file, node.shown());
    }
    return add(node, new RearrangeOperator(shape, view.first(), strides), LayerWeights.NONE, layer);
  }
}

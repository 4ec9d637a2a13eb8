package io.github.convoscope.network.operator;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts layers together to a {@link NetworkSpec} and works out every layer's shape and parameters.
 *
 * <pre>{@code
 * NetworkBuilder net = new NetworkBuilder("two branches", Shape.maps(1, 28, 28));
 * net.convolution("conv1", 8, Window.same(5), ActivationFunction.RELU);
 * int trunk = net.last();
 * net.convolution("conv2", 8, Window.same(3), ActivationFunction.RELU);
 * net.add("sum", new MergeOperator(false), ActivationFunction.RELU, trunk, net.last());
 * NetworkSpec spec = net.output("output", 10, ActivationFunction.SOFTMAX).build();
 * }</pre>
 */
public final class NetworkBuilder {
  private final String name;
  private final List<LayerSpec> layers = new ArrayList<>();

  /** Starts with the input, which is called {@code input}. */
  public NetworkBuilder(String name, Shape input) {
    this.name = name;
    add("input", new InputOperator(input), ActivationFunction.IDENTITY);
  }

  /**
   * Any layer.
   *
   * @param inputs indices of the layers that it reads
   * @throws IllegalArgumentException if it can't read them
   */
  public NetworkBuilder add(
      String layer, LayerOperator operator, ActivationFunction function, int... inputs) {
    List<Integer> read = IntStream.of(inputs).boxed().toList();
    List<Shape> shapes = read.stream().map(at -> layers.get(at).shape()).toList();
    Shape shape = operator.output(shapes);
    int parameters = operator.parameters(shapes);
    layers.add(new LayerSpec(layers.size(), layer, operator, shape, function, parameters, read));
    return this;
  }

  private NetworkBuilder next(String layer, LayerOperator operator, ActivationFunction function) {
    return add(layer, operator, function, last());
  }

  /**
   * A convolution with a bias for each of its {@code channels} feature maps.
   *
   * @throws IllegalArgumentException if the window is larger than the padded maps that it reads
   */
  public NetworkBuilder convolution(
      String layer, int channels, Window window, ActivationFunction function) {
    return next(layer, new ConvolutionOperator(channels, window), function);
  }

  /**
   * Pooling of each channel for itself.
   *
   * @throws IllegalArgumentException if the window is larger than the padded maps that it reads
   */
  public NetworkBuilder pooling(String layer, PoolingKind pooling, Window window) {
    return next(layer, new PoolingOperator(pooling, window), ActivationFunction.IDENTITY);
  }

  /** A fully connected layer. */
  public NetworkBuilder dense(String layer, int units, ActivationFunction function) {
    return next(layer, new DenseOperator(units, false), function);
  }

  /** The last fully connected layer. */
  public NetworkBuilder output(String layer, int units, ActivationFunction function) {
    return next(layer, new DenseOperator(units, true), function);
  }

  /** An activation function as a separate layer. */
  public NetworkBuilder activation(String layer, ActivationFunction function) {
    return next(layer, new FunctionOperator(), function);
  }

  /** A scale and a shift for each channel. */
  public NetworkBuilder normalisation(String layer, ActivationFunction function) {
    return next(layer, new ScaleOperator(), function);
  }

  /** Dropout, which does nothing here. */
  public NetworkBuilder dropout(String layer) {
    return next(layer, new DropoutOperator(), ActivationFunction.IDENTITY);
  }

  /** A layer of which only the output's shape and the number of parameters are known. */
  public NetworkBuilder other(
      String layer, Shape shape, ActivationFunction function, int parameters) {
    return next(layer, new ForeignOperator(shape, parameters), function);
  }

  /** Index of the last layer so far. */
  public int last() {
    return layers.size() - 1;
  }

  /** Shape of a layer so far. */
  public Shape shape(int layer) {
    return layers.get(layer).shape();
  }

  /** Shape of the last layer so far. */
  public Shape below() {
    return shape(last());
  }

  /** Number of layers so far, the input included. */
  public int depth() {
    return layers.size();
  }

  /** The layers that a layer depends on, itself included, in order. */
  public List<Integer> needed(int layer) {
    BitSet needed = new BitSet();
    needed.set(layer);
    for (int i = layer; i >= 0; i--) {
      if (needed.get(i)) {
        layers.get(i).inputs().forEach(needed::set);
      }
    }
    return needed.stream().boxed().toList();
  }

  /**
   * The network that computes one layer; layers that it doesn't need are left out ({@link #needed}
   * says which stay).
   *
   * @param output index of the layer that is the answer
   * @param labels names of its classes; where their number doesn't fit, the classes are numbered
   */
  public NetworkSpec build(int output, List<String> labels) {
    List<Integer> kept = needed(output);
    List<LayerSpec> renumbered = new ArrayList<>();
    for (int old : kept) {
      LayerSpec layer = layers.get(old);
      renumbered.add(
          new LayerSpec(
              renumbered.size(),
              layer.name(),
              layer.operator(),
              layer.shape(),
              layer.activation(),
              layer.parameters(),
              layer.inputs().stream().map(kept::indexOf).toList()));
    }
    int classes = shape(output).size();
    List<String> names =
        labels.size() == classes
            ? labels
            : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new NetworkSpec(name, renumbered, names);
  }

  /** The network, its classes called 0, 1, 2 and so on. */
  public NetworkSpec build() {
    return build(IntStream.range(0, below().size()).mapToObj(Integer::toString).toList());
  }

  /**
   * The network with names for its classes.
   *
   * @param labels one for each unit of the last layer
   */
  public NetworkSpec build(List<String> labels) {
    return new NetworkSpec(name, layers, labels);
  }
}

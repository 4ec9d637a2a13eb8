package io.github.convoscope.modelfile;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.DenseOperator;
import io.github.convoscope.network.operator.DropoutOperator;
import io.github.convoscope.network.operator.ForeignOperator;
import io.github.convoscope.network.operator.FunctionOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ScaleOperator;
import io.github.convoscope.network.operator.SoftmaxOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns DL4J's layers into layers of a network, one at a time, and takes their parameters. A layer
 * that it can't take apart becomes one of kind {@code OTHER}, computed by DL4J.
 */
final class Dl4jLayerReader {
  static final long LARGEST_LAYER = 1 << 22;
  private static final int MOST_NEURONS = 1 << 24;
  private static final double MOST_PRODUCTS = 4e10;

  private final String file;
  private final NetworkBuilder builder;
  private final ParameterCursor parameters;
  private final LayerNames names = new LayerNames();
  private final List<LayerWeights> weights = new ArrayList<>(List.of(LayerWeights.NONE));
  private final Map<Integer, ForeignLayer> foreign = new HashMap<>();
  private final Map<Integer, String> origins = new HashMap<>();
  private final ForeignLayerProbe probe;
  private final boolean oneDense;
  private double products;

  /**
   * A reader for one network.
   *
   * @param file the model file, for messages
   * @param name what to call the network
   * @param input shape of its input
   * @param parameters all of its parameters, in DL4J's order
   * @param probe asked about layers of kind {@code OTHER}
   * @param oneDense true where there is but one hidden dense layer, which needs no number
   */
  Dl4jLayerReader(
      String file,
      String name,
      Shape input,
      float[] parameters,
      ForeignLayerProbe probe,
      boolean oneDense) {
    this.file = file;
    this.probe = probe;
    this.oneDense = oneDense;
    this.parameters = new ParameterCursor(file, parameters);
    builder = new NetworkBuilder(name, input);
  }

  /** Index of the newest layer. */
  int last() {
    return builder.last();
  }

  /** Notes which vertex of the file the newest layer computes. */
  void origin(String vertex) {
    origins.put(last(), vertex);
  }

  /** Shape of a layer. */
  Shape shape(int layer) {
    return builder.shape(layer);
  }

  /**
   * Adds a layer that has no parameters.
   *
   * @param own what the file calls it
   * @param prefix what such layers are called
   * @throws IllegalArgumentException if it can't read these layers
   */
  void add(String own, String prefix, LayerOperator operator, int... from) {
    builder.add(names.name(own, prefix), operator, ActivationFunction.IDENTITY, from);
    weights.add(LayerWeights.NONE);
  }

  /**
   * Ends the reading.
   *
   * @param output index of the layer that is the network's answer
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @throws io.github.convoscope.message.Problem if the network is too large or has not the
   *     parameters that the file holds
   */
  NetworkFile network(int output, List<String> labels) {
    List<Integer> kept = builder.needed(output);
    NetworkSpec spec = builder.build(output, labels);
    if (spec.layers().stream().mapToLong(layer -> layer.shape().size()).sum() > MOST_NEURONS) {
      throw ModelFileProblem.of("too-large", file);
    }
    parameters.finish();
    Map<Integer, ForeignLayer> others = new HashMap<>();
    foreign.forEach(
        (layer, description) -> {
          if (kept.contains(layer)) {
            others.put(kept.indexOf(layer), description);
          }
        });
    return new NetworkFile(
        spec,
        new Weights(kept.stream().map(weights::get).toList()),
        others,
        kept.stream().map(layer -> origins.getOrDefault(layer, "")).toList());
  }

  /**
   * Reads a layer.
   *
   * @param preprocessor what reshapes its input, or null
   * @param from index of the layer that it reads
   * @param last true for the network's answer
   */
  void read(
      LayerDescription node, @Nullable LayerDescription preprocessor, int from, boolean last) {
    try {
      if (!Dl4jLayerSettings.understood(node, preprocessor, shape(from))
          || !translated(node, from, last)) {
        other(node, preprocessor, from);
      }
    } catch (ArithmeticException e) {
      throw ModelFileProblem.of(e, "bad-layer", file, node.index(), "nout");
    } catch (IllegalArgumentException e) {
      throw ModelFileProblem.of(e, "shapes-differ", file, node.index());
    }
  }

  private boolean translated(LayerDescription node, int from, boolean last) {
    return switch (node.type()) {
      case "ConvolutionLayer", "Convolution2D" -> convolution(node, from);
      case "SubsamplingLayer", "Pooling2D" -> pooling(node, from);
      case "GlobalPoolingLayer" -> globalPooling(node, from);
      case "DenseLayer" -> connected(node, node.activation(), from, last);
      case "OutputLayer" -> connected(node, node.activation(), from, true);
      case "ActivationLayer", "LossLayer" -> function(node, from, last);
      case "BatchNormalization" -> normalisation(node, from);
      case "DropoutLayer" -> {
        add(ownName(node), "drop", new DropoutOperator(), from);
        yield true;
      }
      case "LocalResponseNormalization" -> {
        add(ownName(node), "norm", Dl4jLayerSettings.responseNormalisation(node), from);
        yield true;
      }
      case "ZeroPaddingLayer" -> {
        add(ownName(node), "pad", Dl4jLayerSettings.padding(node), spatial(node, from));
        yield true;
      }
      case "Cropping2D" -> {
        add(ownName(node), "crop", Dl4jLayerSettings.cropping(node), spatial(node, from));
        yield true;
      }
      case "Upsampling2D" -> {
        int[] size = node.pair("size", 1);
        checkSize(node, (long) shape(from).size() * size[0] * size[1]);
        add(ownName(node), "up", new UpsamplingOperator(size[0], size[1]), spatial(node, from));
        yield true;
      }
      case "DepthwiseConvolution2D" -> depthwise(node, from);
      case "SeparableConvolution2D" -> separable(node, from);
      case "PReLULayer" -> parametricRelu(node, from);
      default -> false;
    };
  }

  private boolean convolution(LayerDescription node, int from) {
    Shape below = shape(spatial(node, from));
    ActivationFunction function = node.activation();
    Optional<Window> window = WindowReader.of(node, below);
    if (function == null || window.isEmpty()) {
      return false;
    }
    if (node.number("nin", 1) != below.channels()) {
      throw ModelFileProblem.of("shapes-differ", file, node.index());
    }
    int channels = node.number("nout", 1);
    checkSize(node, from, channels, below.channels(), window.get());
    float[] bias = bias(node, channels);
    int kernels = Math.multiplyExact(channels, below.channels());
    float[] kernel = parameters.take((long) kernels * window.get().taps());
    return weighted(
        names.name(ownName(node), "conv"),
        new ConvolutionOperator(channels, window.get()),
        function,
        new LayerWeights(kernel, bias),
        from);
  }

  private boolean weighted(
      String name,
      LayerOperator operator,
      ActivationFunction function,
      LayerWeights own,
      int from) {
    builder.add(name, operator, function, from);
    return weights.add(own);
  }

  /** DL4J has the weights as [multiplier, channels, rows, columns], ours begin with the unit. */
  private boolean depthwise(LayerDescription node, int from) {
    Shape below = shape(spatial(node, from));
    ActivationFunction function = node.activation();
    Optional<Window> window = WindowReader.of(node, below);
    if (function == null || window.isEmpty()) {
      return false;
    }
    int multiplier = node.number("depthMultiplier", 1);
    int units = Math.multiplyExact(multiplier, below.channels());
    checkSize(node, from, units, 1, window.get());
    float[] bias = bias(node, units);
    float[] kernel = parameters.take((long) units * window.get().taps());
    return weighted(
        names.name(ownName(node), "conv"),
        new ConvolutionOperator(units, window.get(), below.channels()),
        function,
        new LayerWeights(
            Dl4jLayerSettings.depthwiseKernel(node, kernel, below.channels(), multiplier), bias),
        from);
  }

  /** Becomes two layers: a depthwise convolution and one of single cells over all channels. */
  private boolean separable(LayerDescription node, int from) {
    Shape below = shape(spatial(node, from));
    ActivationFunction function = node.activation();
    Optional<Window> window = WindowReader.of(node, below);
    if (function == null || window.isEmpty()) {
      return false;
    }
    int multiplier = node.number("depthMultiplier", 1);
    int between = Math.multiplyExact(multiplier, below.channels());
    int units = node.number("nout", 1);
    checkSize(node, from, between, 1, window.get());
    checkSize(node, from, units, between, window.get());
    float[] bias = bias(node, units);
    float[] depth = parameters.take((long) between * window.get().taps());
    float[] point = parameters.take((long) units * between);
    String name = names.name(ownName(node), "conv");
    weighted(
        names.name(name + "-depth", "conv"),
        new ConvolutionOperator(between, window.get(), below.channels()),
        ActivationFunction.IDENTITY,
        new LayerWeights(
            Dl4jLayerSettings.depthwiseKernel(node, depth, below.channels(), multiplier),
            new float[between]),
        from);
    return weighted(
        name,
        new ConvolutionOperator(units, Window.same(1)),
        function,
        new LayerWeights(point, bias),
        last());
  }

  private boolean parametricRelu(LayerDescription node, int from) {
    Shape below = shape(from);
    boolean shared = below.spatial() && node.json().path("sharedAxes").size() == 2;
    int slopes = shared ? below.channels() : below.size();
    if (!shared && !node.json().path("sharedAxes").isEmpty()) {
      return false;
    }
    return weighted(
        names.name(ownName(node), "act"),
        new ParametricReluOperator(shared),
        ActivationFunction.IDENTITY,
        new LayerWeights(parameters.take(slopes), new float[0]),
        from);
  }

  private float[] bias(LayerDescription node, int units) {
    return node.is("hasBias", true) ? parameters.take(units) : new float[units];
  }

  /** Checks that a layer reads feature maps. */
  private int spatial(LayerDescription node, int from) {
    if (!shape(from).spatial()) {
      throw ModelFileProblem.of("shapes-differ", file, node.index());
    }
    return from;
  }

  private void checkSize(
      LayerDescription node, int from, int channels, int channelsRead, Window window) {
    int rows = window.outputRows(shape(from).rows());
    int columns = window.outputColumns(shape(from).columns());
    if (rows < 1 || columns < 1) {
      throw ModelFileProblem.of("shapes-differ", file, node.index());
    }
    long size = (long) channels * rows * columns;
    products += (double) size * channelsRead * window.taps();
    if (products > MOST_PRODUCTS) {
      throw ModelFileProblem.of("too-large", file);
    }
    checkSize(node, size);
  }

  private void checkSize(LayerDescription node, long size) {
    if (size > LARGEST_LAYER) {
      throw ModelFileProblem.of("layer-size", file, node.index());
    }
  }

  private boolean pooling(LayerDescription node, int from) {
    Shape below = shape(spatial(node, from));
    Optional<Window> window = WindowReader.of(node, below);
    Optional<PoolingKind> kind = Dl4jLayerSettings.pooling(node);
    if (window.isEmpty() || kind.isEmpty()) {
      return false;
    }
    checkSize(node, from, below.channels(), 1, window.get());
    if (!WindowReader.covered(window.get(), below)) {
      throw ModelFileProblem.of("shapes-differ", file, node.index());
    }
    boolean countPadding = node.is("avgPoolIncludePadInDivisor", false);
    add(ownName(node), "pool", new PoolingOperator(kind.get(), window.get(), countPadding), from);
    return true;
  }

  private boolean globalPooling(LayerDescription node, int from) {
    Optional<PoolingKind> kind = Dl4jLayerSettings.pooling(node);
    Shape below = shape(spatial(node, from));
    int[] over = node.pair("poolingDimensions", 1);
    boolean wholeMaps = (over[0] == 1 && over[1] == 1) || (over[0] == 2 && over[1] == 3);
    if (kind.isEmpty() || !wholeMaps) {
      return false;
    }
    Window whole =
        new Window(below.rows(), below.columns(), below.rows(), below.columns(), 0, 0, 0, 0, 1, 1);
    add(ownName(node), "pool", new PoolingOperator(kind.get(), whole), from);
    return true;
  }

  /**
   * Adds a fully connected layer; false where its function is unknown.
   *
   * @param last true for the network's answer
   */
  boolean connected(
      LayerDescription node, @Nullable ActivationFunction function, int from, boolean last) {
    if (function == null) {
      return false;
    }
    int inputs = node.number("nin", 1);
    int given = shape(from).size();
    if (inputs != given) {
      throw ModelFileProblem.of("inputs-differ", file, node.index(), inputs, given);
    }
    int units = node.number("nout", 1);
    float[] kernel = parameters.take((long) inputs * units);
    float[] bias = bias(node, units);
    String own = ownName(node);
    String name =
        last
            ? names.only(own, "output")
            : oneDense ? names.only(own, "dense") : names.name(own, "dense");
    return weighted(
        name, new DenseOperator(units, last), function, new LayerWeights(kernel, bias), from);
  }

  private boolean function(LayerDescription node, int from, boolean last) {
    ActivationFunction function = node.activation();
    if (function == null) {
      return false;
    }
    String own = ownName(node);
    boolean softmax = function == ActivationFunction.SOFTMAX;
    return weighted(
        last ? names.only(own, "output") : names.name(own, "act"),
        softmax ? new SoftmaxOperator() : new FunctionOperator(),
        function,
        LayerWeights.NONE,
        from);
  }

  private boolean normalisation(LayerDescription node, int from) {
    int channels = node.number("nout", 1);
    if (channels != shape(from).channels()) {
      throw ModelFileProblem.of("shapes-differ", file, node.index());
    }
    return weighted(
        names.name(ownName(node), "norm"),
        new ScaleOperator(),
        ActivationFunction.IDENTITY,
        BatchNormReader.folded(node, channels, parameters),
        from);
  }

  private void other(LayerDescription node, @Nullable LayerDescription preprocessor, int from) {
    ForeignLayer layer = Dl4jConfiguration.foreign(node, preprocessor);
    ForeignCost.check(node, shape(from));
    long count = probe.parameters(layer);
    if (count > parameters.left()) {
      throw ModelFileProblem.of("coefficients-differ", file, parameters.left(), count);
    }
    float[] own = parameters.take(count);
    Shape shape = probe.outputShape(layer, shape(from));
    checkSize(node, shape.size());
    weighted(
        names.name(ownName(node), "other"),
        new ForeignOperator(shape, own.length),
        ActivationFunction.IDENTITY,
        new LayerWeights(own, new float[0]),
        from);
    foreign.put(last(), layer);
  }

  private static String ownName(LayerDescription node) {
    return node.word("layerName");
  }
}

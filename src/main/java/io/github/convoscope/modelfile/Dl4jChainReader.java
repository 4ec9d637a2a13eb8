package io.github.convoscope.modelfile;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns DL4J's chain of layers into a network as data. A layer that our own engine can't compute
 * becomes one of kind {@code OTHER}.
 */
final class Dl4jChainReader {
  static final long LARGEST_LAYER = 1 << 22;
  private static final int MOST_NEURONS = 1 << 24;
  private static final double MOST_PRODUCTS = 1e11;

  private final Dl4jConfiguration configuration;
  private final ParameterCursor parameters;
  private final NetworkBuilder builder;
  private final LayerNames names = new LayerNames();
  private final List<LayerWeights> weights = new ArrayList<>(List.of(LayerWeights.NONE));
  private final Map<Integer, ForeignLayer> foreign = new HashMap<>();
  private final ForeignLayerProbe probe;

  /**
   * A reader for one network.
   *
   * @param name what to call the network
   * @param parameters all of its parameters, in DL4J's order
   * @param probe asked about layers of kind {@code OTHER}
   */
  Dl4jChainReader(
      Dl4jConfiguration configuration, String name, float[] parameters, ForeignLayerProbe probe) {
    this.configuration = configuration;
    this.probe = probe;
    this.parameters = new ParameterCursor(configuration.file(), parameters);
    this.builder = new NetworkBuilder(name, InputShapeInference.of(configuration));
  }

  /**
   * Reads the network; to be called once.
   *
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @throws io.github.convoscope.message.Problem if the layers don't fit together
   */
  NetworkFile network(List<String> labels) {
    int count = configuration.layers().size();
    for (int i = 0; i < count; i++) {
      Optional<ActivationFunction> outside = i == count - 2 ? functionAfter(i) : Optional.empty();
      try {
        if (outside.isPresent()) {
          connected(configuration.layers().get(i), outside.get(), true);
          break;
        }
        layer(i, i == count - 1);
      } catch (ArithmeticException e) {
        throw ModelFileProblem.of(e, "bad-layer", configuration.file(), i, "nout");
      }
    }
    var spec = builder.below().size() == labels.size() ? builder.build(labels) : builder.build();
    if (spec.neurons() > MOST_NEURONS) {
      throw ModelFileProblem.of("too-large", configuration.file());
    }
    parameters.finish();
    return new NetworkFile(spec, new Weights(weights), foreign);
  }

  /** The function that the last layer applies to a dense layer which itself has none. */
  private Optional<ActivationFunction> functionAfter(int dense) {
    LayerDescription layer = configuration.layers().get(dense);
    LayerDescription last = configuration.layers().get(dense + 1);
    boolean onlyFunction = last.type().equals("LossLayer") || last.type().equals("ActivationLayer");
    boolean plain =
        layer.type().equals("DenseLayer")
            && layer.activation() == ActivationFunction.IDENTITY
            && understood(layer)
            && !configuration.preprocessors().containsKey(dense + 1);
    return onlyFunction && plain ? Optional.ofNullable(last.activation()) : Optional.empty();
  }

  private void layer(int i, boolean last) {
    LayerDescription node = configuration.layers().get(i);
    if (!understood(node) || !translated(node, last)) {
      other(node);
    }
  }

  /** False where a setting changes what the layer computes in a way that has no words here. */
  private boolean understood(LayerDescription node) {
    boolean channelsFirst =
        !node.word("cnn2dDataFormat").equals("NHWC") && !node.word("cnn2DFormat").equals("NHWC");
    return channelsFirst && !node.is("hasLayerNorm", false) && preprocessorUnderstood(node);
  }

  private boolean preprocessorUnderstood(LayerDescription node) {
    LayerDescription preprocessor = configuration.preprocessors().get(node.index());
    if (preprocessor == null) {
      return true;
    }
    Shape below = builder.below();
    boolean same =
        below.channels() == preprocessor.number("numChannels", 0)
            && below.rows() == preprocessor.number("inputHeight", 0)
            && below.columns() == preprocessor.number("inputWidth", 0);
    if (!same && preprocessor.type().equals("CnnToFeedForwardPreProcessor")) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    if (preprocessor.type().equals("FeedForwardToCnnPreProcessor")) {
      return same && below.spatial();
    }
    return !preprocessor.word("format").equals("NHWC")
        && switch (node.type()) {
          case "DenseLayer", "OutputLayer", "DropoutLayer" -> true;
          default -> false;
        };
  }

  private boolean translated(LayerDescription node, boolean last) {
    return switch (node.type()) {
      case "ConvolutionLayer", "Convolution2D" -> convolution(node);
      case "SubsamplingLayer", "Pooling2D" -> pooling(node);
      case "GlobalPoolingLayer" -> globalPooling(node);
      case "DenseLayer" -> connected(node, node.activation(), last);
      case "OutputLayer" -> connected(node, node.activation(), true);
      case "ActivationLayer", "LossLayer" -> function(node, last);
      case "BatchNormalization" -> normalisation(node);
      case "DropoutLayer" -> {
        builder.dropout(names.name(ownName(node), "drop"));
        yield weights.add(LayerWeights.NONE);
      }
      default -> false;
    };
  }

  private boolean convolution(LayerDescription node) {
    Shape below = builder.below();
    ActivationFunction function = node.activation();
    Optional<Window> window = WindowReader.of(node, spatial(node));
    if (function == null || function == ActivationFunction.SOFTMAX || window.isEmpty()) {
      return false;
    }
    if (node.number("nin", 1) != below.channels()) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    int channels = node.number("nout", 1);
    checkSize(node, channels, window.get());
    float[] bias = bias(node, channels);
    int kernels = Math.multiplyExact(channels, below.channels());
    float[] kernel = parameters.take((long) kernels * window.get().taps());
    builder.convolution(names.name(ownName(node), "conv"), channels, window.get(), function);
    return weights.add(new LayerWeights(kernel, bias));
  }

  private float[] bias(LayerDescription node, int units) {
    return node.is("hasBias", true) ? parameters.take(units) : new float[units];
  }

  private Shape spatial(LayerDescription node) {
    if (!builder.below().spatial()) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    return builder.below();
  }

  private void checkSize(LayerDescription node, int channels, Window window) {
    Shape below = builder.below();
    int rows = window.outputRows(below.rows());
    int columns = window.outputColumns(below.columns());
    if (rows < 1 || columns < 1) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    long size = (long) channels * rows * columns;
    double products = (double) size * below.channels() * window.taps();
    if (size > LARGEST_LAYER || products > MOST_PRODUCTS) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), "nout");
    }
  }

  private boolean pooling(LayerDescription node) {
    Optional<Window> window = WindowReader.of(node, spatial(node));
    Optional<PoolingKind> kind = kind(node);
    if (window.isEmpty() || kind.isEmpty()) {
      return false;
    }
    checkSize(node, builder.below().channels(), window.get());
    Window slid = window.get();
    if (!WindowReader.covered(slid, builder.below())) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    boolean padded = slid.padTop() + slid.padBottom() + slid.padLeft() + slid.padRight() > 0;
    if (padded
        && kind.get() == PoolingKind.AVERAGE
        && node.is("avgPoolIncludePadInDivisor", false)) {
      return false;
    }
    builder.pooling(names.name(ownName(node), "pool"), kind.get(), slid);
    return weights.add(LayerWeights.NONE);
  }

  private static Optional<PoolingKind> kind(LayerDescription node) {
    return switch (node.word("poolingType")) {
      case "MAX" -> Optional.of(PoolingKind.MAX);
      case "AVG" -> Optional.of(PoolingKind.AVERAGE);
      default -> Optional.empty();
    };
  }

  private boolean globalPooling(LayerDescription node) {
    Optional<PoolingKind> kind = kind(node);
    Shape below = spatial(node);
    int[] over = node.pair("poolingDimensions", 1);
    boolean wholeMaps = (over[0] == 1 && over[1] == 1) || (over[0] == 2 && over[1] == 3);
    if (kind.isEmpty() || !wholeMaps) {
      return false;
    }
    Window whole =
        new Window(below.rows(), below.columns(), below.rows(), below.columns(), 0, 0, 0, 0, 1, 1);
    builder.pooling(names.name(ownName(node), "pool"), kind.get(), whole);
    return weights.add(LayerWeights.NONE);
  }

  private boolean connected(
      LayerDescription node, @Nullable ActivationFunction function, boolean last) {
    if (function == null) {
      return false;
    }
    int inputs = node.number("nin", 1);
    if (inputs != builder.below().size()) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    int units = node.number("nout", 1);
    float[] kernel = parameters.take((long) inputs * units);
    float[] bias = bias(node, units);
    if (last) {
      builder.output(names.only(ownName(node), "output"), units, function);
    } else if (hiddenDense() == 1) {
      builder.dense(names.only(ownName(node), "dense"), units, function);
    } else {
      builder.dense(names.name(ownName(node), "dense"), units, function);
    }
    return weights.add(new LayerWeights(kernel, bias));
  }

  private long hiddenDense() {
    List<LayerDescription> layers = configuration.layers();
    int end = layers.size() - 1;
    if (end > 0 && functionAfter(end - 1).isPresent()) {
      end--;
    }
    return layers.subList(0, end).stream().filter(l -> l.type().equals("DenseLayer")).count();
  }

  private boolean function(LayerDescription node, boolean last) {
    ActivationFunction function = node.activation();
    boolean maps = builder.below().spatial();
    if (function == null || (function == ActivationFunction.SOFTMAX && maps)) {
      return false;
    }
    String own = ownName(node);
    builder.activation(last ? names.only(own, "output") : names.name(own, "act"), function);
    return weights.add(LayerWeights.NONE);
  }

  private boolean normalisation(LayerDescription node) {
    int channels = node.number("nout", 1);
    if (channels != builder.below().channels()) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    weights.add(BatchNormReader.folded(node, channels, parameters));
    builder.normalisation(names.name(ownName(node), "norm"), ActivationFunction.IDENTITY);
    return true;
  }

  private void other(LayerDescription node) {
    ForeignLayer layer = configuration.foreign(node.index());
    long count = probe.parameters(layer);
    if (count > parameters.left()) {
      throw ModelFileProblem.of("coefficients-differ", node.file(), parameters.left(), count);
    }
    float[] own = parameters.take(count);
    Shape shape = probe.outputShape(layer, builder.below());
    if (shape.size() > LARGEST_LAYER) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), "nout");
    }
    foreign.put(builder.depth(), layer);
    builder.other(
        names.name(ownName(node), "other"), shape, ActivationFunction.IDENTITY, own.length);
    weights.add(new LayerWeights(own, new float[0]));
  }

  private static String ownName(LayerDescription node) {
    return node.word("layerName");
  }
}

package io.github.convoscope.modelfile;

import io.github.convoscope.network.Shape;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Infers the input shape where DL4J's file does not store it: tries 28 x 28, then the smallest size
 * that gives the flattened size in the file.
 */
final class InputShapeInference {
  private static final int USUAL = 28;
  private static final int LARGEST = 1024;
  private static final Set<String> SLIDING =
      Set.of(
          "ConvolutionLayer",
          "Convolution2D",
          "SubsamplingLayer",
          "Pooling2D",
          "DepthwiseConvolution2D",
          "SeparableConvolution2D");
  private static final Set<String> KEEPING =
      Set.of(
          "ActivationLayer",
          "BatchNormalization",
          "DropoutLayer",
          "LocalResponseNormalization",
          "PReLULayer");
  private static final Set<String> CONNECTED = Set.of("DenseLayer", "OutputLayer");

  private InputShapeInference() {}

  /**
   * The input's shape.
   *
   * @param preferred rows and columns that are tried first; 0 for a usual size
   */
  static Shape of(Dl4jConfiguration configuration, int preferred) {
    LayerDescription flat = configuration.preprocessors().get(0);
    if (flat != null && flat.type().equals("FeedForwardToCnnPreProcessor")) {
      return maps(flat, flat.number("numChannels", 1), size(flat, 0), size(flat, 1));
    }
    LayerDescription first = configuration.layers().get(0);
    if (CONNECTED.contains(first.type())) {
      int inputs = first.number("nin", 1);
      int side = (int) Math.round(Math.sqrt(inputs));
      return side * side == inputs ? Shape.maps(1, side, side) : Shape.units(inputs);
    }
    int channels = channels(configuration.layers());
    int usual = preferred > 0 && preferred <= LARGEST ? preferred : USUAL;
    return maps(first, channels, extent(configuration, 0, usual), extent(configuration, 1, usual));
  }

  private static Shape maps(LayerDescription node, int channels, int rows, int columns) {
    if ((long) channels * rows * columns > Dl4jLayerReader.LARGEST_LAYER) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), "nin");
    }
    return Shape.maps(channels, rows, columns);
  }

  private static int size(LayerDescription preprocessor, int axis) {
    return preprocessor.number(axis == 0 ? "inputHeight" : "inputWidth", 1);
  }

  private static int channels(List<LayerDescription> layers) {
    for (LayerDescription layer : layers) {
      if (layer.json().path("nin").asInt(0) > 0) {
        return layer.number("nin", 1);
      }
    }
    return 1;
  }

  /** Rows (axis 0) or columns (axis 1) of an input that gives what the dense layers expect. */
  private static int extent(Dl4jConfiguration configuration, int axis, int usual) {
    for (var entry : configuration.preprocessors().entrySet()) {
      if (entry.getValue().type().equals("CnnToFeedForwardPreProcessor")) {
        int target = size(entry.getValue(), axis);
        List<LayerDescription> below = configuration.layers().subList(0, entry.getKey());
        return fitting(extent -> through(below, axis, extent).orElse(-1), target, usual);
      }
    }
    return usual;
  }

  private static int fitting(IntUnaryOperator through, int target, int usual) {
    if (through.applyAsInt(usual) == target) {
      return usual;
    }
    for (int extent = 1; extent <= LARGEST; extent++) {
      if (through.applyAsInt(extent) == target) {
        return extent;
      }
    }
    return usual;
  }

  private static OptionalInt through(List<LayerDescription> layers, int axis, int extent) {
    int now = extent;
    for (LayerDescription layer : layers) {
      if (SLIDING.contains(layer.type())) {
        Shape below = axis == 0 ? Shape.maps(1, now, 1) : Shape.maps(1, 1, now);
        var window = WindowReader.of(layer, below);
        if (window.isEmpty()) {
          return OptionalInt.empty();
        }
        now = axis == 0 ? window.get().outputRows(now) : window.get().outputColumns(now);
      } else if (layer.type().equals("ZeroPaddingLayer")) {
        now += layer.at("padding", 2 * axis) + layer.at("padding", 2 * axis + 1);
      } else if (layer.type().equals("Cropping2D")) {
        now -= layer.at("cropping", 2 * axis) + layer.at("cropping", 2 * axis + 1);
      } else if (layer.type().equals("Upsampling2D")) {
        now *= layer.pair("size", 1)[axis];
      } else if (!KEEPING.contains(layer.type())) {
        return OptionalInt.empty();
      }
      if (now < 1) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(now);
  }
}

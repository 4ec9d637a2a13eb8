package io.github.convoscope.modelfile;

import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns DL4J's {@code ComputationGraph} into a network as data. */
final class Dl4jGraphReader {
  private static final int[] USUAL_SIDES = {28, 32, 64, 96, 128, 224, 227, 299};
  private static final int LARGEST_SIDE = 512;

  private final Dl4jGraphConfiguration graph;
  private final String name;
  private final float[] parameters;
  private final ForeignLayerProbe probe;
  private final int side;

  /**
   * A reader for one network.
   *
   * @param name what to call the network
   * @param parameters all of its parameters, in DL4J's order
   * @param probe asked about layers of kind {@code OTHER}
   * @param side rows and columns of the input that are tried first; 0 for none
   */
  Dl4jGraphReader(
      Dl4jGraphConfiguration graph,
      String name,
      float[] parameters,
      ForeignLayerProbe probe,
      int side) {
    this.side = side;
    this.graph = graph;
    this.name = name;
    this.parameters = parameters;
    this.probe = probe;
  }

  /**
   * Reads the network.
   *
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @throws Problem if the layers don't fit together
   */
  NetworkFile network(List<String> labels) {
    Dl4jLayerReader reader =
        new Dl4jLayerReader(graph.file(), name, input(), parameters, probe, false);
    Map<String, Integer> indices = new HashMap<>(Map.of(graph.input(), 0));
    for (Dl4jGraphConfiguration.Vertex vertex : graph.vertices()) {
      int[] from = vertex.inputs().stream().mapToInt(indices::get).toArray();
      add(reader, vertex, from);
      reader.origin(vertex.name());
      indices.put(vertex.name(), reader.last());
    }
    return reader.network(Objects.requireNonNull(indices.get(graph.output())), labels);
  }

  private void add(Dl4jLayerReader reader, Dl4jGraphConfiguration.Vertex vertex, int[] from) {
    if (vertex.layer() != null) {
      if (from.length != 1) {
        throw ModelFileProblem.of("bad-configuration", graph.file());
      }
      boolean last = vertex.name().equals(graph.output());
      reader.read(vertex.layer(), vertex.preprocessor(), from[0], last);
      return;
    }
    try {
      reader.add(vertex.name(), prefix(vertex), operator(reader, vertex, from), from);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw ModelFileProblem.of(e, "vertex-differs", graph.file(), vertex.name());
    }
  }

  private static String prefix(Dl4jGraphConfiguration.Vertex vertex) {
    return switch (vertex.type()) {
      case "MergeVertex" -> "join";
      case "ElementWiseVertex" -> "merge";
      default -> "flat";
    };
  }

  private LayerOperator operator(
      Dl4jLayerReader reader, Dl4jGraphConfiguration.Vertex vertex, int[] from) {
    switch (vertex.type()) {
      case "MergeVertex" -> {
        return new ConcatenationOperator();
      }
      case "ElementWiseVertex" -> {
        switch (vertex.json().path("op").asText()) {
          case "Add" -> {
            return new MergeOperator(MergeRule.SUM);
          }
          case "Average" -> {
            return new MergeOperator(MergeRule.AVERAGE);
          }
          case "Max" -> {
            return new MergeOperator(MergeRule.MAXIMUM);
          }
          case "Product" -> {
            return new MergeOperator(MergeRule.PRODUCT);
          }
          case "Subtract" -> {
            return new MergeOperator(MergeRule.DIFFERENCE);
          }
          default -> {}
        }
      }
      case "PreprocessorVertex" -> {
        LayerDescription preprocessor = vertex.preprocessor();
        if (preprocessor != null && from.length == 1) {
          Shape below = reader.shape(from[0]);
          return preprocessor.type().equals("CnnToFeedForwardPreProcessor")
              ? ReshapeOperator.flatten(below, false)
              : new ReshapeOperator(maps(preprocessor), false);
        }
      }
      default -> {}
    }
    String what = vertex.type() + " " + vertex.json().path("op").asText("");
    throw ModelFileProblem.of("unknown-layer", graph.file(), ModelArchive.readable(what.strip()));
  }

  private static Shape maps(LayerDescription preprocessor) {
    return Shape.maps(
        preprocessor.number("numChannels", 1),
        preprocessor.number("inputHeight", 1),
        preprocessor.number("inputWidth", 1));
  }

  /**
   * Finds the input shape, which the file does not store. It has as many channels as the first
   * layer reads. For its size the usual sizes are tried, then all sides up to 512 pixels; the first
   * is taken with which every dense layer has as many inputs as weights.
   */
  private Shape input() {
    for (Dl4jGraphConfiguration.Vertex vertex : graph.vertices()) {
      if (!vertex.inputs().contains(graph.input())) {
        continue;
      }
      LayerDescription preprocessor = vertex.preprocessor();
      if (preprocessor != null && preprocessor.type().equals("FeedForwardToCnnPreProcessor")) {
        return maps(preprocessor);
      }
      if (vertex.layer() != null) {
        int read = vertex.layer().number("nin", 1);
        if (vertex.layer().type().equals("DenseLayer")
            || vertex.layer().type().equals("OutputLayer")) {
          int side = (int) Math.round(Math.sqrt(read));
          return side * side == read ? Shape.maps(1, side, side) : Shape.units(read);
        }
        return maps(read);
      }
    }
    throw ModelFileProblem.of("bad-configuration", graph.file());
  }

  private Shape maps(int channels) {
    if (side > 0 && side <= LARGEST_SIDE && fits(side)) {
      return Shape.maps(channels, side, side);
    }
    for (int usual : USUAL_SIDES) {
      if (fits(usual)) {
        return Shape.maps(channels, usual, usual);
      }
    }
    for (int other = 1; other <= LARGEST_SIDE; other++) {
      if (fits(other)) {
        return Shape.maps(channels, other, other);
      }
    }
    return Shape.maps(channels, USUAL_SIDES[0], USUAL_SIDES[0]);
  }

  /** True if a square input of this side fits every flatten step in the file. */
  private boolean fits(int input) {
    Map<String, Integer> sides = new HashMap<>(Map.of(graph.input(), input));
    for (Dl4jGraphConfiguration.Vertex vertex : graph.vertices()) {
      int now = sides.getOrDefault(vertex.inputs().get(0), 0);
      for (String other : vertex.inputs()) {
        if (sides.getOrDefault(other, 0) != now) {
          return false;
        }
      }
      LayerDescription preprocessor = vertex.preprocessor();
      if (preprocessor != null && preprocessor.type().equals("CnnToFeedForwardPreProcessor")) {
        if (preprocessor.number("inputHeight", 0) != now) {
          return false;
        }
        now = 1;
      }
      int out = vertex.layer() == null ? now : outputSide(vertex.layer(), now);
      if (out < 1) {
        return false;
      }
      sides.put(vertex.name(), out);
    }
    return true;
  }

  private static int outputSide(LayerDescription layer, int input) {
    return switch (layer.type()) {
      case "ConvolutionLayer",
          "Convolution2D",
          "SubsamplingLayer",
          "Pooling2D",
          "DepthwiseConvolution2D",
          "SeparableConvolution2D" -> {
        Optional<Window> window = WindowReader.of(layer, Shape.maps(1, input, input));
        yield window.map(slid -> slid.outputRows(input)).orElse(-1);
      }
      case "ZeroPaddingLayer" -> input + layer.at("padding", 0) + layer.at("padding", 1);
      case "Cropping2D" -> input - layer.at("cropping", 0) - layer.at("cropping", 1);
      case "Upsampling2D" -> input * layer.pair("size", 1)[0];
      case "GlobalPoolingLayer", "DenseLayer", "OutputLayer" -> 1;
      default -> input;
    };
  }
}

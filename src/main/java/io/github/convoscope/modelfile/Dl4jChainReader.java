package io.github.convoscope.modelfile;

import io.github.convoscope.network.ActivationFunction;
import java.util.List;
import java.util.Optional;

/** Turns DL4J's chain of layers (a {@code MultiLayerNetwork}) into a network as data. */
final class Dl4jChainReader {
  private final Dl4jConfiguration configuration;
  private final Dl4jLayerReader reader;

  /**
   * A reader for one network.
   *
   * @param name what to call the network
   * @param parameters all of its parameters, in DL4J's order
   * @param probe asked about layers of kind {@code OTHER}
   * @param side rows and columns of the input, where several fit; 0 for a usual size
   */
  Dl4jChainReader(
      Dl4jConfiguration configuration,
      String name,
      float[] parameters,
      ForeignLayerProbe probe,
      int side) {
    this.configuration = configuration;
    reader =
        new Dl4jLayerReader(
            configuration.file(),
            name,
            InputShapeInference.of(configuration, side),
            parameters,
            probe,
            hiddenDense() == 1);
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
      LayerDescription node = configuration.layers().get(i);
      Optional<ActivationFunction> outside = i == count - 2 ? functionAfter(i) : Optional.empty();
      if (outside.isPresent()) {
        reader.connected(node, outside.get(), reader.last(), true);
        reader.origin(Dl4jConfiguration.vertexName(i + 1));
        break;
      }
      LayerDescription preprocessor = configuration.preprocessors().get(i);
      reader.read(node, preprocessor, reader.last(), i == count - 1);
      reader.origin(Dl4jConfiguration.vertexName(i));
    }
    return reader.network(reader.last(), labels);
  }

  /** The function that the last layer applies to a dense layer which itself has none. */
  private Optional<ActivationFunction> functionAfter(int dense) {
    LayerDescription layer = configuration.layers().get(dense);
    LayerDescription last = configuration.layers().get(dense + 1);
    boolean onlyFunction = last.type().equals("LossLayer") || last.type().equals("ActivationLayer");
    boolean plain =
        layer.type().equals("DenseLayer")
            && layer.activation() == ActivationFunction.IDENTITY
            && !layer.is("hasLayerNorm", false)
            && !configuration.preprocessors().containsKey(dense + 1);
    return onlyFunction && plain ? Optional.ofNullable(last.activation()) : Optional.empty();
  }

  private long hiddenDense() {
    List<LayerDescription> layers = configuration.layers();
    int end = layers.size() - 1;
    if (end > 0 && functionAfter(end - 1).isPresent()) {
      end--;
    }
    return layers.subList(0, end).stream().filter(l -> l.type().equals("DenseLayer")).count();
  }
}

package io.github.convoscope.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.modelfile.Dl4jSamples;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Writes model files of any input shape, with random weights, and their cards. */
public final class SmallModels {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SmallModels() {}

  /** A convolution and a dense layer over feature maps. */
  public static Path maps(Path folder, int channels, int rows, int columns) throws IOException {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(3, 3)
            .nOut(4)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.RELU)
            .build();
    Path file = folder.resolve("maps-" + channels + "-" + rows + "-" + columns + ".zip");
    return write(file, InputType.convolutional(rows, columns, channels), convolution);
  }

  /** Two dense layers over plain units. */
  public static Path flat(Path folder, int units) throws IOException {
    DenseLayer dense = new DenseLayer.Builder().nOut(6).activation(Activation.RELU).build();
    return write(folder.resolve("flat-" + units + ".zip"), InputType.feedForward(units), dense);
  }

  /** A convolution with a long name, merged with another by their mean. */
  public static Path graph(Path folder, int classes) throws IOException {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(3, 3)
            .nOut(4)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.RELU)
            .build();
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build();
    var configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .graphBuilder()
            .addInputs("picture")
            .setInputTypes(InputType.convolutional(28, 28, 1))
            .addLayer("a_convolution_with_a_rather_long_name", convolution, "picture")
            .addLayer("b", convolution.clone(), "a_convolution_with_a_rather_long_name")
            .addVertex(
                "mean",
                new ElementWiseVertex(ElementWiseVertex.Op.Average),
                "a_convolution_with_a_rather_long_name",
                "b")
            .addLayer("output", output, "mean")
            .setOutputs("output")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(graph, file.toFile(), false);
    return file;
  }

  private static Path write(Path file, InputType input, Layer first) throws IOException {
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(10)
            .activation(Activation.SOFTMAX)
            .build();
    var configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .list()
            .layer(first)
            .layer(output)
            .setInputType(input)
            .build();
    ModelSerializer.writeModel(Dl4jSamples.network(configuration, 3), file.toFile(), false);
    return file;
  }

  /** A card with labels "class 0" and so on, for networks that take these numbers for ink. */
  public static Path card(Path file, int labels, double low, double high) throws IOException {
    ObjectNode card = JSON.createObjectNode();
    card.put("name", "card");
    card.putArray("input").add(low).add(high);
    for (int i = 0; i < labels; i++) {
      card.withArray("/labels").add("class " + i);
    }
    JSON.writeValue(file.toFile(), card);
    return file;
  }
}

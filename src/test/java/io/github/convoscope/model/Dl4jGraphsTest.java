package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.engine.dl4j.Dl4jEngine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.Dl4jSamples;
import io.github.convoscope.modelfile.NetworkFile;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs, old files, and DL4J as an engine, against DL4J itself. */
class Dl4jGraphsTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");

  @TempDir Path folder;

  private static ConvolutionLayer convolution(int kernel, int maps, Activation function) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(maps)
        .convolutionMode(ConvolutionMode.Same)
        .activation(function)
        .build();
  }

  /** Branches that are added, joined and multiplied, in an order that is not the file's. */
  private static ComputationGraphConfiguration branches() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .graphBuilder()
        .addInputs("picture")
        .setInputTypes(InputType.convolutional(28, 28, 3))
        .addLayer("z-first", convolution(3, 6, Activation.RELU), "picture")
        .addLayer("left", convolution(1, 6, Activation.IDENTITY), "z-first")
        .addLayer("left-norm", new BatchNormalization.Builder().build(), "left")
        .addLayer("right", convolution(5, 6, Activation.TANH), "z-first")
        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left-norm", "right")
        .addLayer("sum-relu", new ActivationLayer(Activation.RELU), "sum")
        .addLayer("gate", convolution(1, 6, Activation.SIGMOID), "sum-relu")
        .addVertex("gated", new ElementWiseVertex(ElementWiseVertex.Op.Product), "sum-relu", "gate")
        .addVertex("mean", new ElementWiseVertex(ElementWiseVertex.Op.Average), "gated", "gate")
        .addVertex("largest", new ElementWiseVertex(ElementWiseVertex.Op.Max), "mean", "right")
        .addVertex(
            "rest", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "largest", "left-norm")
        .addVertex("joined", new MergeVertex(), "rest", "z-first")
        .addLayer(
            "pool",
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build(),
            "joined")
        .addLayer("last", convolution(3, 8, Activation.ELU), "pool")
        .addLayer("global", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "last")
        .addLayer(
            "output",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build(),
            "global")
        .setOutputs("output")
        .build();
  }

  static ComputationGraph graph() {
    ComputationGraph graph = new ComputationGraph(branches());
    graph.init();
    Random random = new Random(3);
    float[] values = new float[(int) graph.numParams()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.abs(0.15 * random.nextGaussian());
    }
    graph.setParams(Nd4j.createFromArray(values));
    return graph;
  }

  @Test
  void aGraphComputesWhatDl4jComputes() throws Exception {
    ComputationGraph graph = graph();
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(graph, file.toFile(), false);
    Engine engine = new ModelOpener().openWithoutCard(file).newEngine();
    NetworkSpec spec = engine.spec();
    float[] inputs = FastEngineTest.noise(2 * spec.input().shape().size(), 8);
    Activations ours = new Activations(spec, 2);
    engine.forward(inputs, ours);
    INDArray array = Nd4j.createFromArray(inputs).reshape('c', 2, 3, 28, 28);
    INDArray expected = graph.outputSingle(array);
    assertClose(expected.dup('c').data().asFloat(), ours.output(), "output");
    for (String name : List.of("right", "gate", "mean", "largest", "rest", "joined", "last")) {
      INDArray value = graph.feedForward(array.dup(), false).get(name);
      assertClose(value.dup('c').data().asFloat(), ours.after(spec.layer(name).index()), name);
    }
  }

  private record Both(Engine own, Engine dl4j) {
    static Both of(Path path) {
      Dl4jModelFile file = Dl4jModelFile.read(path);
      NetworkFile network = file.network(List.of(), new Dl4jProbe());
      return new Both(
          new ModelOpener().openWithoutCard(path).newEngine(),
          new Dl4jEngine(
              file.foreignNetwork(network), new ModelOpener().openWithoutCard(path).newEngine()));
    }
  }

  private void assertSame(Path file) {
    Both both = Both.of(file);
    NetworkSpec spec = both.own.spec();
    float[] inputs = FastEngineTest.noise(2 * spec.input().shape().size(), 4);
    Interventions clamped = new Interventions(List.of(new Interventions.Clamp(1, 0, 0.5f)));
    for (Interventions interventions : List.of(Interventions.NONE, clamped)) {
      Activations ours = new Activations(spec, 2);
      Activations theirs = new Activations(spec, 2);
      both.own.forward(inputs, interventions, ours);
      both.dl4j.forward(inputs, interventions, theirs);
      for (int i = 0; i < spec.depth(); i++) {
        String name = spec.layer(i).name();
        assertClose(theirs.after(i), ours.after(i), name);
        assertClose(theirs.before(i), ours.before(i), name + " before its function");
      }
      Gradients slope = new Gradients(spec, 2);
      both.dl4j.gradient(theirs, Scalar.logit(spec, 0), slope);
      assertTrue(Math.abs(slope.input()[0]) < Float.POSITIVE_INFINITY);
    }
    both.own.close();
    both.dl4j.close();
  }

  @Test
  void dl4jAsAnEngineGivesEveryLayerOfAGraph() throws Exception {
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(graph(), file.toFile(), false);
    assertSame(file);
  }

  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void dl4jAsAnEngineGivesEveryLayerOfAChain(Dl4jSamples sample) throws Exception {
    Path file = folder.resolve("chain.zip");
    ModelSerializer.writeModel(
        Dl4jSamples.network(sample.configuration(), 5), file.toFile(), false);
    assertSame(file);
  }

  @Test
  void theOldFormOfAConfigurationIsRead() throws Exception {
    MultiLayerNetwork network = Dl4jSamples.network(Dl4jSamples.SHIPPED.configuration(), 5);
    Path file = folder.resolve("old.zip");
    ModelSerializer.writeModel(network, file.toFile(), false);
    Engine today = new ModelOpener().openWithoutCard(file).newEngine();
    String old =
        JsonMappers.getLegacyMapper().writeValueAsString(network.getLayerWiseConfigurations());
    assertTrue(old.contains("\"convolution\""), old);
    try (FileSystem zip = FileSystems.newFileSystem(file, Map.of())) {
      Files.write(zip.getPath("configuration.json"), old.getBytes(StandardCharsets.UTF_8));
    }
    Engine opened = new ModelOpener().openWithoutCard(file).newEngine();
    assertEquals(today.spec().layers(), opened.spec().layers());
    float[] input = FastEngineTest.noise(784, 2);
    Activations expected = new Activations(today.spec(), 1);
    Activations actual = new Activations(today.spec(), 1);
    today.forward(input, expected);
    opened.forward(input, actual);
    assertArrayEquals(expected.output(), actual.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j-2017.zip", "dl4j-no-picture.zip"})
  void filesOfOldVersionsComputeWhatDl4jComputes(String name) throws Exception {
    Path file = STRANGERS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    Engine engine = new ModelOpener().openWithoutCard(file).newEngine();
    NetworkSpec spec = engine.spec();
    float[] inputs = FastEngineTest.noise(spec.input().shape().size(), 8);
    Activations ours = new Activations(spec, 1);
    engine.forward(inputs, ours);
    MultiLayerNetwork theirs = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
    INDArray flat = Nd4j.createFromArray(inputs).reshape('c', 1, inputs.length);
    INDArray picture =
        spec.input().shape().spatial() && !name.equals("dl4j-2017.zip")
            ? flat.reshape(
                'c',
                1,
                spec.input().shape().channels(),
                spec.input().shape().rows(),
                spec.input().shape().columns())
            : flat;
    boolean takesFlat = theirs.getLayerWiseConfigurations().getInputPreProcess(0) != null;
    INDArray expected = theirs.output(takesFlat ? flat : picture, false);
    assertClose(expected.dup('c').data().asFloat(), ours.output(), name);
  }

  @Test
  void anOldFileWhoseLayersDontFitTogetherGetsASentence() throws Exception {
    Path file = STRANGERS.resolve("dl4j-0.8.zip");
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file));
    assertEquals("modelfile.contradiction", problem.what().key());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.contains("2,352") && sentence.contains("2,028"), sentence);
    // The sentence says that DL4J can't compute the file either.
    MultiLayerNetwork theirs = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
    INDArray picture = Nd4j.zeros(1, 3, 28, 28);
    assertThrows(DL4JInvalidInputException.class, () -> theirs.output(picture));
  }

  private static void assertClose(float[] expected, float[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    double largest = 1e-3;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5 * largest, what + " at " + i);
    }
  }
}

package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs with several inputs or outputs: one sentence each. */
class SeveralOutputsTest {
  @TempDir private Path folder;

  private static OutputLayer output(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(64)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private Path written(GraphBuilder builder) throws IOException {
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(graph, file.toFile(), false);
    return file;
  }

  @Test
  void theFirstOfSeveralOutputsIsShownAndTold() throws IOException {
    Path file =
        written(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(64))
                .addLayer("first", output(3), "in")
                .addLayer("second", output(5), "in")
                .setOutputs("first", "second"));
    Model model = new ModelOpener().open(file);
    assertEquals(3, model.spec().classes());
    assertNotNull(model.remark());
    assertEquals("It has 2 outputs; the first is shown.", Messages.text(model.remark()));
  }

  @Test
  void severalInputsAreRefused() throws IOException {
    Path file =
        written(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in", "other")
                .setInputTypes(InputType.feedForward(64), InputType.feedForward(64))
                .addLayer("first", output(3), "in")
                .addLayer("second", output(5), "other")
                .setOutputs("first", "second"));
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file));
    assertEquals("modelfile.several-inputs", problem.what().key());
  }
}

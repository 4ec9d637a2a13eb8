package io.github.convoscope.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PlannedTrainerTest {
  private static final int COUNT = 12;
  private static final int CLASSES = 3;
  private static final Shape INPUT = Shape.maps(3, 13, 10);
  private static final LayerPlan PLAN = LayerPlan.parse("conv 5@5x5/2, conv 4@3x3, pool, mean");

  private final Random random = new Random(3);
  private final float[] pictures = numbers(COUNT * INPUT.size());
  private final float[] targets = targets();

  @Test
  void hasTheGradientsAndAnswersOfDl4jsOwnLayers() {
    PlannedTrainer trainer = trained(3);
    MultiLayerNetwork own = trainer.network();
    MultiLayerNetwork dl4j = dl4j();
    copyParameters(own, dl4j);
    INDArray x = array();
    INDArray y = Nd4j.create(targets).reshape(COUNT, CLASSES);
    Map<String, INDArray> ours =
        own.calculateGradients(x, y, null, null).getFirst().gradientForVariable();
    Map<String, INDArray> theirs =
        dl4j.calculateGradients(x, y, null, null).getFirst().gradientForVariable();
    // In DL4J's own network the function is a layer of its own, so layers have other numbers.
    String[][] names = {
      {"0_W", "0_W"}, {"1_gamma", "1_gamma"}, {"1_beta", "1_beta"}, {"1_mean", "1_mean"},
      {"1_var", "1_var"}, {"2_W", "3_W"}, {"3_gamma", "4_gamma"}, {"3_beta", "4_beta"},
      {"6_W", "8_W"}, {"6_b", "8_b"}
    };
    for (String[] name : names) {
      float[] expected = theirs.get(name[1]).dup('c').data().asFloat();
      float[] actual = ours.get(name[0]).dup('c').data().asFloat();
      float largest = largest(expected);
      assertTrue(largest > 0, name[0]);
      assertArrayEquals(expected, actual, 2e-4f * largest, name[0]);
    }
    assertArrayEquals(
        dl4j.output(x).dup('c').data().asFloat(), own.output(x).dup('c').data().asFloat(), 1e-5f);
  }

  @Test
  void foldingBatchNormalisationGivesTheSameAnswers(@TempDir Path folder) throws IOException {
    PlannedTrainer trainer = trained(40);
    float[] logits = trainer.logits(trainer.parameters(), pictures);
    Path file = folder.resolve("model.zip");
    trainer.save(file, trainer.parameters(), 1);
    MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    float[] answers = read.output(array()).dup('c').data().asFloat();
    float[] expected = new float[logits.length];
    for (int i = 0; i < COUNT; i++) {
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        sum += Math.exp(logits[CLASSES * i + c]);
      }
      for (int c = 0; c < CLASSES; c++) {
        expected[CLASSES * i + c] = (float) (Math.exp(logits[CLASSES * i + c]) / sum);
      }
    }
    assertArrayEquals(expected, answers, 1e-5f);
    assertTrue(largest(expected) > 0.5, "the network has learnt, so the answers differ");
    assertEquals(6, read.getnLayers() + 1, "no layer of normalisation is left");
  }

  @Test
  void goesOnAsIfItHadNeverStopped() {
    PlannedTrainer whole = trained(6);
    PlannedTrainer first = trained(3);
    PlannedTrainer second = new PlannedTrainer(PLAN, INPUT, CLASSES, 0.9, 1e-3, 99);
    assertFalse(Arrays.equals(first.parameters(), second.parameters()));
    second.restore(first.state());
    for (int i = 3; i < 6; i++) {
      second.step(pictures, targets, rate(i));
    }
    assertArrayEquals(whole.parameters(), second.parameters(), 0);
  }

  private PlannedTrainer trained(int steps) {
    PlannedTrainer trainer = new PlannedTrainer(PLAN, INPUT, CLASSES, 0.9, 1e-3, 5);
    for (int i = 0; i < steps; i++) {
      trainer.step(pictures, targets, rate(i));
    }
    return trainer;
  }

  private static double rate(int step) {
    return 0.1 / (1 + step % 3);
  }

  private INDArray array() {
    return Nd4j.create(pictures).reshape(COUNT, 3, INPUT.rows(), INPUT.columns());
  }

  /** The same network of DL4J's own layers. */
  private static MultiLayerNetwork dl4j() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .l2(1e-3)
                .list()
                .layer(convolution(5, 5, 2))
                .layer(normalisation())
                .layer(new ActivationLayer(Activation.RELU))
                .layer(convolution(4, 3, 1))
                .layer(normalisation())
                .layer(new ActivationLayer(Activation.RELU))
                .layer(
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(INPUT.rows(), INPUT.columns(), 3))
                .build());
    network.init();
    return network;
  }

  private static ConvolutionLayer convolution(int maps, int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(maps)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static BatchNormalization normalisation() {
    return new BatchNormalization.Builder().decay(0.95).eps(1e-5).useLogStd(false).build();
  }

  /** Copies the parameters of all layers that have some, in their order. */
  private static void copyParameters(MultiLayerNetwork from, MultiLayerNetwork to) {
    assertEquals(from.numParams(), to.numParams());
    to.setParams(from.params().dup());
    assertArrayEquals(
        from.getLayer(1)
            .getParam(BatchNormalizationParamInitializer.GLOBAL_VAR)
            .dup('c')
            .data()
            .asFloat(),
        to.getLayer(1)
            .getParam(BatchNormalizationParamInitializer.GLOBAL_VAR)
            .dup('c')
            .data()
            .asFloat());
  }

  private float[] numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  private static float[] targets() {
    float[] values = new float[COUNT * CLASSES];
    for (int i = 0; i < COUNT; i++) {
      values[CLASSES * i + i % CLASSES] = 1;
    }
    return values;
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}

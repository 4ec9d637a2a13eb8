package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Shape;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files as other people's Keras wrote them. */
class StrangersKerasTest {
  private static final Path MODELS = Path.of("../shared/models/strangers");
  private static final Path DATA = Path.of("../shared/datasets");
  private static final int BATCH = 50;

  private static Path model(String name) {
    Path file = MODELS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no " + name + " in " + MODELS);
    return file;
  }

  private static KerasNetwork open(String name) {
    Path file = model(name);
    assertTrue(KerasFile.recognises(file));
    KerasNetwork network = KerasFile.read(file);
    assertEquals(List.of(), network.notes());
    assertFalse(network.input().sizeChosen());
    assertFalse(network.input().scaled());
    return network;
  }

  private static List<Shape> shapes(KerasNetwork network, LayerKind kind) {
    return network.spec().layers().stream()
        .filter(layer -> layer.kind() == kind)
        .map(layer -> layer.shape())
        .toList();
  }

  @Test
  void aFunctionalChainOfKeras2Opens() {
    KerasNetwork network = open("keras-2.2-functional-mnist.h5");
    assertEquals("keras 2.2.4-tf", network.format());
    assertEquals(Shape.maps(1, 28, 28), network.spec().input().shape());
    assertEquals(
        List.of(
            Shape.maps(32, 26, 26),
            Shape.maps(32, 24, 24),
            Shape.maps(64, 10, 10),
            Shape.maps(128, 3, 3)),
        shapes(network, LayerKind.CONVOLUTION));
    assertEquals(List.of(Shape.units(16)), shapes(network, LayerKind.DENSE));
    assertEquals(List.of(Shape.units(10)), shapes(network, LayerKind.OUTPUT));
    assertTrue(network.spec().isChain());
  }

  @Test
  void aSequentialModelOfKeras3Opens() {
    KerasNetwork network = open("keras-3.10-cnn-mnist.h5");
    assertEquals("keras 3.10.0", network.format());
    assertEquals(
        List.of(Shape.maps(32, 26, 26), Shape.maps(64, 11, 11)),
        shapes(network, LayerKind.CONVOLUTION));
    assertEquals(179_926, network.spec().parameters());
  }

  @Test
  void anArchiveOfKeras3Opens() {
    KerasNetwork network = open("keras-3.6-cifar10.keras");
    assertEquals("keras 3.6.0", network.format());
    assertEquals(Shape.maps(3, 32, 32), network.spec().input().shape());
    assertEquals(
        List.of(Shape.maps(32, 30, 30), Shape.maps(64, 13, 13), Shape.maps(128, 4, 4)),
        shapes(network, LayerKind.CONVOLUTION));
  }

  @Test
  void aResidualNetworkOpens() {
    KerasNetwork network = open("keras-resnet8-cifar10.h5");
    assertEquals("keras 2.4.0", network.format());
    assertFalse(network.spec().isChain());
    assertEquals(
        List.of(Shape.maps(16, 32, 32), Shape.maps(32, 16, 16), Shape.maps(64, 8, 8)),
        shapes(network, LayerKind.ADD));
    // Keras counts 78,666: four a channel for batch normalisation, which are two here.
    assertEquals(78_666 - 2 * 240, network.spec().parameters());
  }

  @Test
  void weightsWithoutAnArchitectureGetASentence() {
    Path file = model("keras-3.10-weights-only.weights.h5");
    assertTrue(KerasFile.recognises(file));
    Problem problem = assertThrows(Problem.class, () -> KerasFile.read(file));
    assertEquals("keras.weights-only", problem.what().key());
    assertTrue(Messages.text(problem.what()).contains("model.save"));
  }

  @Test
  @Tag("long")
  void digitsAreRecognised() throws IOException {
    for (String name : List.of("keras-2.2-functional-mnist.h5", "keras-3.10-cnn-mnist.h5")) {
      double accuracy = accuracy(open(name), digits(5000), 1.0f / 255);
      assertTrue(accuracy > 0.98, name + " " + accuracy);
    }
  }

  @Test
  @Tag("long")
  void colourPicturesAreRecognised() throws IOException {
    List<Example> pictures = pictures(5000);
    double residual = accuracy(open("keras-resnet8-cifar10.h5"), pictures, 1);
    assertTrue(residual > 0.8, "keras-resnet8-cifar10.h5 " + residual);
  }

  /**
   * This file holds weights as they were before any training (all biases are 0, all kernels uniform
   * up to Glorot's limit), so that it can't be judged by its answers.
   */
  @Test
  void anArchiveAnswersAsComputedInKerassOwnOrder() throws IOException {
    KerasNetwork network = open("keras-3.6-cifar10.keras");
    byte[] weights;
    try (ZipFile zip = new ZipFile(model("keras-3.6-cifar10.keras").toFile())) {
      weights = zip.getInputStream(zip.getEntry("model.weights.h5")).readAllBytes();
    }
    Tensor input = Tensor.random(new Random(1), 0, 1, 32, 32, 3);
    int[] one = {1, 1};
    int[] two = {2, 2};
    Tensor at = input;
    try (HdfFile hdf = HdfFile.fromBytes(weights)) {
      for (String name : List.of("conv2d", "conv2d_1", "conv2d_2")) {
        double[] bias = stored(hdf, name, 1).data();
        at = KerasReference.convolution(at, stored(hdf, name, 0), bias, one, one, 1, "valid");
        at = at.map(x -> Math.max(0, x));
        at = name.equals("conv2d_2") ? at : KerasReference.pooling(at, two, two, "valid", false);
      }
      at = at.shaped(at.data().length);
      at = KerasReference.dense(at, stored(hdf, "dense", 0), stored(hdf, "dense", 1).data());
      at = at.map(x -> Math.max(0, x));
      at = KerasReference.dense(at, stored(hdf, "dense_1", 0), stored(hdf, "dense_1", 1).data());
    }
    double[] ours = input.transposed(2, 0, 1).data();
    float[] in = new float[ours.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = (float) ours[i];
    }
    Activations activations = new Activations(network.spec(), 1);
    try (Engine engine = new FastEngine(network.spec(), network.weights())) {
      engine.forward(in, activations);
    }
    int last = network.spec().depth() - 1;
    KerasSketch.assertClose(at.data(), activations.before(last), "logits");
    KerasSketch.assertClose(
        KerasReference.softmax(at).data(), activations.after(last), "probabilities");
  }

  private static Tensor stored(HdfFile hdf, String group, int at) {
    Dataset array = hdf.getDatasetByPath("layers/" + group + "/vars/" + at);
    Tensor tensor = Tensor.zeros(array.getDimensions());
    float[] values = (float[]) array.getDataFlat();
    for (int i = 0; i < values.length; i++) {
      tensor.data()[i] = values[i];
    }
    return tensor;
  }

  /** Channels, rows, columns from 0 to 255, and the right class. */
  private record Example(float[] values, int label) {}

  private static double accuracy(KerasNetwork network, List<Example> examples, float scale) {
    int size = network.spec().input().shape().size();
    int right = 0;
    try (Engine engine = new FastEngine(network.spec(), network.weights())) {
      for (int from = 0; from < examples.size(); from += BATCH) {
        int count = Math.min(BATCH, examples.size() - from);
        float[] inputs = new float[count * size];
        for (int n = 0; n < count; n++) {
          float[] values = examples.get(from + n).values();
          for (int i = 0; i < size; i++) {
            inputs[n * size + i] = values[i] * scale;
          }
        }
        Activations activations = new Activations(network.spec(), count);
        engine.forward(inputs, activations);
        for (int n = 0; n < count; n++) {
          right +=
              best(activations.after(network.spec().depth() - 1), n, 10)
                      == examples.get(from + n).label()
                  ? 1
                  : 0;
        }
      }
    }
    return (double) right / examples.size();
  }

  private static int best(float[] values, int example, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = values[example * classes + i] > values[example * classes + best] ? i : best;
    }
    return best;
  }

  /** The last digits of MNIST's training set. */
  private static List<Example> digits(int count) throws IOException {
    Path folder = DATA.resolve("mnist");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no MNIST in " + DATA);
    byte[] images = unpacked(folder.resolve("train-images-idx3-ubyte.gz"));
    byte[] labels = unpacked(folder.resolve("train-labels-idx1-ubyte.gz"));
    List<Example> digits = new ArrayList<>();
    for (int i = 60_000 - count; i < 60_000; i++) {
      float[] values = new float[784];
      for (int k = 0; k < values.length; k++) {
        values[k] = Byte.toUnsignedInt(images[16 + i * 784 + k]);
      }
      digits.add(new Example(values, labels[8 + i]));
    }
    return digits;
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /** CIFAR-10's training pictures, as many of each class; the classes in the folders' order. */
  private static List<Example> pictures(int count) throws IOException {
    Path archive = DATA.resolve("cifar10/train.tar.gz");
    Assumptions.assumeTrue(Files.isRegularFile(archive), "no CIFAR-10 in " + DATA);
    Map<String, List<float[]>> byClass = new TreeMap<>();
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      byte[] header = in.readNBytes(512);
      while (header.length == 512 && header[0] != 0) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 11).trim(), 8);
        byte[] content = in.readNBytes((size + 511) / 512 * 512);
        if (name.endsWith(".jpg")) {
          String folder = Path.of(name).getParent().getFileName().toString();
          List<float[]> own = byClass.computeIfAbsent(folder, any -> new ArrayList<>());
          if (own.size() < count / 10) {
            own.add(planes(ImageIO.read(new ByteArrayInputStream(content, 0, size))));
          }
        }
        header = in.readNBytes(512);
      }
    }
    assertEquals(10, byClass.size());
    List<Example> pictures = new ArrayList<>();
    int label = 0;
    for (List<float[]> own : byClass.values()) {
      for (float[] values : own) {
        pictures.add(new Example(values, label));
      }
      label++;
    }
    return pictures;
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  private static float[] planes(BufferedImage image) {
    float[] planes = new float[3 * 32 * 32];
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int rgb = image.getRGB(x, y);
        for (int c = 0; c < 3; c++) {
          planes[(c * 32 + y) * 32 + x] = rgb >> 16 - 8 * c & 0xff;
        }
      }
    }
    return planes;
  }
}

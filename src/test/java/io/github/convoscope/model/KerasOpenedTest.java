package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasFile;
import io.github.convoscope.modelfile.keras.KerasNetwork;
import io.github.convoscope.modelfile.keras.KerasSamples;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keras's files through the one opener, as window and command line use it. */
class KerasOpenedTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");

  @Test
  void aNetworkWithBranchesIsReadyToUse() {
    Model model = new ModelOpener().open(stranger("keras-resnet8-cifar10.h5"));
    assertEquals(Shape.maps(3, 32, 32), model.spec().input().shape());
    assertFalse(model.spec().isChain());
    assertEquals(10, model.spec().classes());
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(new float[3 * 32 * 32], activations);
    }
    double sum = 0;
    for (float probability : activations.output()) {
      sum += probability;
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void weightsWithoutAnArchitectureGetASentence() {
    Path file = stranger("keras-3.10-weights-only.weights.h5");
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file));
    assertEquals("keras.weights-only", problem.what().key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras-2.2-functional-mnist.h5", "keras-resnet8-cifar10.h5"})
  void dl4jImportsAStrangersFileAndComputesTheSame(String name) {
    Model model = new ModelOpener().open(stranger(name));
    float[] input = FastEngineTest.noise(model.spec().input().shape().size(), 4);
    Dl4jCheck check = model.checkWithDl4j(input);
    assertNotEquals(0, check.largest());
    assertTrue(check.maxDifference() <= 1e-5 * check.largest(), check::toString);
    Activations ours = new Activations(model.spec(), 1);
    Activations theirs = new Activations(model.spec(), 1);
    try (Engine own = model.newEngine();
        Engine dl4j = model.computedBy(EngineKind.DL4J).newEngine()) {
      own.forward(input, ours);
      dl4j.forward(input, theirs);
    }
    for (LayerSpec layer : model.spec().layers()) {
      float[] expected = ours.after(layer.index());
      float largest = 0;
      for (float value : expected) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertArrayEquals(expected, theirs.after(layer.index()), 1e-5f * largest, layer.name());
    }
  }

  @Test
  void dl4jDoesNotImportKeras3(@TempDir Path folder) throws IOException {
    Model model = new ModelOpener().open(KerasSamples.archive(folder));
    assertFalse(model.canUseDl4j());
    Problem problem = assertThrows(Problem.class, () -> model.checkWithDl4j(new float[28 * 28]));
    assertEquals("model.no-dl4j", problem.what().key());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.contains("small.keras (keras 3.6.0)"), sentence);
  }

  @Test
  void aWeightReadWronglyIsNoticed(@TempDir Path folder) {
    Path file = KerasSamples.h5(folder);
    KerasNetwork network = KerasFile.read(file);
    Model right = new ModelOpener().open(file);
    float[] input = new float[28 * 28];
    Arrays.fill(input, 0.5f);
    assertTrue(right.checkWithDl4j(input).agrees());
    network.weights().of(network.spec().depth() - 1).kernel()[5] += 0.5f;
    Model wrong =
        new Model(
            new FastEngine(network.spec(), network.weights()),
            right.card(),
            right.input(),
            right.ranges(),
            right.file(),
            file,
            right.checksum(),
            null,
            right.format(),
            new KerasFileAccess(file, right.checksum()));
    Dl4jCheck check = wrong.checkWithDl4j(input);
    assertFalse(check.agrees());
    assertEquals(0.25, check.maxDifference(), 1e-4);
  }

  @Test
  void aFileThatHasChangedIsNotTakenForTheSame(@TempDir Path folder) throws IOException {
    Path file = KerasSamples.h5(folder);
    Model model = new ModelOpener().open(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    Problem problem = assertThrows(Problem.class, () -> model.computedBy(EngineKind.DL4J));
    assertEquals("model.file-changed", problem.what().key());
  }

  private static Path stranger(String name) {
    Path file = STRANGERS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    return file;
  }
}

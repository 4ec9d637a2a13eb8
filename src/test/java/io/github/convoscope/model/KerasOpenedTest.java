package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

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

  private static Path stranger(String name) {
    Path file = STRANGERS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    return file;
  }
}

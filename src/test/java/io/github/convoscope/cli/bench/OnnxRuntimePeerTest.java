package io.github.convoscope.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRuntimePeerTest {
  @Test
  void itComputesWhatWeCompute() throws Exception {
    same(new ModelOpener().openShipped(), 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keras-3.10-cnn-mnist.h5",
        "keras-resnet8-cifar10.h5",
        "keras-3.6-cifar10.keras",
      })
  void itComputesStrangersNetworks(String name) throws Exception {
    Path file = Path.of("../shared/models/strangers", name);
    assumeTrue(Files.isRegularFile(file), file + " is not there");
    same(new ModelOpener().open(file), 1);
  }

  private static void same(Model model, int count) throws Exception {
    float[] input = new float[count * model.spec().input().shape().size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = i * 37 % 100 / 100f;
    }
    Activations own = new Activations(model.spec(), count);
    try (Engine engine = model.newEngine();
        PeerEngine peer = ServiceLoader.load(PeerEngine.class).findFirst().orElseThrow()) {
      EngineBench.open(peer, engine, input, count, 1);
      engine.forward(input, own);
      float[] theirs = peer.output();
      assertEquals(own.output().length, theirs.length);
      for (int i = 0; i < theirs.length; i++) {
        assertEquals(own.output()[i], theirs[i], 1e-5, "output " + i);
      }
    }
  }
}

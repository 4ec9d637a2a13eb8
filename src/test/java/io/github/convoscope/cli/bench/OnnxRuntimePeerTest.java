package io.github.convoscope.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class OnnxRuntimePeerTest {
  @Test
  void itComputesWhatWeCompute() throws Exception {
    Model digits = new ModelOpener().openShipped();
    float[] input = new float[2 * 784];
    for (int i = 0; i < input.length; i++) {
      input[i] = i * 37 % 100 / 100f;
    }
    Activations own = new Activations(digits.spec(), 2);
    try (Engine engine = digits.newEngine();
        PeerEngine peer = ServiceLoader.load(PeerEngine.class).findFirst().orElseThrow()) {
      EngineBench.open(peer, engine, input, 2, 1);
      engine.forward(input, own);
      float[] theirs = peer.output();
      assertEquals(own.output().length, theirs.length);
      for (int i = 0; i < theirs.length; i++) {
        assertEquals(own.output()[i], theirs[i], 1e-5, "output " + i);
      }
    }
  }
}

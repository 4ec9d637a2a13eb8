package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.model.SqueezeNetSample;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pathways of a network with branches, hundreds of maps a layer and a thousand classes. */
class SqueezeNetPathwaysTest {
  private static final int STRONGEST = 3;

  @Test
  void theyAddUpAndLeadThroughAllModulesToThePicture() {
    SqueezeNetSample sample = SqueezeNetSample.of("zebra-stripes");
    NetworkSpec spec = sample.engine().spec();
    int answer = sample.at().answer(0);
    for (Integer against : new Integer[] {null, answer == 0 ? 1 : 0}) {
      PathRoot root = PathRoot.ofClass(spec, answer, against);
      Pathways paths = Pathways.of(spec, sample.engine().weights(), sample.at(), root, STRONGEST);
      PathwaysTest.check(sample.engine(), sample.at(), paths);
      Set<Integer> met = new HashSet<>();
      paths.edges().forEach(edge -> met.add(edge.from().layer()));
      assertTrue(met.contains(0), "a path begins in the picture");
      for (int layer = 0; layer < spec.depth(); layer++) {
        boolean allMapsOf = spec.layer(layer).kind() == LayerKind.CONCATENATE;
        if (allMapsOf) {
          int module = layer;
          assertTrue(
              spec.layer(module).inputs().stream().anyMatch(met::contains),
              "a path goes through the module that ends in " + spec.layer(module).name());
        }
      }
      for (PathEdge edge : paths.edges()) {
        assertEquals(value(sample, edge.read()) == 0, edge.contribution() == 0);
      }
    }
  }

  private static float value(SqueezeNetSample sample, Neuron neuron) {
    Shape shape = sample.engine().spec().layer(neuron.layer()).shape();
    return sample.at()
        .after(neuron.layer())[shape.index(neuron.channel(), neuron.row(), neuron.column())];
  }
}

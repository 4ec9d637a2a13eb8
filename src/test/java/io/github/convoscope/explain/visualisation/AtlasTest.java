package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasTest {
  private static final Shape INPUT = Shape.maps(1, 10, 10);

  @TempDir private Path folder;

  /** A network whose unit 1 never fires. */
  private static FastEngine withDeadUnit() {
    NetworkSpec spec =
        new NetworkBuilder("dead", INPUT)
            .convolution("conv1", 3, Window.same(3), ActivationFunction.RELU)
            .output("answer", 2, ActivationFunction.SOFTMAX)
            .build();
    List<LayerWeights> weights = new ArrayList<>(UntrainedNetworks.random(spec, 1).layers());
    weights.get(1).bias()[1] = -100;
    return new FastEngine(spec, new Weights(weights));
  }

  private static Atlas build(FastEngine engine) {
    return new AtlasBuilder(engine, OptimiserSettings.standard().withSteps(32), Runnable::run, 2)
        .build("abc123", "blots", SmallNetworks.blots(INPUT, 40), Progress.NONE);
  }

  @Test
  void deadUnitsHaveNoImage() {
    Atlas atlas = build(withDeadUnit());
    AtlasUnit dead = atlas.unit(1, 1).orElseThrow();
    assertFalse(dead.range().alive());
    assertNull(dead.unitImage());
    assertNull(dead.picture());
    assertNotNull(atlas.unit(1, 0).orElseThrow().picture());
    assertEquals(4, atlas.aliveCount());
  }

  @Test
  void everyValueIsThatOfTheStoredImage() {
    FastEngine engine = withDeadUnit();
    for (AtlasUnit unit : build(engine).units()) {
      VisualisationResult image = unit.unitImage();
      if (image != null) {
        UnitTarget target = UnitTarget.unit(unit.layer(), unit.channel());
        double value = ActivationSpectrum.measure(engine, image.image(), target).value();
        assertEquals(value, image.value(), 1e-6);
        for (float pixel : image.image()) {
          assertEquals(Math.round(pixel * 255) / 255f, pixel);
        }
      }
    }
  }

  @Test
  void aSavedAtlasCanBeReadAgain() {
    FastEngine engine = withDeadUnit();
    Atlas atlas = build(engine);
    AtlasStore store = new AtlasStore(List.of(), folder);
    store.save(engine.spec(), atlas);
    Atlas back = store.find(engine.spec(), "abc123").orElseThrow();
    assertEquals(atlas.units().size(), back.units().size());
    for (int i = 0; i < back.units().size(); i++) {
      AtlasUnit one = atlas.units().get(i);
      AtlasUnit other = back.units().get(i);
      assertEquals(one.range().alive(), other.range().alive());
      assertEquals(one.range().best(), other.range().best(), 1e-4);
      if (one.unitImage() != null && other.unitImage() != null) {
        assertArrayEquals(one.unitImage().image(), other.unitImage().image());
        assertEquals(one.unitImage().value(), other.unitImage().value(), 1e-4);
      }
    }
    assertTrue(store.find(engine.spec(), "def456").isEmpty());
  }

  @Test
  void anAtlasOfAnotherNetworkIsRefused() {
    FastEngine engine = withDeadUnit();
    AtlasStore store = new AtlasStore(List.of(), folder);
    store.save(engine.spec(), build(engine));
    assertTrue(store.find(SmallNetworks.digits().spec(), "abc123").isEmpty());
  }

  @Test
  void imagesOfPooledUnitsRestartWhereTheGradientIsZero() {
    FastEngine engine = SmallNetworks.digits();
    UnitResponses responses =
        UnitResponses.measure(
            engine, SmallNetworks.blots(engine.spec().input().shape(), 100), Progress.NONE);
    List<VisualisationTask> tasks = new ArrayList<>();
    for (int channel = 0; channel < 6; channel++) {
      if (responses.range(4, channel).alive()) {
        tasks.add(
            new TaskFactory(engine.spec())
                .maximise(UnitTarget.unit(4, channel), responses.range(4, channel)));
      }
    }
    assertFalse(tasks.isEmpty());
    for (VisualisationResult result :
        new Optimiser(engine, OptimiserSettings.standard().withSteps(64))
            .optimise(tasks, Progress.NONE)) {
      assertFalse(result.weak());
    }
  }
}

package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An atlas that is made layer by layer, interrupted, and found again. */
class LayeredAtlasTest {
  private static final Shape INPUT = Shape.maps(3, 12, 12);
  private static final NetworkSpec SPEC =
      new NetworkBuilder("toy", INPUT)
          .convolution("conv1", 4, Window.same(3), ActivationFunction.RELU)
          .convolution("conv2", 11, Window.same(3), ActivationFunction.RELU)
          .output("answer", 3, ActivationFunction.SOFTMAX)
          .build();
  private static final FastEngine ENGINE = new FastEngine(SPEC, UntrainedNetworks.random(SPEC, 2));
  private static final ExampleImages EXAMPLES = SmallNetworks.blots(INPUT, 12);
  private static final String CHECKSUM = "abc123";

  @TempDir private Path cache;

  /** Cancels once so many images were begun. */
  private static final class Impatient implements Progress {
    private final int most;
    private int begun;

    Impatient(int most) {
      this.most = most;
    }

    @Override
    public void report(double fraction, Message doing) {
      begun += doing.key().equals("atlas.optimising-layer") ? 1 : 0;
    }

    @Override
    public boolean cancelled() {
      return begun > most;
    }
  }

  private static void build(AtlasStore store, Progress progress, List<Atlas> parts) {
    new LayeredAtlas(ENGINE, store, CHECKSUM).build("blots", EXAMPLES, 2, progress, parts::add);
  }

  private static List<float[]> images(AtlasStore store, int layer) {
    List<float[]> images = new ArrayList<>();
    for (AtlasUnit unit : store.findLayer(SPEC, CHECKSUM, layer).orElseThrow().units()) {
      VisualisationResult image = unit.unitImage();
      images.add(image == null ? new float[0] : image.image());
    }
    return images;
  }

  @Test
  void itGoesOnWhereItStopped() {
    AtlasStore store = new AtlasStore(List.of(), cache.resolve("stopped"));
    Impatient impatient = new Impatient(5);
    assertThrows(CancelledException.class, () -> build(store, impatient, new ArrayList<>()));
    Atlas part = store.findLayer(SPEC, CHECKSUM, 2).orElseThrow();
    long pending = part.units().stream().filter(AtlasUnit::pending).count();
    long made = part.units().stream().filter(unit -> unit.picture() != null).count();
    assertTrue(pending > 0 && made > 0, pending + " pending, " + made + " made");
    assertTrue(store.findLayer(SPEC, CHECKSUM, 3).isEmpty());
    double before = seconds(part, 0);
    List<Atlas> parts = new ArrayList<>();
    build(store, Progress.NONE, parts);
    assertFalse(parts.isEmpty());
    assertEquals(
        0, parts.get(parts.size() - 1).units().stream().filter(AtlasUnit::pending).count());
    // The first image was kept, not made again.
    assertEquals(before, seconds(store.findLayer(SPEC, CHECKSUM, 2).orElseThrow(), 0));
    AtlasStore other = new AtlasStore(List.of(), cache.resolve("whole"));
    build(other, Progress.NONE, new ArrayList<>());
    for (int layer = 2; layer <= 3; layer++) {
      List<float[]> resumed = images(store, layer);
      List<float[]> whole = images(other, layer);
      for (int i = 0; i < whole.size(); i++) {
        assertArrayEquals(whole.get(i), resumed.get(i));
      }
    }
  }

  private static double seconds(Atlas atlas, int channel) {
    return Objects.requireNonNull(
            atlas.units().stream()
                .filter(unit -> unit.channel() >= channel && unit.unitImage() != null)
                .findFirst()
                .orElseThrow()
                .unitImage())
        .seconds();
  }

  @Test
  void anotherModelHasNone() {
    AtlasStore store = new AtlasStore(List.of(), cache);
    build(store, Progress.NONE, new ArrayList<>());
    assertTrue(store.findLayer(SPEC, CHECKSUM, 2).isPresent());
    assertTrue(store.findLayer(SPEC, "def456", 2).isEmpty());
  }

  @Test
  void theFirstLayerAndLayersWithoutWeightsAreLeftOut() {
    assertEquals(
        List.of("conv2", "answer"),
        LayeredAtlas.layers(SPEC).stream().map(layer -> layer.name()).toList());
    assertFalse(LayeredAtlas.fits(SPEC));
  }
}

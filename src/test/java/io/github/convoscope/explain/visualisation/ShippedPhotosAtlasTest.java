package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Computes the figures of the shipped atlas of the network for photographs again. */
class ShippedPhotosAtlasTest {
  private static Engine engine;
  private static Atlas atlas;

  @BeforeAll
  static void open() {
    Path file = Objects.requireNonNull(ShippedFiles.photos());
    Model model = new ModelOpener().open(file);
    engine = model.takingInk(model.newEngine());
    atlas =
        new AtlasStore(List.of(file), Path.of("absent"))
            .find(model.spec(), model.checksum())
            .orElseThrow(
                () ->
                    new AssertionError(
                        "the atlas is of another model: make it again as"
                            + " docs/feature-visualisation.md says"));
  }

  @Test
  void nearlyAllLivingUnitsExceedTheirBestPicture() {
    assertEquals(15_625, atlas.examples());
    int alive = 0;
    int reached = 0;
    for (AtlasUnit unit : atlas.units()) {
      if (unit.range().alive()) {
        alive++;
        VisualisationResult image = unit.unitImage();
        assertNotNull(image);
        UnitTarget target = UnitTarget.unit(unit.layer(), unit.channel());
        double value = ActivationSpectrum.measure(engine, image.image(), target).value();
        assertEquals(image.value(), value, 1e-3 + 1e-4 * Math.abs(value));
        reached += value >= unit.range().best() ? 1 : 0;
      }
    }
    assertEquals(394, alive);
    assertTrue(reached >= 0.95 * alive, reached + " of " + alive);
  }

  @Test
  void everyClassIsKnownInItsImage() {
    NetworkSpec spec = engine.spec();
    Activations at = new Activations(spec, 1);
    List<AtlasUnit> classes = atlas.layer(spec.output().index());
    assertEquals(10, classes.size());
    for (AtlasUnit unit : classes) {
      VisualisationResult image = unit.unitImage();
      assertNotNull(image);
      engine.forward(image.image(), at);
      assertTrue(at.output()[unit.channel()] > 0.9, "class " + unit.channel());
    }
  }

  @Test
  void layersThatSeeLittleHaveImagesOfOneNeuronToo() {
    for (int layer : new int[] {1, 2}) {
      for (AtlasUnit unit : atlas.layer(layer)) {
        VisualisationResult image = unit.neuronImage();
        assertNotNull(image);
        assertTrue(image.value() >= unit.range().bestNeuron(), layer + ": " + unit.channel());
      }
    }
  }
}

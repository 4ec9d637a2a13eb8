package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Computes the figures of the shipped atlas again from its images. */
class ShippedAtlasTest {
  private static Engine engine;
  private static Atlas atlas;

  @BeforeAll
  static void open() {
    Path model = ShippedFiles.model();
    Model opened = new ModelOpener().open(model);
    engine = opened.newEngine();
    atlas =
        new AtlasStore(List.of(model), Path.of("absent"))
            .find(engine.spec(), opened.checksum())
            .orElseThrow(
                () ->
                    new AssertionError(
                        "the atlas is of another model: make it again as"
                            + " docs/feature-visualisation.md says"));
  }

  @Test
  void nearlyAllLivingUnitsExceedTheirBestDigit() {
    assertEquals(60_000, atlas.examples());
    int alive = 0;
    int reached = 0;
    for (AtlasUnit unit : atlas.units()) {
      if (unit.range().alive()) {
        alive++;
        VisualisationResult image = unit.unitImage();
        reached +=
            image != null
                    && value(image, UnitTarget.unit(unit.layer(), unit.channel()))
                        >= unit.range().best()
                ? 1
                : 0;
      }
    }
    assertTrue(reached >= 0.95 * alive, reached + " of " + alive);
  }

  @Test
  void classImagesAreOfTheirClassAndHaveTheTotalVariationOfADigit() {
    NetworkSpec spec = engine.spec();
    for (AtlasUnit unit : atlas.layer(spec.output().index())) {
      VisualisationResult image = unit.unitImage();
      assertTrue(image != null);
      Activations at = new Activations(spec, 1);
      engine.forward(image.image(), at);
      assertTrue(at.output()[unit.channel()] > 0.9, "class " + unit.channel());
      double variation = Regularisation.totalVariation(spec.input().shape(), image.image());
      assertTrue(variation <= 150, "class " + unit.channel() + ": " + variation);
    }
  }

  private static double value(VisualisationResult result, UnitTarget target) {
    return ActivationSpectrum.measure(engine, result.image(), target).value();
  }
}

package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What images must fulfil on the network that comes with the program and on SqueezeNet: ten steps
 * raise every objective, its negative falls below the least picture, the seed alone decides, and a
 * search ends within a step.
 */
class PhotoImagesTest {
  private static final Path SHIPPED = Path.of("models/photos.zip");
  private static final Path SQUEEZENET =
      Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final int SMALL = 96;

  @Test
  void imagesOfTheShippedNetwork() {
    check(new ModelOpener().open(SHIPPED), 2);
  }

  @Test
  @Tag("long")
  void imagesOfSqueezeNet() {
    Assumptions.assumeTrue(Files.isRegularFile(SQUEEZENET), "no SqueezeNet in ../shared/models");
    OpenOptions options = new OpenOptions(null, null, SMALL, Progress.NONE);
    check(new ModelOpener().open(SQUEEZENET, options), 8);
  }

  private static void check(Model model, int everyLayer) {
    NetworkSpec spec = model.spec();
    try (Engine engine = model.takingInk(model.newEngine())) {
      ExampleImages pictures = ExamplePictures.ready(model);
      List<LayerSpec> layers = LayeredAtlas.layers(spec);
      for (int i = 0; i < layers.size(); i += Math.max(1, layers.size() / everyLayer)) {
        UnitTarget unit = UnitTarget.unit(layers.get(i).index(), 3);
        UnitRange range = UnitResponses.range(engine, pictures, unit, Progress.NONE);
        if (range.alive()) {
          tenStepsRaise(engine, unit, range);
          theNegativeIsBelowEveryPicture(engine, unit, range);
        }
      }
      UnitTarget label = UnitTarget.unit(spec.output().index(), 1);
      UnitRange range = UnitResponses.range(engine, pictures, label, Progress.NONE);
      tenStepsRaise(engine, label, range);
      theSeedDecides(engine, label, range);
      aSearchEndsWithinAStep(engine, label, range);
    }
  }

  private static OptimiserSettings settings(Engine engine, int steps) {
    return OptimiserSettings.of(engine.spec().input().shape()).withSteps(steps);
  }

  private static VisualisationResult found(Engine engine, VisualisationTask task, int steps) {
    return new Optimiser(engine, settings(engine, steps))
        .optimise(List.of(task), Progress.NONE)
        .get(0);
  }

  private static void tenStepsRaise(Engine engine, UnitTarget unit, UnitRange range) {
    VisualisationTask task = new TaskFactory(engine.spec()).maximise(unit, range);
    double first = found(engine, task, 1).value();
    double tenth = found(engine, task, 10).value();
    assertTrue(tenth > first, unit + " goes from " + first + " to " + tenth);
  }

  private static void theNegativeIsBelowEveryPicture(
      Engine engine, UnitTarget unit, UnitRange range) {
    VisualisationTask task = new TaskFactory(engine.spec()).minimise(unit, range);
    double least = -found(engine, task, 40).value();
    assertTrue(least < range.least(), unit + ": " + least + ", pictures " + range.least());
  }

  private static void theSeedDecides(Engine engine, UnitTarget unit, UnitRange range) {
    VisualisationTask task = new TaskFactory(engine.spec()).maximise(unit, range);
    float[] image = found(engine, task, 3).image();
    assertArrayEquals(image, found(engine, task, 3).image());
    float[] other =
        new Optimiser(engine, settings(engine, 3).withSeed(1))
            .optimise(List.of(task), Progress.NONE)
            .get(0)
            .image();
    assertFalse(Arrays.equals(image, other));
  }

  private static void aSearchEndsWithinAStep(Engine engine, UnitTarget unit, UnitRange range) {
    VisualisationTask task = new TaskFactory(engine.spec()).maximise(unit, range);
    AtomicInteger reports = new AtomicInteger();
    Progress third =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {
            reports.incrementAndGet();
          }

          @Override
          public boolean cancelled() {
            return reports.get() >= 3;
          }
        };
    assertThrows(
        CancelledException.class,
        () -> new Optimiser(engine, settings(engine, 100_000)).optimise(List.of(task), third));
    assertTrue(reports.get() <= 4, reports + " reports");
  }
}

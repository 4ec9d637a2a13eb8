package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.PictureFiles;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Images of SqueezeNet's units against the photographs at hand. Fewer than the usual steps are
 * enough to show it; more only raise the values.
 */
@Tag("long")
class SqueezeNetImagesTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final Path PHOTOS = Path.of("../shared/datasets/photos");
  private static final int UNITS = 200;

  private static NetworkSpec spec;
  private static Engine engine;
  private static ExampleImages examples;

  @BeforeAll
  static void open() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    Assumptions.assumeTrue(Files.isDirectory(PHOTOS), "no photographs in ../shared/datasets");
    Model model =
        new ModelOpener().open(FILE, new OpenOptions(null, null, CanvasModel.SIDE, Progress.NONE));
    spec = model.spec();
    engine = model.takingInk(model.newEngine());
    examples =
        ExamplePictures.read(model, PictureFiles.below(PHOTOS), 100, problem -> {}, Progress.NONE);
  }

  private static Optimiser optimiser(int steps) {
    return new Optimiser(engine, OptimiserSettings.of(spec.input().shape()).withSteps(steps));
  }

  @Test
  void imagesOfNineOfTenUnitsExceedTheBestPhotograph() {
    UnitResponses responses = UnitResponses.measure(engine, examples, Progress.NONE);
    List<UnitTarget> living = new ArrayList<>();
    for (LayerSpec layer : LayeredAtlas.layers(spec)) {
      for (int channel = 0; channel < layer.shape().channels(); channel++) {
        if (responses.range(layer.index(), channel).alive()) {
          living.add(UnitTarget.unit(layer.index(), channel));
        }
      }
    }
    Collections.shuffle(living, new Random(0));
    TaskFactory factory = new TaskFactory(spec);
    List<VisualisationTask> tasks = new ArrayList<>();
    for (UnitTarget target : living.subList(0, UNITS)) {
      tasks.add(factory.maximise(target, responses.range(target.layer(), target.channel())));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Workers.several("images", threads);
    OptimiserSettings settings = OptimiserSettings.of(spec.input().shape()).withSteps(40);
    int exceeded = 0;
    try {
      List<VisualisationResult> found =
          new ParallelOptimiser(engine, settings, pool, threads).optimise(tasks, Progress.NONE);
      for (int i = 0; i < UNITS; i++) {
        exceeded += found.get(i).value() > tasks.get(i).bestExample() ? 1 : 0;
      }
    } finally {
      pool.shutdownNow();
    }
    assertTrue(exceeded >= 0.9 * UNITS, exceeded + " of " + UNITS);
  }

  @Test
  void theNetworkKnowsTheClassesInTheirImages() {
    int output = spec.output().index();
    for (int label : new int[] {1, 19, 94, 130, 207, 281, 319, 340, 950, 985}) {
      UnitTarget target = UnitTarget.unit(output, label);
      UnitRange range = UnitResponses.range(engine, examples, target, Progress.NONE);
      VisualisationTask task = new TaskFactory(spec).maximise(target, range);
      VisualisationResult found = optimiser(64).optimise(List.of(task), Progress.NONE).get(0);
      String what = spec.labels().get(label) + " is " + spec.labels().get(found.label());
      assertTrue(found.label() == label && found.probability() >= 0.9, what);
    }
  }
}

package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimiserTest {
  private static final FastEngine ENGINE = SmallNetworks.digits();
  private static final TaskFactory FACTORY = new TaskFactory(ENGINE.spec());
  private static final UnitResponses RESPONSES =
      UnitResponses.measure(
          ENGINE, SmallNetworks.blots(ENGINE.spec().input().shape(), 200), Progress.NONE);

  @Test
  void anImageForAFirstLayerNeuronHasInkWhereTheKernelIsPositive() {
    for (Neuron neuron : List.of(new Neuron(1, 1, 14, 14), new Neuron(1, 2, 0, 27))) {
      VisualisationTask task =
          FACTORY.maximise(UnitTarget.of(neuron), new UnitRange(0.1, 0, 0, 0.1, true));
      VisualisationResult result =
          new Optimiser(ENGINE, OptimiserSettings.standard())
              .optimise(List.of(task), Progress.NONE)
              .get(0);
      float[] kernel = ENGINE.weights().of(1).kernel();
      double optimum = ENGINE.weights().of(1).bias()[neuron.channel()];
      for (int r = 0; r < 28; r++) {
        for (int c = 0; c < 28; c++) {
          int kernelRow = r - neuron.row() + 3;
          int kernelColumn = c - neuron.column() + 3;
          boolean seen = kernelRow >= 0 && kernelRow < 7 && kernelColumn >= 0 && kernelColumn < 7;
          if (seen) {
            float weight = kernel[neuron.channel() * 49 + kernelRow * 7 + kernelColumn];
            optimum += Math.max(0, weight);
          } else {
            assertEquals(
                0, result.image()[r * 28 + c], "outside the receptive field, at " + r + ", " + c);
          }
        }
      }
      assertTrue(result.value() >= 0.98 * optimum, result.value() + " of " + optimum);
    }
  }

  @Test
  void imagesExceedEveryExampleInBothDirections() {
    List<VisualisationTask> tasks = new ArrayList<>();
    for (int channel = 0; channel < 3; channel++) {
      tasks.add(FACTORY.maximise(UnitTarget.unit(3, channel), RESPONSES.range(3, channel)));
      tasks.add(FACTORY.minimise(UnitTarget.unit(5, channel), RESPONSES.range(5, channel)));
    }
    for (VisualisationResult result :
        new Optimiser(ENGINE, OptimiserSettings.standard().withSteps(64))
            .optimise(tasks, Progress.NONE)) {
      assertFalse(result.weak());
    }
  }

  @Test
  void theSameSeedGivesTheSameImageWhateverElseIsInTheBatch() {
    VisualisationTask task = FACTORY.maximise(UnitTarget.unit(3, 1), RESPONSES.range(3, 1));
    VisualisationTask other = FACTORY.maximise(UnitTarget.unit(5, 1), RESPONSES.range(5, 1));
    Optimiser optimiser = new Optimiser(ENGINE, OptimiserSettings.standard().withSteps(24));
    float[] alone = optimiser.optimise(List.of(task), Progress.NONE).get(0).image();
    float[] together = optimiser.optimise(List.of(other, task), Progress.NONE).get(1).image();
    assertArrayEquals(alone, together);
    Optimiser reseeded =
        new Optimiser(ENGINE, OptimiserSettings.standard().withSteps(24).withSeed(1));
    float[] seeded = reseeded.optimise(List.of(task), Progress.NONE).get(0).image();
    assertFalse(Arrays.equals(alone, seeded));
  }

  @Test
  void cancellingStopsWithinAStep() {
    List<Double> reports = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {
            reports.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return reports.size() >= 5;
          }
        };
    VisualisationTask task = FACTORY.maximise(UnitTarget.unit(3, 1), RESPONSES.range(3, 1));
    Optimiser optimiser = new Optimiser(ENGINE, OptimiserSettings.standard());
    assertThrows(CancelledException.class, () -> optimiser.optimise(List.of(task), progress));
    assertEquals(5, reports.size());
    for (int i = 1; i < reports.size(); i++) {
      assertTrue(reports.get(i) >= reports.get(i - 1));
    }
  }

  /** No image reaches this range, so that every attempt is made. */
  @Test
  void progressNeverGoesBackThroughAllAttempts() {
    List<Double> reports = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {
            reports.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    VisualisationTask task =
        FACTORY.maximise(UnitTarget.unit(3, 1), new UnitRange(1e9, 0, 0, 1e9, true));
    Optimiser optimiser = new Optimiser(ENGINE, OptimiserSettings.standard().withSteps(8));
    assertTrue(optimiser.optimise(List.of(task), progress).get(0).weak());
    assertEquals(5 * 8, reports.size());
    for (int i = 1; i < reports.size(); i++) {
      assertTrue(reports.get(i) > reports.get(i - 1) && reports.get(i) < 1);
    }
  }

  @Test
  void diverseImagesDifferMoreThanSeedsAlone() {
    VisualisationTask task = FACTORY.maximise(UnitTarget.unit(5, 2), RESPONSES.range(5, 2));
    Optimiser optimiser = new Optimiser(ENGINE, OptimiserSettings.standard().withSteps(64));
    Shape shape = ENGINE.spec().layer(3).shape();
    double weight = 5 * RESPONSES.range(5, 2).bestMinusMean();
    List<VisualisationResult> similar =
        optimiser.optimiseDiverse(task, new Diversity(3, shape, 0), 3, Progress.NONE);
    List<VisualisationResult> diverse =
        optimiser.optimiseDiverse(task, new Diversity(3, shape, weight), 3, Progress.NONE);
    assertTrue(diversity(diverse) > diversity(similar));
  }

  /** Minus the mean cosine of the images' Gram matrices. */
  private static double diversity(List<VisualisationResult> results) {
    Activations at = new Activations(ENGINE.spec(), results.size());
    float[] images = new float[results.size() * 784];
    for (int i = 0; i < results.size(); i++) {
      System.arraycopy(results.get(i).image(), 0, images, i * 784, 784);
    }
    ENGINE.forward(images, at);
    return new Diversity(3, ENGINE.spec().layer(3).shape(), 1)
        .addGradient(at, 0, results.size(), new LayerGradients(results.size()));
  }

  /** A unit and a neuron of every layer of a graph, in colour, for a network that takes −1 to 1. */
  @Test
  void worksOnEveryKindOfLayer() {
    Shape input = Shape.maps(3, 14, 12);
    NetworkSpec spec = EveryLayerKind.network(input);
    FastEngine own = new FastEngine(spec, UntrainedNetworks.random(spec, 4));
    Engine engine = InputScalingEngine.of(own, new InputRange(-1, 1));
    UnitResponses responses =
        UnitResponses.measure(engine, SmallNetworks.blots(input, 100), Progress.NONE);
    TaskFactory factory = new TaskFactory(spec);
    List<VisualisationTask> tasks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (LayerSpec layer : spec.layers().subList(1, spec.depth() - 2)) {
      UnitRange range = responses.range(layer.index(), 1);
      tasks.add(factory.maximise(UnitTarget.unit(layer.index(), 1), range));
      names.add(layer.name());
    }
    Optimiser optimiser = new Optimiser(engine, OptimiserSettings.standard().withSteps(64));
    List<VisualisationResult> results = optimiser.optimise(tasks, Progress.NONE);
    List<String> weak = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).weak()) {
        weak.add(
            names.get(i) + ": " + results.get(i).value() + " of " + tasks.get(i).bestExample());
      }
    }
    // Products of maps have local maxima, one of which holds an image; it is told as weak.
    assertTrue(weak.size() <= 1, weak.toString());
  }

  @Test
  void onlyAWeightedSumOfPixelsIsTakenAsOne() {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkBuilder net = new NetworkBuilder("sums", Shape.maps(2, 6, 6));
    net.convolution("conv", 2, Window.same(3), none);
    net.add("sum", new MergeOperator(false), ActivationFunction.RELU, 0, 1);
    net.add("square", new MergeOperator(true), none, 0, 0);
    net.add("beside", new MergeOperator(false), none, 1, 2);
    net.add("slopes", new ParametricReluOperator(true), none, 1);
    TaskFactory factory = new TaskFactory(net.build());
    boolean[] linear = new boolean[6];
    for (int layer = 1; layer < 6; layer++) {
      UnitTarget target = UnitTarget.of(new Neuron(layer, 0, 2, 2));
      linear[layer] = factory.maximise(target, new UnitRange(1, 0, 0, 1, true)).linear();
    }
    assertArrayEquals(new boolean[] {false, true, true, false, false, false}, linear);
  }

  @Test
  void worksOnColourImagesOfOtherSizes() {
    Shape input = Shape.maps(3, 20, 24);
    FastEngine engine = SmallNetworks.digits(input, ActivationFunction.RELU, 2);
    UnitResponses responses =
        UnitResponses.measure(engine, SmallNetworks.blots(input, 100), Progress.NONE);
    VisualisationTask task =
        new TaskFactory(engine.spec()).maximise(UnitTarget.unit(3, 0), responses.range(3, 0));
    VisualisationResult result =
        new Optimiser(engine, OptimiserSettings.standard().withSteps(64))
            .optimise(List.of(task), Progress.NONE)
            .get(0);
    assertEquals(input.size(), result.image().length);
    assertFalse(result.weak());
  }
}

package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegularisedObjectiveTest {
  private static final Shape INPUT = Shape.maps(1, 14, 14);
  private static final FastEngine ENGINE = SmallNetworks.digits(INPUT, ActivationFunction.TANH, 5);
  private static final NetworkSpec SPEC = ENGINE.spec();

  static Stream<Arguments> objectives() {
    Objective neuron = Objectives.of(Scalar.neuron(SPEC, new Neuron(1, 2, 6, 5), true));
    Objective unit = Objectives.of(Scalar.unit(SPEC, 3, 1, true));
    Objective logit = Objectives.of(Scalar.logit(SPEC, 3));
    Activations seen = new Activations(SPEC, 1);
    float[] drawing = new float[INPUT.size()];
    SmallNetworks.blots(INPUT, 1).copy(0, drawing, 0);
    ENGINE.forward(drawing, seen);
    return Stream.of(
        Arguments.of("neuron", neuron),
        Arguments.of("unit", unit),
        Arguments.of("logit", logit),
        Arguments.of("largest", Objectives.largest(SPEC, 3, 2)),
        Arguments.of("layer", Objectives.layer(SPEC, 3)),
        Arguments.of("pooled unit", Objectives.of(Scalar.unit(SPEC, 2, 1, true))),
        Arguments.of("sum", Objectives.sum(List.of(unit, logit, neuron), 1.5, -0.5, 0.2)),
        Arguments.of("negative", Objectives.negative(logit)),
        Arguments.of("between", Objectives.between(unit, logit, 0.3)),
        Arguments.of("caricature", Objectives.caricature(3, seen.after(3))),
        Arguments.of("likeness", new SimilarityObjective(4, seen.after(4))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void slopeIsThatOfTheWholeObjective(String name, Objective objective) {
    TaskFactory wishes = new TaskFactory(SPEC);
    VisualisationTask wish = wishes.of(objective, 1);
    ImageParameterisation space =
        new ImageParameterisation(INPUT, wish.region(), wish.background(), false);
    RegularisedObjective landscape =
        new RegularisedObjective(ENGINE, List.of(wish), List.of(space), null, 0);
    AffineWarp[] warps = {new AffineWarp(INPUT, 0.4, -0.8, 0.1, 1.05)};
    Regularisation[] prices = {new Regularisation(0.002, 0.001)};
    double[][] points = {space.noise(new Random(7), 0.3, 0.4)};
    double[][] slope = new double[1][];
    landscape.climb(points, warps, prices, slope);
    checkAlongDirections(landscape, points, warps, prices, slope[0].clone(), 0);
  }

  @Test
  void slopeCountsDiversity() {
    VisualisationTask wish =
        new TaskFactory(SPEC).of(Objectives.of(Scalar.unit(SPEC, 3, 1, true)), 1);
    ImageParameterisation space =
        new ImageParameterisation(INPUT, wish.region(), wish.background(), false);
    for (int layer : new int[] {3, 5}) {
      Diversity diversity = new Diversity(layer, SPEC.layer(layer).shape(), 0.5);
      RegularisedObjective landscape =
          new RegularisedObjective(
              ENGINE, List.of(wish, wish, wish), List.of(space, space, space), diversity, 0);
      Regularisation[] prices = new Regularisation[3];
      Arrays.fill(prices, new Regularisation(0, 0));
      Random random = new Random(8);
      double[][] points = {
        space.noise(random, 0.3, 0.4), space.noise(random, 0.3, 0.4), space.noise(random, 0.3, 0.4)
      };
      double[][] slope = new double[3][];
      landscape.climb(points, null, prices, slope);
      checkAlongDirections(landscape, points, null, prices, slope[1].clone(), 1);
    }
  }

  @Test
  void slopeCountsLikeness() {
    Activations seen = new Activations(SPEC, 1);
    float[] drawing = new float[INPUT.size()];
    SmallNetworks.blots(INPUT, 2).copy(1, drawing, 0);
    ENGINE.forward(drawing, seen);
    VisualisationTask wish =
        new TaskFactory(SPEC)
            .of(Objectives.of(Scalar.unit(SPEC, 5, 1, true)), 1)
            .like(new SimilarityObjective(3, seen.after(3)));
    ImageParameterisation space =
        new ImageParameterisation(INPUT, wish.region(), wish.background(), false);
    RegularisedObjective landscape =
        new RegularisedObjective(ENGINE, List.of(wish), List.of(space), null, 2.5);
    double[][] points = {space.noise(new Random(7), 0.3, 0.4)};
    double[][] slope = new double[1][];
    Regularisation[] prices = {new Regularisation(0, 0)};
    landscape.climb(points, null, prices, slope);
    checkAlongDirections(landscape, points, null, prices, slope[0].clone(), 0);
  }

  private static void checkAlongDirections(
      RegularisedObjective landscape,
      double[][] points,
      AffineWarp[] warps,
      Regularisation[] prices,
      double[] slope,
      int moved) {
    Random random = new Random(9);
    double steepest = Math.sqrt(Arrays.stream(slope).map(s -> s * s).sum());
    assertTrue(steepest > 1e-6, "no slope at all");
    for (int trial = 0; trial < 5; trial++) {
      double[] direction = new double[slope.length];
      double expected = 0;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = slope[i] / steepest + 0.1 * random.nextGaussian();
        expected += direction[i] * slope[i];
      }
      double step = 4e-3;
      double measured =
          (height(landscape, points, warps, prices, direction, step, moved)
                  - height(landscape, points, warps, prices, direction, -step, moved))
              / (2 * step);
      assertEquals(expected, measured, 0.02 * steepest);
    }
  }

  private static double height(
      RegularisedObjective landscape,
      double[][] points,
      AffineWarp[] warps,
      Regularisation[] prices,
      double[] direction,
      double step,
      int moved) {
    double[][] there = points.clone();
    there[moved] = points[moved].clone();
    for (int i = 0; i < direction.length; i++) {
      there[moved][i] += step * direction[i];
    }
    double[] heights = landscape.climb(there, warps, prices, new double[points.length][]);
    return Arrays.stream(heights).sum();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void tenStepsIncreaseIt(String name, Objective objective) {
    VisualisationTask wish = new TaskFactory(SPEC).of(objective, 1);
    OptimiserSettings recipe =
        OptimiserSettings.standard()
            .withSteps(10)
            .withPrices(0)
            .withRobustness(RandomTransformations.NONE);
    OptimisationRun search = new OptimisationRun(ENGINE, List.of(wish), null, recipe, 0);
    double before = search.best(0).value();
    while (!search.done()) {
      search.step();
    }
    Activations seen = new Activations(SPEC, 1);
    ENGINE.forward(search.image(0), seen);
    assertTrue(objective.value(seen, 0) > before);
  }
}

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
        Arguments.of("strongest neuron", Objectives.strongestNeuron(SPEC, 3, 2)),
        Arguments.of("deep dream", Objectives.deepDream(SPEC, 3)),
        Arguments.of("pooled unit", Objectives.of(Scalar.unit(SPEC, 2, 1, true))),
        Arguments.of("sum", Objectives.sum(List.of(unit, logit, neuron), 1.5, -0.5, 0.2)),
        Arguments.of("negative", Objectives.negative(logit)),
        Arguments.of("between", Objectives.between(unit, logit, 0.3)),
        Arguments.of("caricature", Objectives.caricature(3, seen.after(3))),
        Arguments.of("similarity", new SimilarityObjective(4, seen.after(4))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void gradientMatchesFiniteDifferences(String name, Objective objective) {
    TaskFactory factory = new TaskFactory(SPEC);
    VisualisationTask task = factory.wholeImage(objective, 1);
    ImageParameterisation parameterisation =
        new ImageParameterisation(INPUT, task.region(), task.background(), false);
    RegularisedObjective regularised =
        new RegularisedObjective(ENGINE, List.of(task), List.of(parameterisation), null, 0);
    AffineWarp[] warps = {new AffineWarp(INPUT, 0.4, -0.8, 0.1, 1.05)};
    Regularisation[] regularisations = {new Regularisation(0.002, 0.001)};
    double[][] parameters = {parameterisation.noise(new Random(7), 0.3, 0.4)};
    double[][] gradient = new double[1][];
    regularised.evaluate(parameters, warps, regularisations, gradient);
    checkByFiniteDifferences(
        regularised, parameters, warps, regularisations, gradient[0].clone(), 0);
  }

  @Test
  void gradientIncludesDiversity() {
    VisualisationTask task =
        new TaskFactory(SPEC).wholeImage(Objectives.of(Scalar.unit(SPEC, 3, 1, true)), 1);
    ImageParameterisation parameterisation =
        new ImageParameterisation(INPUT, task.region(), task.background(), false);
    for (int layer : new int[] {3, 5}) {
      Diversity diversity = new Diversity(layer, SPEC.layer(layer).shape(), 0.5);
      RegularisedObjective regularised =
          new RegularisedObjective(
              ENGINE,
              List.of(task, task, task),
              List.of(parameterisation, parameterisation, parameterisation),
              diversity,
              0);
      Regularisation[] regularisations = new Regularisation[3];
      Arrays.fill(regularisations, new Regularisation(0, 0));
      Random random = new Random(8);
      double[][] parameters = {
        parameterisation.noise(random, 0.3, 0.4),
        parameterisation.noise(random, 0.3, 0.4),
        parameterisation.noise(random, 0.3, 0.4)
      };
      double[][] gradient = new double[3][];
      regularised.evaluate(parameters, null, regularisations, gradient);
      checkByFiniteDifferences(
          regularised, parameters, null, regularisations, gradient[1].clone(), 1);
    }
  }

  @Test
  void gradientIncludesSimilarity() {
    Activations seen = new Activations(SPEC, 1);
    float[] drawing = new float[INPUT.size()];
    SmallNetworks.blots(INPUT, 2).copy(1, drawing, 0);
    ENGINE.forward(drawing, seen);
    VisualisationTask task =
        new TaskFactory(SPEC)
            .wholeImage(Objectives.of(Scalar.unit(SPEC, 5, 1, true)), 1)
            .withSimilarity(new SimilarityObjective(3, seen.after(3)));
    ImageParameterisation parameterisation =
        new ImageParameterisation(INPUT, task.region(), task.background(), false);
    RegularisedObjective regularised =
        new RegularisedObjective(ENGINE, List.of(task), List.of(parameterisation), null, 2.5);
    double[][] parameters = {parameterisation.noise(new Random(7), 0.3, 0.4)};
    double[][] gradient = new double[1][];
    Regularisation[] regularisations = {new Regularisation(0, 0)};
    regularised.evaluate(parameters, null, regularisations, gradient);
    checkByFiniteDifferences(
        regularised, parameters, null, regularisations, gradient[0].clone(), 0);
  }

  private static void checkByFiniteDifferences(
      RegularisedObjective regularised,
      double[][] parameters,
      AffineWarp[] warps,
      Regularisation[] regularisations,
      double[] gradient,
      int changed) {
    Random random = new Random(9);
    double norm = Math.sqrt(Arrays.stream(gradient).map(s -> s * s).sum());
    assertTrue(norm > 1e-6, "no gradient at all");
    for (int trial = 0; trial < 5; trial++) {
      double[] direction = new double[gradient.length];
      double expected = 0;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = gradient[i] / norm + 0.1 * random.nextGaussian();
        expected += direction[i] * gradient[i];
      }
      double step = 4e-3;
      double measured =
          (value(regularised, parameters, warps, regularisations, direction, step, changed)
                  - value(
                      regularised, parameters, warps, regularisations, direction, -step, changed))
              / (2 * step);
      assertEquals(expected, measured, 0.02 * norm);
    }
  }

  private static double value(
      RegularisedObjective regularised,
      double[][] parameters,
      AffineWarp[] warps,
      Regularisation[] regularisations,
      double[] direction,
      double step,
      int changed) {
    double[][] there = parameters.clone();
    there[changed] = parameters[changed].clone();
    for (int i = 0; i < direction.length; i++) {
      there[changed][i] += step * direction[i];
    }
    double[] values =
        regularised.evaluate(there, warps, regularisations, new double[parameters.length][]);
    return Arrays.stream(values).sum();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void tenStepsIncreaseTheObjective(String name, Objective objective) {
    VisualisationTask task = new TaskFactory(SPEC).wholeImage(objective, 1);
    OptimiserSettings settings =
        OptimiserSettings.standard()
            .withSteps(10)
            .scaleRegularisation(0)
            .withTransformations(RandomTransformations.NONE);
    OptimisationRun run = new OptimisationRun(ENGINE, List.of(task), null, settings, 0);
    double before = run.best(0).value();
    while (!run.done()) {
      run.step();
    }
    Activations seen = new Activations(SPEC, 1);
    ENGINE.forward(run.image(0), seen);
    assertTrue(objective.value(seen, 0) > before);
  }
}

package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.network.LayerSpec;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was found about a layer's units on pictures; a number a living unit, all from 0 to 1.
 *
 * @param layer index of the layer
 * @param name of the layer
 * @param units number of units, dead ones included
 * @param shuffling what is left of a unit's preference when the patches of pictures are shuffled: 1
 *     for a unit that looks for texture, 0 for one that needs the arrangement
 * @param sparseness 0 for a unit that all pictures excite alike, 1 for one that a single picture
 *     excites
 * @param moving what is left of a neuron's preference when pictures move
 * @param resizing what is left of a unit's preference when pictures get another size
 * @param classSelectivity how much more a unit reacts to one class of pictures than to all others,
 *     the classes being the network's own answers; empty where fewer than two classes have two
 *     pictures
 */
public record LayerFindings(
    int layer,
    String name,
    int units,
    double[] shuffling,
    double[] sparseness,
    double[] moving,
    double[] resizing,
    double[] classSelectivity) {
  private static final int LEAST_OF_CLASS = 2;

  static LayerFindings of(LayerSpec layer, UnitSurvey[] units, int[] answers) {
    UnitSurvey[] living = Arrays.stream(units).filter(UnitSurvey::alive).toArray(UnitSurvey[]::new);
    int[] counted =
        IntStream.of(answers)
            .distinct()
            .filter(
                label -> IntStream.of(answers).filter(a -> a == label).count() >= LEAST_OF_CLASS)
            .toArray();
    return new LayerFindings(
        layer.index(),
        layer.name(),
        units.length,
        each(living, UnitSurvey::keptByShuffling),
        each(living, UnitSurvey::sparseness),
        each(living, UnitSurvey::keptByMoving),
        each(living, UnitSurvey::keptByResizing),
        counted.length < 2
            ? new double[0]
            : each(living, unit -> unit.classSelectivity(answers, counted)));
  }

  private static double[] each(UnitSurvey[] units, ToDoubleFunction<UnitSurvey> measure) {
    return Arrays.stream(units).mapToDouble(measure).toArray();
  }

  /** The mean of a layer's numbers; 0 where there are none. */
  public static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(0);
  }

  /** The share of numbers that are at least one half. */
  public static double half(double[] numbers) {
    return Arrays.stream(numbers).filter(number -> number >= 0.5).count()
        / (double) Math.max(1, numbers.length);
  }
}

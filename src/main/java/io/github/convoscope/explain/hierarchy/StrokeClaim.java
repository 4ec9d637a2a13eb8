package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Tests the claim that the units of a convolution detect parts of strokes. It classifies the ink at
 * the places of real drawings where each unit fires most, and compares that with random places near
 * ink. Immutable.
 *
 * @param layer the layer
 * @param shares for each unit the share of each {@link StrokeKind} among its strongest places, 0 to
 *     1
 * @param usual the same shares for random places near ink
 * @param places number of places for each unit
 */
public record StrokeClaim(int layer, List<double[]> shares, double[] usual, int places) {
  /** Number of random sets of places in the test of {@link #clear}. */
  private static final int SETS = 400;

  private static final double SIGNIFICANCE = 0.01;

  private record Peak(int example, int index, float value) {}

  /**
   * Classifies the strongest places of every unit.
   *
   * @param most the number of examples to use
   * @param places the number of places for each unit, each in another drawing
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static StrokeClaim of(
      Engine engine, int layer, ExampleImages examples, int most, int places, Progress progress) {
    Shape shape = engine.spec().layer(layer).shape();
    Shape input = engine.spec().input().shape();
    int count = Math.min(most, examples.count());
    List<List<Peak>> peaks = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      peaks.add(new ArrayList<>());
    }
    double[] usual = new double[StrokeKind.values().length];
    Random random = new Random(1);
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[input.size()];
    int randomPlaces = 0;
    for (int example = 0; example < count; example++) {
      progress.check();
      progress.report(example / (double) count, Message.of("atlas.measuring", example, count));
      examples.copy(example, image, 0);
      engine.forward(image, at);
      float[] values = at.before(layer);
      for (int channel = 0; channel < shape.channels(); channel++) {
        int from = channel * shape.mapSize();
        int best = from;
        for (int i = from; i < from + shape.mapSize(); i++) {
          best = values[i] > values[best] ? i : best;
        }
        peaks.get(channel).add(new Peak(example, best, values[best]));
      }
      randomPlaces += countRandomPlace(input, image, random, usual) ? 1 : 0;
    }
    for (int i = 0; i < usual.length; i++) {
      usual[i] /= Math.max(1, randomPlaces);
    }
    List<double[]> shares = new ArrayList<>();
    int kept = Math.min(places, count);
    for (List<Peak> own : peaks) {
      own.sort(Comparator.comparingDouble(peak -> -peak.value));
      double[] share = new double[usual.length];
      for (Peak peak : own.subList(0, kept)) {
        examples.copy(peak.example, image, 0);
        Neuron neuron = shape.neuron(layer, peak.index);
        InputRegion field = InputRegion.receptiveField(engine.spec(), neuron);
        double row = field.top() + (field.rows() - 1) / 2.0;
        double column = field.left() + (field.columns() - 1) / 2.0;
        share[StrokeClassifier.at(input, image, row, column).ordinal()] += 1.0 / kept;
      }
      shares.add(share);
    }
    return new StrokeClaim(layer, shares, usual, kept);
  }

  private static boolean countRandomPlace(
      Shape shape, float[] image, Random random, double[] usual) {
    for (int attempt = 0; attempt < 200; attempt++) {
      int row = random.nextInt(shape.rows());
      int column = random.nextInt(shape.columns());
      if (StrokeClassifier.near(shape, image, row, column)) {
        usual[StrokeClassifier.at(shape, image, row, column).ordinal()]++;
        return true;
      }
    }
    return false;
  }

  /** The kind whose share exceeds that of random places most. */
  public StrokeKind preferred(int channel) {
    double[] own = shares.get(channel);
    int best = 0;
    for (int i = 1; i < own.length; i++) {
      best = own[i] - usual[i] > own[best] - usual[best] ? i : best;
    }
    return StrokeKind.values()[best];
  }

  /** True where random places reach the share of the preferred kind in less than 1 % of cases. */
  public boolean clear(int channel) {
    int kind = preferred(channel).ordinal();
    Random random = new Random(channel);
    int atLeastAsMany = 0;
    for (int set = 0; set < SETS; set++) {
      int hits = 0;
      for (int i = 0; i < places; i++) {
        hits += random.nextDouble() < usual[kind] ? 1 : 0;
      }
      atLeastAsMany += hits >= Math.round(shares.get(channel)[kind] * places) ? 1 : 0;
    }
    return atLeastAsMany < SIGNIFICANCE * SETS;
  }
}

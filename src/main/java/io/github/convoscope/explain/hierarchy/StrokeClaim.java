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
 * Tests the claim that the units of a convolution look for parts of strokes: what lies at the
 * places of real drawings where each unit fires most, set against what lies at any place near ink.
 * Immutable.
 *
 * @param layer the layer
 * @param shares for each unit the share of its best places with each {@link StrokeKind}, 0 to 1
 * @param usual the same shares at places near ink chosen at random
 * @param places how many places were looked at for each unit
 */
public record StrokeClaim(int layer, List<double[]> shares, double[] usual, int places) {
  /** Sets of random places that shares are compared with. */
  private static final int SETS = 400;

  private static final double RARE = 0.01;

  private record Peak(int example, int index, float value) {}

  /**
   * Looks at the best places of every unit.
   *
   * @param most how many examples to look through
   * @param places how many places to keep for each unit, each in another drawing
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
    int looked = 0;
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
      looked += chance(input, image, random, usual) ? 1 : 0;
    }
    for (int i = 0; i < usual.length; i++) {
      usual[i] /= Math.max(1, looked);
    }
    List<double[]> shares = new ArrayList<>();
    int kept = Math.min(places, count);
    for (List<Peak> own : peaks) {
      own.sort(Comparator.comparingDouble(peak -> -peak.value));
      double[] share = new double[usual.length];
      for (Peak peak : own.subList(0, kept)) {
        examples.copy(peak.example, image, 0);
        Neuron neuron = shape.neuron(layer, peak.index);
        InputRegion seen = InputRegion.receptiveField(engine.spec(), neuron);
        double row = seen.top() + (seen.rows() - 1) / 2.0;
        double column = seen.left() + (seen.columns() - 1) / 2.0;
        share[StrokeClassifier.at(input, image, row, column).ordinal()] += 1.0 / kept;
      }
      shares.add(share);
    }
    return new StrokeClaim(layer, shares, usual, kept);
  }

  private static boolean chance(Shape shape, float[] image, Random random, double[] usual) {
    for (int tries = 0; tries < 200; tries++) {
      int row = random.nextInt(shape.rows());
      int column = random.nextInt(shape.columns());
      if (StrokeClassifier.near(shape, image, row, column)) {
        usual[StrokeClassifier.at(shape, image, row, column).ordinal()]++;
        return true;
      }
    }
    return false;
  }

  /** The kind that a unit meets more often than chance by the largest margin. */
  public StrokeKind preferred(int channel) {
    double[] own = shares.get(channel);
    int best = 0;
    for (int i = 1; i < own.length; i++) {
      best = own[i] - usual[i] > own[best] - usual[best] ? i : best;
    }
    return StrokeKind.values()[best];
  }

  /** True where chance would meet a unit's preferred kind that often in less than 1 % of cases. */
  public boolean clear(int channel) {
    int kind = preferred(channel).ordinal();
    Random random = new Random(channel);
    int asMany = 0;
    for (int set = 0; set < SETS; set++) {
      int met = 0;
      for (int i = 0; i < places; i++) {
        met += random.nextDouble() < usual[kind] ? 1 : 0;
      }
      asMany += met >= Math.round(shares.get(channel)[kind] * places) ? 1 : 0;
    }
    return asMany < RARE * SETS;
  }
}

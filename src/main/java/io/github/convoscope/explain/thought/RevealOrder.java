package io.github.convoscope.explain.thought;

import io.github.convoscope.colour.LayerReveal;
import io.github.convoscope.explain.contribution.MagnitudeOrder;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In which order, and how fast, the neurons of one layer are computed. A layer with maps goes place
 * by place in reading order, all maps at once; rows in which nothing happens pass quickly. A layer
 * of units goes from the largest score to the smallest. Immutable.
 */
final class RevealOrder {
  /** Time of a row without anything, as a part of that of a full row. */
  private static final double EMPTY_ROW = 0.25;

  /** Time of a unit that stays 0, as a part of that of another one. */
  private static final double SILENT_UNIT = 0.15;

  /** A row counts as full if it differs from the corner by this part of the most in the layer. */
  private static final float FULL = 0.3f;

  private final int[] places;
  private final int @Nullable [] ranks;
  private final double[] until;

  /** {@code until[i]} is the part of the time at which the first i + 1 places are computed. */
  private RevealOrder(int[] places, int @Nullable [] ranks, double[] weights) {
    this.places = places;
    this.ranks = ranks;
    until = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      until[i] = sum;
    }
    for (int i = 0; i < weights.length; i++) {
      until[i] /= sum;
    }
  }

  /** Place by place in reading order. */
  static RevealOrder reading(LayerSpec layer, float[] values) {
    Shape shape = layer.shape();
    float[] rows = new float[shape.rows()];
    float most = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      float corner = values[channel * shape.mapSize()];
      for (int row = 0; row < rows.length; row++) {
        int from = shape.index(channel, row, 0);
        for (int i = from; i < from + shape.columns(); i++) {
          rows[row] = Math.max(rows[row], Math.abs(values[i] - corner));
        }
        most = Math.max(most, rows[row]);
      }
    }
    double[] weights = new double[shape.mapSize()];
    for (int i = 0; i < weights.length; i++) {
      double full = most == 0 ? 0 : Math.min(1, rows[i / shape.columns()] / (FULL * most));
      weights[i] = EMPTY_ROW + full;
    }
    int[] places = new int[weights.length];
    Arrays.setAll(places, i -> i);
    return new RevealOrder(places, null, weights);
  }

  /** Unit by unit, from the largest score in size to the smallest. */
  static RevealOrder ranked(float[] scores) {
    int[] places = MagnitudeOrder.bySize(scores);
    int[] ranks = new int[places.length];
    double[] weights = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      ranks[places[i]] = i;
      weights[i] = scores[places[i]] == 0 ? SILENT_UNIT : 1;
    }
    return new RevealOrder(places, ranks, weights);
  }

  /** Number of places, of a map or of the units. */
  int size() {
    return places.length;
  }

  /** How many places are computed at a part of the time, 0 to 1. */
  int count(double part) {
    if (part >= 1) {
      return places.length;
    }
    int found = Arrays.binarySearch(until, part);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The place that is computed as the nth, from 0. */
  int place(int nth) {
    return places[nth];
  }

  /** The part of the time at which a place is computed. */
  double when(int place) {
    return until[ranks == null ? place : ranks[place]];
  }

  /** What is shown when that many places are computed. */
  LayerReveal reveal(int count) {
    return count >= places.length ? LayerReveal.ALL : new LayerReveal(count, ranks, 1);
  }
}

package io.github.convoscope.training;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.ModelCard.LayerRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the range of each layer and each unit over many inputs. It leaves out 0.05 % of the
 * values at either end, so that one outlier does not make all other colours pale. Values are
 * counted in fine bins between their extremes.
 */
final class RangeFinder {
  private static final int BINS = 4096;
  private static final double LEFT_OUT = 0.0005;

  private final Engine engine;
  private final float[][] inputs;

  RangeFinder(Engine engine, float[][] inputs) {
    this.engine = engine;
    this.inputs = inputs;
  }

  /** A range for each layer, the input included. */
  List<LayerRange> find() {
    List<LayerSpec> layers = engine.spec().layers();
    float[][] least = new float[layers.size()][];
    float[][] most = new float[layers.size()][];
    int[][][] bins = new int[layers.size()][][];
    for (LayerSpec layer : layers) {
      int units = layer.shape().channels();
      least[layer.index()] = filled(units, Float.POSITIVE_INFINITY);
      most[layer.index()] = filled(units, Float.NEGATIVE_INFINITY);
      bins[layer.index()] = new int[units][BINS];
    }
    Activations activations = new Activations(engine.spec(), 1);
    for (float[] input : inputs) {
      engine.forward(input, activations);
      for (LayerSpec layer : layers) {
        extremes(activations, layer, least[layer.index()], most[layer.index()]);
      }
    }
    for (LayerSpec layer : layers) {
      Arrays.fill(least[layer.index()], smallest(least[layer.index()]));
      Arrays.fill(most[layer.index()], largest(most[layer.index()]));
    }
    for (float[] input : inputs) {
      engine.forward(input, activations);
      for (LayerSpec layer : layers) {
        int i = layer.index();
        count(activations, layer, least[i][0], most[i][0], bins[i]);
      }
    }
    List<LayerRange> ranges = new ArrayList<>();
    for (LayerSpec layer : layers) {
      int i = layer.index();
      ranges.add(range(layer, least[i][0], most[i][0], bins[i]));
    }
    return ranges;
  }

  private static LayerRange range(LayerSpec layer, float from, float to, int[][] bins) {
    int units = bins.length;
    float[] low = new float[units];
    float[] high = new float[units];
    int[] all = new int[BINS];
    for (int unit = 0; unit < units; unit++) {
      low[unit] = quantile(bins[unit], from, to, LEFT_OUT);
      high[unit] = quantile(bins[unit], from, to, 1 - LEFT_OUT);
      for (int b = 0; b < BINS; b++) {
        all[b] += bins[unit][b];
      }
    }
    double layerLow = quantile(all, from, to, LEFT_OUT);
    double layerHigh = quantile(all, from, to, 1 - LEFT_OUT);
    return new LayerRange(layer.name(), layerLow, layerHigh, low, high);
  }

  private static void extremes(Activations at, LayerSpec layer, float[] least, float[] most) {
    float[] values = at.after(layer.index());
    int size = layer.shape().mapSize();
    for (int i = 0; i < values.length; i++) {
      least[i / size] = Math.min(least[i / size], values[i]);
      most[i / size] = Math.max(most[i / size], values[i]);
    }
  }

  private static void count(Activations at, LayerSpec layer, float from, float to, int[][] bins) {
    float[] values = at.after(layer.index());
    int size = layer.shape().mapSize();
    float scale = to > from ? (BINS - 1) / (to - from) : 0;
    for (int i = 0; i < values.length; i++) {
      bins[i / size][Math.round((values[i] - from) * scale)]++;
    }
  }

  private static float quantile(int[] bins, float from, float to, double part) {
    long total = 0;
    for (int count : bins) {
      total += count;
    }
    long passed = 0;
    for (int b = 0; b < BINS; b++) {
      passed += bins[b];
      if (passed > part * total || passed == total) {
        return from + b * (to - from) / (BINS - 1);
      }
    }
    return to;
  }

  private static float[] filled(int length, float value) {
    float[] array = new float[length];
    Arrays.fill(array, value);
    return array;
  }

  private static float smallest(float[] values) {
    float smallest = values[0];
    for (float value : values) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }

  private static float largest(float[] values) {
    float largest = values[0];
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}

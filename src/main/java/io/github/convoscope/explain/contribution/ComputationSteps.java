package io.github.convoscope.explain.contribution;

import io.github.convoscope.explain.contribution.ComputationStep.Grain;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Divides the computation of a layer or network into steps for step mode. Starts with the first
 * cell; then one step for all cells before the drawing, some rows cell by cell, the rest of that
 * map by rows, and the other maps one by one. Every neuron of the layer belongs to exactly one
 * step, in the order of its flat array.
 */
public final class ComputationSteps {
  /** Rows that are computed cell by cell before whole rows follow. */
  private static final int SLOW_ROWS = 2;

  /** Units of a dense layer that are computed one by one before the rest follows. */
  private static final int SLOW_UNITS = 10;

  /** A cell belongs to the drawing if it differs from the corner by this part of the maximum. */
  private static final float VISIBLE = 0.4f;

  private ComputationSteps() {}

  /**
   * Finds where the drawing begins in a feature map.
   *
   * @param values activations of the whole layer, in its flat order
   * @return the first cell of the map, in reading order, that differs clearly from the map's first
   *     cell; 0 where all are alike
   */
  public static int start(LayerSpec layer, int channel, float[] values) {
    int size = layer.shape().mapSize();
    int from = channel * size;
    float most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, Math.abs(values[from + i] - values[from]));
    }
    for (int i = 0; i < size && most > 0; i++) {
      if (Math.abs(values[from + i] - values[from]) >= VISIBLE * most) {
        return i;
      }
    }
    return 0;
  }

  /**
   * Steps of a whole layer.
   *
   * @param start cell of the first map where the drawing begins
   */
  public static List<ComputationStep> layer(LayerSpec layer, int start) {
    List<ComputationStep> steps = new ArrayList<>();
    Shape shape = layer.shape();
    if (!shape.spatial()) {
      units(steps, layer);
      return steps;
    }
    slowMap(steps, layer, 0, start);
    for (int channel = 1; channel < shape.channels(); channel++) {
      steps.add(run(layer, channel * shape.mapSize(), shape.mapSize(), Grain.MAP));
    }
    return steps;
  }

  /**
   * Steps of one feature map, or of one dense unit.
   *
   * @param start cell of the map where the drawing begins
   */
  public static List<ComputationStep> map(LayerSpec layer, int channel, int start) {
    List<ComputationStep> steps = new ArrayList<>();
    if (layer.shape().spatial()) {
      slowMap(steps, layer, channel, start);
    } else {
      steps.add(run(layer, channel, 1, Grain.CELL));
    }
    return steps;
  }

  /**
   * Steps of all layers after the input, each as {@link #layer} has them.
   *
   * @param start cell of a layer's first map where the drawing begins
   */
  public static List<ComputationStep> network(NetworkSpec spec, ToIntFunction<LayerSpec> start) {
    List<ComputationStep> steps = new ArrayList<>();
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      steps.addAll(layer(layer, start.applyAsInt(layer)));
    }
    return steps;
  }

  private static void units(List<ComputationStep> steps, LayerSpec layer) {
    int all = layer.shape().size();
    int slow = all <= 2 * SLOW_UNITS ? all : SLOW_UNITS;
    for (int unit = 0; unit < slow; unit++) {
      steps.add(run(layer, unit, 1, Grain.CELL));
    }
    if (slow < all) {
      steps.add(run(layer, slow, all - slow, Grain.LAYER));
    }
  }

  private static void slowMap(
      List<ComputationStep> steps, LayerSpec layer, int channel, int start) {
    Shape shape = layer.shape();
    int from = channel * shape.mapSize();
    steps.add(run(layer, from, 1, Grain.CELL));
    if (start > 0) {
      steps.add(run(layer, from + 1, start, Grain.BLANK));
    }
    int columns = shape.columns();
    int row = start / columns;
    int slow = Math.min(row + SLOW_ROWS, shape.rows()) * columns;
    for (int cell = start + 1; cell < slow; cell++) {
      steps.add(run(layer, from + cell, 1, Grain.CELL));
    }
    for (int at = slow; at < shape.mapSize(); at += columns) {
      steps.add(run(layer, from + at, columns, Grain.ROW));
    }
  }

  private static ComputationStep run(LayerSpec layer, int from, int length, Grain grain) {
    return new ComputationStep(layer.index(), from, from + length, grain);
  }
}

package io.github.convoscope.explain.contribution;

import io.github.convoscope.explain.contribution.Step.Grain;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a network is watched computing. Each layer starts slowly and gathers speed:
 * some rows cell by cell, the rest of that map row by row, then map by map. Every neuron of a
 * watched layer appears exactly once, in the order of its flat array.
 */
public final class Steps {
  /** Rows of a watched map that are shown cell by cell before whole rows follow. */
  private static final int SLOW_ROWS = 2;

  /** Units of a dense layer that are shown one by one before the rest follows. */
  private static final int SLOW_UNITS = 10;

  private Steps() {}

  /** A whole layer, beginning with its first map. */
  public static List<Step> layer(LayerSpec layer) {
    List<Step> steps = new ArrayList<>();
    Shape shape = layer.shape();
    if (!shape.spatial()) {
      units(steps, layer);
      return steps;
    }
    slowMap(steps, layer, 0);
    for (int channel = 1; channel < shape.channels(); channel++) {
      steps.add(run(layer, channel * shape.mapSize(), shape.mapSize(), Grain.MAP));
    }
    return steps;
  }

  /** One map of a layer, or one unit. */
  public static List<Step> map(LayerSpec layer, int channel) {
    List<Step> steps = new ArrayList<>();
    if (layer.shape().spatial()) {
      slowMap(steps, layer, channel);
    } else {
      steps.add(run(layer, channel, 1, Grain.CELL));
    }
    return steps;
  }

  /** One map of a layer with every cell a step of its own. */
  public static List<Step> cells(LayerSpec layer, int channel) {
    List<Step> steps = new ArrayList<>();
    int from = channel * layer.shape().mapSize();
    for (int cell = 0; cell < layer.shape().mapSize(); cell++) {
      steps.add(run(layer, from + cell, 1, Grain.CELL));
    }
    return steps;
  }

  /** All layers above the input, one after the other, each as {@link #layer} has it. */
  public static List<Step> network(NetworkSpec spec) {
    List<Step> steps = new ArrayList<>();
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      steps.addAll(layer(layer));
    }
    return steps;
  }

  /** The wave: a layer a step. */
  public static List<Step> wave(NetworkSpec spec) {
    List<Step> steps = new ArrayList<>();
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      steps.add(run(layer, 0, layer.shape().size(), Grain.LAYER));
    }
    return steps;
  }

  private static void units(List<Step> steps, LayerSpec layer) {
    int all = layer.shape().size();
    int slow = all <= 2 * SLOW_UNITS ? all : SLOW_UNITS;
    for (int unit = 0; unit < slow; unit++) {
      steps.add(run(layer, unit, 1, Grain.CELL));
    }
    if (slow < all) {
      steps.add(run(layer, slow, all - slow, Grain.LAYER));
    }
  }

  private static void slowMap(List<Step> steps, LayerSpec layer, int channel) {
    Shape shape = layer.shape();
    int from = channel * shape.mapSize();
    int slow = Math.min(SLOW_ROWS, shape.rows()) * shape.columns();
    for (int cell = 0; cell < slow; cell++) {
      steps.add(run(layer, from + cell, 1, Grain.CELL));
    }
    for (int at = slow; at < shape.mapSize(); at += shape.columns()) {
      steps.add(run(layer, from + at, shape.columns(), Grain.ROW));
    }
  }

  private static Step run(LayerSpec layer, int from, int length, Grain grain) {
    return new Step(layer.index(), from, from + length, grain);
  }
}

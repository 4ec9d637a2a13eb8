package io.github.convoscope.colour;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;

/**
 * The neurons that keep their full colours while all others are dimmed. Build it once; then it may
 * be shared between threads, as long as nothing is added.
 */
public final class Emphasis {
  private final NetworkSpec spec;
  private final boolean[][] emphasised;

  /** An emphasis on nothing: everything is dimmed. */
  public Emphasis(NetworkSpec spec) {
    this.spec = spec;
    emphasised = new boolean[spec.depth()][];
    for (int i = 0; i < emphasised.length; i++) {
      emphasised[i] = new boolean[spec.layer(i).shape().size()];
    }
  }

  /** Adds a neuron. */
  public Emphasis add(Neuron neuron) {
    Shape shape = spec.layer(neuron.layer()).shape();
    int index = shape.index(neuron.channel(), neuron.row(), neuron.column());
    emphasised[neuron.layer()][index] = true;
    return this;
  }

  /** For each neuron of a layer, in its flat order, whether it is emphasised; live array. */
  boolean[] of(int layer) {
    return emphasised[layer];
  }
}

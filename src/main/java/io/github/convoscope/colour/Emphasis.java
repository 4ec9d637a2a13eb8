package io.github.convoscope.colour;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Arrays;

/** Which neurons keep their full colours while all others are dimmed; built once, then shared. */
public final class Emphasis {
  private final NetworkSpec spec;
  private final boolean[][] lit;

  /** Everything dimmed, until something is lit. */
  public Emphasis(NetworkSpec spec) {
    this.spec = spec;
    lit = new boolean[spec.depth()][];
    for (int i = 0; i < lit.length; i++) {
      lit[i] = new boolean[spec.layer(i).shape().size()];
    }
  }

  /** Lights one neuron. */
  public Emphasis light(Neuron neuron) {
    Shape shape = spec.layer(neuron.layer()).shape();
    lit[neuron.layer()][shape.index(neuron.channel(), neuron.row(), neuron.column())] = true;
    return this;
  }

  /** Lights all neurons of a unit. */
  public Emphasis light(int layer, int unit) {
    int map = spec.layer(layer).shape().mapSize();
    Arrays.fill(lit[layer], unit * map, (unit + 1) * map, true);
    return this;
  }

  /** Lights all neurons of a layer. */
  public Emphasis light(int layer) {
    Arrays.fill(lit[layer], true);
    return this;
  }

  /** Which neurons of a layer are lit, in its flat order; live array. */
  boolean[] lit(int layer) {
    return lit[layer];
  }
}

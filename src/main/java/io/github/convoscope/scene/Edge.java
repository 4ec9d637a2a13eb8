package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/**
 * A connection between two neurons, drawn as a line with an arrowhead at its end.
 *
 * <pre>{@code
 * Edge edge = new Edge(new Neuron(4, 1, 3, 3), Neuron.unit(5, 2), 1);
 * Edge light = new Edge(edge.from(), edge.to(), 1, 0.5f);   // on its way, no arrowhead yet
 * }</pre>
 *
 * @param from the neuron that is read
 * @param to the neuron that reads it
 * @param strength its contribution divided by the size of the largest one shown, −1 to 1: the sign
 *     gives the colour, the size the width
 * @param end where the drawn part, which begins at {@code from}, ends: 1 at {@code to}
 */
public record Edge(Neuron from, Neuron to, float strength, float end) {
  /** The whole connection. */
  public Edge(Neuron from, Neuron to, float strength) {
    this(from, to, strength, 1);
  }

  /** True where its drawn part reaches the neuron that reads. */
  boolean arrives() {
    return end >= 1;
  }
}

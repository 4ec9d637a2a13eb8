package io.github.convoscope.ui.neuron;

/** Says which connections of the chosen neuron are drawn as edges. */
public enum EdgeDirection {
  /** From the neurons that feed it. */
  IN(true, false),
  /** To the neurons that it feeds. */
  OUT(false, true),
  /** Both. */
  BOTH(true, true),
  /** None. */
  NONE(false, false);

  private final boolean incoming;
  private final boolean outgoing;

  EdgeDirection(boolean incoming, boolean outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /** True if the edges from its inputs are drawn. */
  public boolean incoming() {
    return incoming;
  }

  /** True if the edges to the neurons that it feeds are drawn. */
  public boolean outgoing() {
    return outgoing;
  }

  /** The next one; the first after the last. */
  public EdgeDirection next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

package io.github.convoscope.ui.neuron;

/** Which connections of the chosen neuron are drawn. */
public enum EdgeDirection {
  /** From the neurons that feed it. */
  IN(true, false, "card.edges-in"),
  /** To the neurons it feeds. */
  OUT(false, true, "card.edges-out"),
  /** Both. */
  BOTH(true, true, "card.edges-both"),
  /** None. */
  NONE(false, false, "card.edges-none");

  private final boolean incoming;
  private final boolean outgoing;
  private final String key;

  EdgeDirection(boolean incoming, boolean outgoing, String key) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.key = key;
  }

  public boolean incoming() {
    return incoming;
  }

  public boolean outgoing() {
    return outgoing;
  }

  /** Key of its name. */
  public String key() {
    return key;
  }

  public EdgeDirection next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

package io.github.convoscope.ui.card;

/** Which connections of the chosen neuron are drawn. */
enum Direction {
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

  Direction(boolean incoming, boolean outgoing, String key) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.key = key;
  }

  boolean incoming() {
    return incoming;
  }

  boolean outgoing() {
    return outgoing;
  }

  /** Key of its name. */
  String key() {
    return key;
  }

  Direction next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

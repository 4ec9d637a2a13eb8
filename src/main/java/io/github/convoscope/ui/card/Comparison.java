package io.github.convoscope.ui.card;

/** Which of two drawings is looked at, when one is held as A. */
enum Comparison {
  /** The one that was held. */
  A("card.show-a"),
  /** The one on the pad. */
  B("card.show-b"),
  /** What B has more than A, everywhere. */
  DIFFERENCE("card.show-difference");

  private final String key;

  Comparison(String key) {
    this.key = key;
  }

  /** Key of its name. */
  String key() {
    return key;
  }

  Comparison next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

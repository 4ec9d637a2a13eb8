package io.github.convoscope.ui.neuron;

/** Which of two drawings is looked at, when one is held as A. */
public enum ComparedDrawing {
  /** The one that was held. */
  A("card.show-a"),
  /** The one on the pad. */
  B("card.show-b"),
  /** What B has more than A, everywhere. */
  DIFFERENCE("card.show-difference");

  private final String key;

  ComparedDrawing(String key) {
    this.key = key;
  }

  /** Key of its name. */
  public String key() {
    return key;
  }

  public ComparedDrawing next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

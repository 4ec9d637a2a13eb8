package io.github.convoscope.ui;

/**
 * Says where a key works. A pressed key goes to the first active context, in this order, that has a
 * command for it.
 */
public enum Context {
  /**
   * While a lesson is open, before all others: keys that a presenter's remote sends, which has no
   * others.
   */
  REMOTE,
  /** While a lesson is open. */
  LESSON,
  /** While the thought is played. */
  PLAYING,
  /** While a step mode runs. */
  STEPPING,
  /** While the drawing pad has the focus. */
  DRAWING,
  /** While the 3D scene has the focus. */
  SCENE,
  /** While the open network takes drawings or arrays. */
  INK,
  /** While the open network takes pictures in colours. */
  PICTURE,
  /** Always. */
  ANYWHERE,
  /** While a lesson is open and nothing else takes the key. */
  PRESENTING;

  /** True if one key must not belong to two commands, one in each of these contexts. */
  public boolean clashesWith(Context other) {
    if (this == REMOTE || this == PRESENTING || other == REMOTE || other == PRESENTING) {
      // The first takes its key from whatever has it, the last only what nobody has.
      return this == other;
    }
    boolean otherNetwork = this == INK && other == PICTURE || this == PICTURE && other == INK;
    boolean common = ordinal() >= INK.ordinal() || other.ordinal() >= INK.ordinal();
    return this == other || common && !otherNetwork;
  }
}

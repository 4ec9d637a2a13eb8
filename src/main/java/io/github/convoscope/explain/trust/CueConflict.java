package io.github.convoscope.explain.trust;

/**
 * What a network makes of a picture with one object's outline and another one's skin: whose class
 * wins.
 *
 * @param shapeClass answer to the picture that the outline is from
 * @param textureClass answer to the picture that the skin is from
 * @param answer answer to the mixture
 * @param byShape the mixture's probability of the outline's class, 0 to 1
 * @param byTexture the mixture's probability of the skin's class, 0 to 1
 * @param shapeLead logit of the outline's class minus logit of the skin's, for the mixture
 */
public record CueConflict(
    int shapeClass,
    int textureClass,
    int answer,
    double byShape,
    double byTexture,
    double shapeLead) {
  /** Who wins. */
  public enum Winner {
    /** The outline's class is the answer. */
    SHAPE,
    /** The skin's class is the answer. */
    TEXTURE,
    /** The answer is another class. */
    NEITHER,
    /** Both pictures have the same answer, so nothing can be told. */
    SAME
  }

  /**
   * Compares the answers.
   *
   * @param shapeLogits of the picture that the outline is from, [classes]
   * @param textureLogits of the picture that the skin is from
   * @param mixedLogits of the mixture
   * @param mixed probabilities of the mixture
   */
  public static CueConflict of(
      float[] shapeLogits, float[] textureLogits, float[] mixedLogits, float[] mixed) {
    int shape = best(shapeLogits);
    int texture = best(textureLogits);
    return new CueConflict(
        shape,
        texture,
        best(mixedLogits),
        mixed[shape],
        mixed[texture],
        (double) mixedLogits[shape] - mixedLogits[texture]);
  }

  /** Whose class the network answers. */
  public Winner winner() {
    if (shapeClass == textureClass) {
      return Winner.SAME;
    }
    if (answer == shapeClass) {
      return Winner.SHAPE;
    }
    return answer == textureClass ? Winner.TEXTURE : Winner.NEITHER;
  }

  private static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}

package io.github.convoscope.lesson;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the window; every part that is not null must hold.
 *
 * @param answer label of the class that the network answers
 * @param notAnswer label of a class that it does not answer
 * @param verdict {@code sure}, {@code unsure} or {@code not a digit}
 * @param pinned name of the layer of a pinned neuron; {@code any} for any layer
 * @param open name of a part of the window that is open
 * @param off name of the layer of a unit that is switched off; {@code any} for any layer
 * @param drawn true where the user has drawn since the step began
 */
public record LessonCondition(
    @Nullable String answer,
    @Nullable String notAnswer,
    @Nullable String verdict,
    @Nullable String pinned,
    @Nullable String open,
    @Nullable String off,
    boolean drawn) {
  /** Stands for every layer. */
  public static final String ANY = "any";

  /** Whether it holds. */
  public boolean holds(LessonState now) {
    boolean answered = now.answer() != null;
    return (answer == null || answer.equals(now.answer()))
        && (notAnswer == null || answered && !notAnswer.equals(now.answer()))
        && (verdict == null || answered && verdict.equals(now.verdict()))
        && (pinned == null || isIn(pinned, now.pinned()))
        && (open == null || now.open().contains(open))
        && (off == null || isIn(off, now.off()))
        && (!drawn || now.drawn());
  }

  private static boolean isIn(String layer, Set<String> layers) {
    return layer.equals(ANY) ? !layers.isEmpty() : layers.contains(layer);
  }
}

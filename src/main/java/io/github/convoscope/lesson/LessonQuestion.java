package io.github.convoscope.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question: the class predicts, then the program shows it.
 *
 * @param text what is asked
 * @param choices at least two, or none for a question to argue about
 * @param hide whether the answer of the network is hidden until one is chosen
 * @param then what is said after the choice, or null
 * @param reveal what the window shows after the choice, or null where nothing changes
 */
public record LessonQuestion(
    LessonText text,
    List<Choice> choices,
    boolean hide,
    @Nullable LessonText then,
    @Nullable LessonStage reveal) {
  /**
   * One of the answers to choose from.
   *
   * @param text what it says
   * @param right whether it is always right
   * @param when the condition under which it is right once everything is shown, or null
   */
  public record Choice(LessonText text, boolean right, @Nullable LessonCondition when) {
    /** Whether it is right. */
    public boolean isRight(LessonState now) {
      return right || when != null && when.holds(now);
    }
  }

  /** Copies the choices. */
  public LessonQuestion {
    choices = List.copyOf(choices);
  }

  /** Whether some choice can be right; without one it is a question of opinion. */
  public boolean isJudged() {
    return choices.stream().anyMatch(choice -> choice.right() || choice.when() != null);
  }
}

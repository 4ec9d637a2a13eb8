package io.github.convoscope.lesson;

import org.jspecify.annotations.Nullable;

/**
 * Finds what the window shows at a step: what the step names, and where it names nothing, what the
 * steps before it left. So a step looks the same from whichever side it is reached.
 */
public final class StageChain {
  private StageChain() {}

  /**
   * What a step shows.
   *
   * @param revealed whether the step's question has been answered
   */
  public static LessonStage at(Lesson lesson, int step, boolean revealed) {
    LessonStage stage = LessonStage.NONE;
    for (int i = 0; i <= step; i++) {
      LessonStep next = lesson.steps().get(i);
      stage = after(stage, next.stage());
      LessonQuestion question = next.question();
      LessonStage reveal = question == null ? null : question.reveal();
      if (reveal != null && (i < step || revealed)) {
        stage = after(stage, reveal);
      }
    }
    return stage;
  }

  private static LessonStage after(LessonStage before, LessonStage next) {
    boolean other = next.network() != null && !next.network().equals(before.network());
    return new LessonStage(
        or(next.network(), before.network()),
        or(next.arrangement(), before.arrangement()),
        or(next.palette(), before.palette()),
        or(next.relief(), before.relief()),
        or(next.camera(), other ? null : before.camera()),
        or(next.input(), other ? null : before.input()),
        next.pin(),
        next.off(),
        next.show(),
        next.play());
  }

  private static <T> @Nullable T or(@Nullable T next, @Nullable T before) {
    return next == null ? before : next;
  }
}

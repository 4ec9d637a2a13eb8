package io.github.convoscope.lesson;

import org.jspecify.annotations.Nullable;

/**
 * What a teacher should know before the lesson; the teacher's sheet is made from it.
 *
 * @param about one sentence for the list of lessons, or null
 * @param minutes how long it takes; 0 where it is not said
 * @param level for whom it is, or null
 * @param aim what students know or can do afterwards, or null
 * @param trouble what usually goes wrong, or null
 */
public record LessonNotes(
    @Nullable LessonText about,
    int minutes,
    @Nullable LessonText level,
    @Nullable LessonText aim,
    @Nullable LessonText trouble) {
  /** Nothing is said. */
  public static final LessonNotes NONE = new LessonNotes(null, 0, null, null, null);
}

package io.github.convoscope.lesson;

import org.jspecify.annotations.Nullable;

/**
 * One step of a lesson.
 *
 * @param text what is said; {@link LessonWords} has its notation
 * @param stage what the window shows
 * @param task what the class is to do, or null
 * @param question what the class predicts before it is shown, or null
 */
public record LessonStep(
    LessonText text,
    LessonStage stage,
    @Nullable LessonTask task,
    @Nullable LessonQuestion question) {}

package io.github.convoscope.lesson;

/**
 * Something to do in a step.
 *
 * @param text what to do
 * @param until when it is done
 */
public record LessonTask(LessonText text, LessonCondition until) {}

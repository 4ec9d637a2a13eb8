package io.github.convoscope.ui.training;

/**
 * How good a network is after some steps.
 *
 * @param steps done by then
 * @param loss of the last steps
 * @param training share of right answers to digits that it learns from, 0 to 1; NaN where unknown
 * @param validation share of right answers to others, 0 to 1
 */
record LearningPoint(long steps, double loss, double training, double validation) {}

package io.github.convoscope.model;

import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.evaluation.Verdict;

/**
 * One of several digits, as a network reads it.
 *
 * @param box where it is: in pixels of the picture, or in units of the pad
 * @param digit the most probable class
 * @param probability of it, 0 to 1
 * @param verdict on it
 */
public record ReadDigit(PictureBox box, int digit, double probability, Verdict verdict) {}

/**
 * Feature visualisation: finds by gradient ascent the images that excite a neuron, a unit, a class
 * or a mixture of them most (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill
 * 2017), and measures them against real examples.
 */
@NullMarked
package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.NullMarked;

/**
 * Feature visualisation: finds by gradient ascent the images that excite a neuron, a unit, a class
 * or a mixture of two most (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017),
 * and compares them with real examples.
 *
 * <p>The parts have the names of Lucid: {@link
 * io.github.convoscope.explain.visualisation.Objectives} says what to maximise, {@link
 * io.github.convoscope.explain.visualisation.ImageParameterisation} how an image is described by
 * parameters, {@link io.github.convoscope.explain.visualisation.RandomTransformations} what happens
 * to it before each step, and {@link io.github.convoscope.explain.visualisation.Optimiser} renders
 * it. An {@link io.github.convoscope.explain.visualisation.Atlas} has the images of a whole
 * network.
 */
@NullMarked
package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.NullMarked;

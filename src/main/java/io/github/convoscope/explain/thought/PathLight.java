package io.github.convoscope.explain.thought;

import io.github.convoscope.explain.contribution.PathEdge;

/**
 * Light on its way along a step of a pathway.
 *
 * @param edge the step
 * @param end how far it has come from the neuron that is read: 1 when it has arrived at its reader
 */
public record PathLight(PathEdge edge, float end) {}

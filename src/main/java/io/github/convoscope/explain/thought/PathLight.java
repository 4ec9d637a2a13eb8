package io.github.convoscope.explain.thought;

import io.github.convoscope.explain.contribution.PathEdge;

/**
 * Light on its way along a step of a pathway.
 *
 * @param edge the step
 * @param begin where the light begins: 0 at the neuron that is read, 1 at its reader
 * @param end where it ends; 1 when it has arrived
 */
public record PathLight(PathEdge edge, float begin, float end) {}

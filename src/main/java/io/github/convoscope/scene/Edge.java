package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/**
 * A connection between two neurons, drawn as a line.
 *
 * @param from the neuron that is read
 * @param to the neuron that reads it
 * @param strength its contribution divided by the size of the largest one shown, −1 to 1: the sign
 *     gives the colour, the size the width
 */
public record Edge(Neuron from, Neuron to, float strength) {}

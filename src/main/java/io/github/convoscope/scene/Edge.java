package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/**
 * A connection to draw.
 *
 * @param from the neuron below
 * @param to the neuron it feeds
 * @param strength its contribution by the strongest of those shown, −1 to 1: the sign gives the
 *     colour, the size the width
 */
public record Edge(Neuron from, Neuron to, float strength) {}

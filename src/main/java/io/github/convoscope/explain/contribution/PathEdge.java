package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Neuron;

/**
 * One step of a pathway: what one neuron contributes to the sum of another.
 *
 * @param from the knot that the path goes on to, nearer to the input
 * @param read the neuron that the reader reads; another one than {@code from} only where layers in
 *     between pass values on, cell by cell
 * @param to the reader
 * @param contribution weight × activation, as the {@link Arithmetic} of the reader has it; in a
 *     difference of two neurons, the difference of their two contributions
 * @param share contribution divided by the sum of the sizes of all contributions to the reader, −1
 *     to 1
 * @param speaksFor whether more of it raises the sum at the root, by the strongest way there
 */
public record PathEdge(
    Neuron from, Neuron read, Neuron to, float contribution, float share, boolean speaksFor) {}

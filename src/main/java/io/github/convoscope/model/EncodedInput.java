package io.github.convoscope.model;

import io.github.convoscope.drawing.FittedPicture;

/**
 * What a network is given, and the picture that it was made from.
 *
 * @param tensor [channels × rows × columns] of the network's input, C-ordered, in the numbers that
 *     the network takes; not to be changed
 * @param picture one channel of it, as ink
 */
public record EncodedInput(float[] tensor, FittedPicture picture) {}

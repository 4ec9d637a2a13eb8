package io.github.convoscope.explain.versus;

/**
 * A feature map of one network and the most similar one of another.
 *
 * @param layerA index of the first network's layer
 * @param channelA its channel
 * @param layerB index of the second network's layer
 * @param channelB its channel
 * @param correlation of their values over places and examples, -1 to 1
 */
public record MapPair(int layerA, int channelA, int layerB, int channelB, double correlation) {}

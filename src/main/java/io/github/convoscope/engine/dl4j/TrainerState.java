package io.github.convoscope.engine.dl4j;

/**
 * Holds the state of a training run, from which it continues as if it had never stopped.
 *
 * @param parameters the network's parameters, in DL4J's flat order
 * @param updater the updater's state, in DL4J's flat order
 * @param iteration number of finished steps
 */
public record TrainerState(float[] parameters, float[] updater, int iteration) {}

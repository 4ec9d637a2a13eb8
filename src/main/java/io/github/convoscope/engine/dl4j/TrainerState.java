package io.github.convoscope.engine.dl4j;

/**
 * All that a fit must remember to go on as if it had never stopped.
 *
 * @param parameters the network's parameters, in DL4J's flat order
 * @param updater the updater's state, in DL4J's flat order
 * @param iteration how many steps were done
 */
public record TrainerState(float[] parameters, float[] updater, int iteration) {}

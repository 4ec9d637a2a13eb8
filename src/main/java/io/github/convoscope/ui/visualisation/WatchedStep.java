package io.github.convoscope.ui.visualisation;

/**
 * Holds one step of an optimisation that the user watches.
 *
 * @param number number of the step, from 0
 * @param image the image, [channels × rows × columns] in [0, 1]; not changed
 * @param value the objective's value for it
 * @param label the class that the network assigns to it
 * @param probability the probability of that class
 */
record WatchedStep(int number, float[] image, double value, int label, double probability) {}

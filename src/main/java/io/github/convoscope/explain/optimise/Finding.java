package io.github.convoscope.explain.optimise;

/**
 * What a search came to for one wish.
 *
 * @param image pixels [channels × rows × columns] in [0, 1]
 * @param value the objective reached, without prices
 * @param weak true where it stays under the best known example, or isn't seen as its class
 * @param label the network's own class for the image
 * @param probability the probability it gives that class
 * @param variation total variation of the image, in grey levels from 0 to 1
 * @param steps steps of all attempts
 * @param seconds time of all attempts; a batch's time is shared by its images
 */
public record Finding(
    float[] image,
    double value,
    boolean weak,
    int label,
    double probability,
    double variation,
    int steps,
    double seconds) {}

package io.github.convoscope.network;

/**
 * A model file that DL4J's own reader may be given: only the description and the parameters are in
 * it, and every class that the description names is on a list.
 *
 * @param file name of the model file, for messages
 * @param graph true for a {@code ComputationGraph}, false for a {@code MultiLayerNetwork}
 * @param flatInput true where DL4J takes [examples, size], false for feature maps
 * @param zip the file's bytes; shared, never written to
 */
public record ForeignFile(String file, boolean graph, boolean flatInput, byte[] zip) {}

package io.github.convoscope.network;

/**
 * Describes a layer of kind {@link LayerKind#OTHER}, which only DL4J can compute. The description
 * is text, so that only {@code engine.dl4j} needs DL4J.
 *
 * @param file name of the model file, for messages
 * @param configuration JSON of a DL4J network of this layer alone, with the preprocessor that
 *     reshapes its input; checked before: it contains only the settings that the layer needs to
 *     compute
 */
public record ForeignLayer(String file, String configuration) {}

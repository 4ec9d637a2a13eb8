package io.github.convoscope.network;

/**
 * A layer of kind {@link LayerKind#OTHER}, which only DL4J can compute: its description as text, so
 * that no package but the engine's needs DL4J.
 *
 * @param file name of the model file, for messages
 * @param configuration JSON of a DL4J network of this layer alone, with the preprocessor that
 *     reshapes its input; vetted: it holds nothing but what the layer needs to compute
 */
public record ForeignLayer(String file, String configuration) {}

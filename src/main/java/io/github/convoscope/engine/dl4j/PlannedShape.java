package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A planned layer with what it makes.
 *
 * @param layer the layer; null for the output layer
 * @param shape of its output
 * @param parameters number of its weights and biases
 */
public record PlannedShape(@Nullable PlannedLayer layer, Shape shape, int parameters) {}

package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned layer with what it makes.
 *
 * @param layer the layer; null for the output layer
 * @param shape of its output
 * @param parameters number of its weights and biases
 */
public record PlannedShape(@Nullable PlannedLayer layer, Shape shape, int parameters) {
  /**
   * The layers of a plan, the output layer last.
   *
   * @param input shape of the network's input
   * @param classes units of the output layer
   * @throws io.github.convoscope.message.Problem when the maps are too small for a layer
   */
  public static List<PlannedShape> all(LayerPlan plan, Shape input, int classes) {
    plan.check(input);
    List<PlannedShape> shapes = new ArrayList<>();
    Shape now = input;
    for (PlannedLayer layer : plan.layers()) {
      Shape next = layer.output(now);
      shapes.add(new PlannedShape(layer, next, layer.parameters(now)));
      now = next;
    }
    shapes.add(new PlannedShape(null, Shape.units(classes), classes * (now.size() + 1)));
    return shapes;
  }
}

package io.github.convoscope.modelfile.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order in which an .h5 file lists the weights of a nested model: layer by layer, first all
 * that are trained, then all others. Needed where the weights' names don't name their layers.
 */
final class KerasWeightOrder {
  private static final Set<String> BIASED =
      Set.of(
          "Conv2D",
          "Convolution2D",
          "AtrousConvolution2D",
          "Dense",
          "DepthwiseConv2D",
          "SeparableConv2D",
          "SeparableConvolution2D");

  private final List<KerasLayer> order = new ArrayList<>();
  private final List<KerasLayer> later = new ArrayList<>();

  private KerasWeightOrder() {}

  /**
   * The names of a layer's weights.
   *
   * @param model the model that the names belong to
   * @param layer a layer in it
   * @param names of all weights of the model
   * @return empty where the numbers don't fit
   */
  static List<String> names(KerasLayer model, KerasLayer layer, List<String> names) {
    KerasWeightOrder weights = new KerasWeightOrder();
    weights.add(model, model.is("trainable", true));
    weights.order.addAll(weights.later);
    List<String> found = new ArrayList<>();
    if (weights.order.size() == names.size()) {
      for (int i = 0; i < names.size(); i++) {
        if (weights.order.get(i) == layer) {
          found.add(names.get(i));
        }
      }
    }
    return found;
  }

  private void add(KerasLayer layer, boolean trained) {
    if (KerasClasses.MODELS.contains(layer.type())) {
      for (KerasLayer inner : layer.layers()) {
        add(inner, trained && inner.is("trainable", true));
      }
      return;
    }
    for (int i = 0; i < trainable(layer); i++) {
      (trained ? order : later).add(layer);
    }
    for (int i = 0; i < statistics(layer); i++) {
      later.add(layer);
    }
  }

  private static int trainable(KerasLayer layer) {
    String type = layer.type();
    if (BIASED.contains(type)) {
      int kernels = type.startsWith("Separable") ? 2 : 1;
      return kernels + (layer.is("use_bias", layer.is("bias", true)) ? 1 : 0);
    }
    return switch (type) {
      case "BatchNormalization" ->
          (layer.is("scale", true) ? 1 : 0) + (layer.is("center", true) ? 1 : 0);
      case "PReLU" -> 1;
      default -> 0;
    };
  }

  private static int statistics(KerasLayer layer) {
    return switch (layer.type()) {
      case "BatchNormalization" -> 2;
      case "Normalization" -> layer.has("mean") ? 0 : 3;
      default -> 0;
    };
  }
}

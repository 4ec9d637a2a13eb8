package io.github.convoscope.modelfile.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights as .h5 files have them: a group for each layer of the whole model, whose attribute {@code
 * weight_names} lists its arrays. A nested model is one layer there, with all its weights: first
 * all that are trained, then all others.
 */
final class KerasLegacyWeights implements KerasWeights {
  private static final String NAMES = "weight_names";

  /** Endings of the names of arrays in Keras 1: {@code convolution2d_1_W}. */
  private static final String OLD_ENDINGS = "_(W|b|gamma|beta|running_mean|running_std|alphas)";

  private static final int MOST_PARTS = 1000;

  private final String file;
  private final HdfObject group;
  private final Map<String, List<String>> namesOf = new HashMap<>();

  /**
   * Weights in a file.
   *
   * @param group the group {@code model_weights}, or in old files the root
   */
  KerasLegacyWeights(String file, HdfObject group) {
    this.file = file;
    this.group = group;
  }

  @Override
  public List<HdfArray> of(KerasLayer layer) {
    KerasLayer outermost = layer;
    KerasLayer model = layer.parent();
    while (model != null && model.parent() != null) {
      outermost = model;
      model = model.parent();
    }
    String outerName = outermost.name();
    HdfObject own =
        group
            .descendant(outerName)
            .orElseThrow(() -> KerasProblem.of("weights-missing", file, layer.shown()));
    List<String> names = namesOf.computeIfAbsent(outerName, name -> names(own));
    if (layer != outermost) {
      List<String> all = names;
      names = names.stream().filter(name -> belongs(name, layer.name())).toList();
      if (names.isEmpty()) {
        names = KerasWeightOrder.names(outermost, layer, all);
      }
    }
    List<HdfArray> arrays = new ArrayList<>();
    for (String name : names) {
      Optional<HdfObject> array = own.descendant(name);
      arrays.add(
          array
              .filter(HdfObject::isArray)
              .orElseThrow(() -> KerasProblem.of("weights-missing", file, layer.shown()))
              .array());
    }
    return arrays;
  }

  /** A long list is split over several attributes with a number behind the name. */
  private static List<String> names(HdfObject group) {
    List<String> names = new ArrayList<>(group.strings(NAMES));
    for (int i = 0; i < MOST_PARTS; i++) {
      List<String> more = group.strings(NAMES + i);
      if (more.isEmpty()) {
        break;
      }
      names.addAll(more);
    }
    return names;
  }

  private static boolean belongs(String weight, String layer) {
    String[] parts = weight.split("/", -1);
    return parts.length > 1
        ? parts[parts.length - 2].equals(layer)
        : weight.startsWith(layer + "_") && weight.substring(layer.length()).matches(OLD_ENDINGS);
  }
}

package io.github.convoscope.modelfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Chooses a unique name for each layer, which can be part of a file name: the name in the model
 * file, otherwise conv1, pool1.
 */
final class LayerNames {
  private final Set<String> used = new HashSet<>(Set.of("input"));
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * Chooses the name of a layer.
   *
   * @param own its name in the model file; DL4J's automatic names such as {@code layer7} are
   *     ignored
   * @param prefix used with a number if there is no such name
   */
  String name(String own, String prefix) {
    int count = counts.merge(prefix, 1, Integer::sum);
    boolean good = own.matches("[A-Za-z0-9_-]{1,40}") && !own.matches("layer[0-9]+");
    return unique(good ? own : prefix + count);
  }

  /** Chooses the name of a layer that exists only once; {@code name} is used without a number. */
  String only(String own, String name) {
    boolean good = own.matches("[A-Za-z0-9_-]{1,40}") && !own.matches("layer[0-9]+");
    return unique(good ? own : name);
  }

  private String unique(String name) {
    String unique = name;
    for (int i = 2; !used.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }
}

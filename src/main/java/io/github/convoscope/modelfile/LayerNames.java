package io.github.convoscope.modelfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Unique names for layers, fit to be part of a file's name: the file's own, else conv1, pool1. */
final class LayerNames {
  private final Set<String> used = new HashSet<>(Set.of("input"));
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * A name for a layer.
   *
   * @param own what the file calls it; DL4J's automatic {@code layer7} counts as nothing
   * @param prefix what such layers are called
   */
  String name(String own, String prefix) {
    int count = counts.merge(prefix, 1, Integer::sum);
    boolean good = own.matches("[A-Za-z0-9_-]{1,40}") && !own.matches("layer[0-9]+");
    return unique(good ? own : prefix + count);
  }

  /** A name for a layer that there is but one of. */
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

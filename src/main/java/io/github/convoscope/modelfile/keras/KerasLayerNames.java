package io.github.convoscope.modelfile.keras;

import java.util.HashSet;
import java.util.Set;

/**
 * Unique names for layers, fit to be part of a file's name: the file's own where it can be, with
 * the name of the model around it where two would be the same.
 */
final class KerasLayerNames {
  private static final int LONGEST = 40;

  private final Set<String> used = new HashSet<>(Set.of("input"));

  /**
   * A name for a layer.
   *
   * @param suffix what tells apart layers that are one layer in Keras; may be empty
   */
  String name(KerasLayer layer, String suffix) {
    String own = clean(layer.name().isEmpty() ? layer.type() : layer.name()) + suffix;
    KerasLayer model = layer.parent();
    if (used.contains(own) && model != null && model.parent() != null) {
      own = clean(model.name()) + "_" + own;
    }
    String name = cut(own, LONGEST);
    for (int i = 2; !used.add(name); i++) {
      String number = "-" + i;
      name = cut(own, LONGEST - number.length()) + number;
    }
    return name;
  }

  private static String clean(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9_-]+", "_");
    return clean.isEmpty() ? "layer" : clean;
  }

  private static String cut(String name, int most) {
    return name.length() > most ? name.substring(0, most) : name;
  }
}

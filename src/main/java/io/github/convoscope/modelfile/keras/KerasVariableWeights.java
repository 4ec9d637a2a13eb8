package io.github.convoscope.modelfile.keras;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weights as .keras files have them: a group {@code layers} with a group for each layer, called by
 * its class in small letters and a number, in which the group {@code vars} holds the arrays 0, 1, 2
 * and so on. A nested model has such a group {@code layers} of its own.
 */
final class KerasVariableWeights implements KerasWeights {
  /** Names of the group of all layers: Keras 3's, and that of TensorFlow 2.12 to 2.15. */
  private static final List<String> CONTAINERS =
      List.of("layers", "_layer_checkpoint_dependencies");

  private static final String VARIABLES = "vars";
  private static final int MOST_ARRAYS = 64;

  private final String file;
  private final HdfObject root;
  private final IdentityHashMap<KerasLayer, Optional<HdfObject>> groups = new IdentityHashMap<>();

  KerasVariableWeights(String file, HdfObject root) {
    this.file = file;
    this.root = root;
  }

  @Override
  public List<HdfArray> of(KerasLayer layer) {
    HdfObject variables =
        group(layer)
            .flatMap(group -> group.child(VARIABLES))
            .orElseThrow(() -> KerasProblem.of("weights-missing", file, layer.shown()));
    List<HdfArray> arrays = new ArrayList<>();
    for (int i = 0; i < MOST_ARRAYS; i++) {
      Optional<HdfObject> array = variables.child(Integer.toString(i));
      if (array.isEmpty()) {
        break;
      }
      arrays.add(array.get().array());
    }
    return arrays;
  }

  private Optional<HdfObject> group(KerasLayer layer) {
    Optional<HdfObject> known = groups.get(layer);
    if (known == null) {
      KerasLayer parent = layer.parent();
      known = parent == null ? Optional.of(root) : group(parent).flatMap(g -> find(g, layer));
      groups.put(layer, known);
    }
    return known;
  }

  private static Optional<HdfObject> find(HdfObject model, KerasLayer layer) {
    for (String name : CONTAINERS) {
      Optional<HdfObject> container = model.child(name);
      if (container.isPresent()) {
        return find(candidates(container.get(), prefix(layer.type())), layer)
            .or(() -> container.get().child(layer.name()));
      }
    }
    return Optional.empty();
  }

  private static Optional<HdfObject> find(List<HdfObject> candidates, KerasLayer layer) {
    List<HdfObject> named =
        candidates.stream().filter(group -> layer.name().equals(ownName(group))).toList();
    if (named.size() == 1) {
      return Optional.of(named.get(0));
    }
    return candidates.stream().skip(layer.ordinal()).findFirst();
  }

  private static @Nullable String ownName(HdfObject group) {
    return group.child(VARIABLES).flatMap(variables -> variables.string("name")).orElse(null);
  }

  /**
   * The groups of a class that hold something, by number. TensorFlow's files also have numbers
   * without anything behind them.
   */
  private static List<HdfObject> candidates(HdfObject container, String prefix) {
    List<String> names = new ArrayList<>();
    for (String name : container.names()) {
      if (name.equals(prefix) || name.matches(prefix + "_[0-9]{1,6}")) {
        names.add(name);
      }
    }
    names.sort(Comparator.comparingInt((String name) -> number(name, prefix)));
    List<HdfObject> groups = new ArrayList<>();
    for (String name : names) {
      container.child(name).filter(KerasVariableWeights::holdsSomething).ifPresent(groups::add);
    }
    return groups;
  }

  private static int number(String name, String prefix) {
    return name.equals(prefix) ? 0 : Integer.parseInt(name.substring(prefix.length() + 1));
  }

  private static boolean holdsSomething(HdfObject group) {
    boolean variables =
        group.child(VARIABLES).map(HdfObject::names).filter(names -> !names.isEmpty()).isPresent();
    return variables || CONTAINERS.stream().anyMatch(group.names()::contains);
  }

  /** A class's name as Keras makes a group's name of it: {@code Conv2D} is {@code conv2d}. */
  private static String prefix(String type) {
    return type.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}

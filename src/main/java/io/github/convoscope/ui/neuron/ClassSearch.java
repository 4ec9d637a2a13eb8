package io.github.convoscope.ui.neuron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds classes by name, and gives long names a short form. Immutable.
 *
 * <pre>{@code
 * ClassSearch search = ClassSearch.of(List.of("tabby, tabby cat", "tiger cat", "cattle dog"));
 * search.find("cat");   // 2, 0, 1: names that begin with it, then words that do
 * search.brief(0);      // "tabby"
 * }</pre>
 */
public final class ClassSearch {
  private final List<String> labels;
  private final List<String> brief = new ArrayList<>();

  private ClassSearch(List<String> labels) {
    this.labels = List.copyOf(labels);
    Map<String, Integer> uses = new HashMap<>();
    labels.forEach(label -> uses.merge(first(label), 1, Integer::sum));
    for (String label : labels) {
      String first = first(label);
      // ImageNet has two classes called crane.
      brief.add(first.isEmpty() || uses.getOrDefault(first, 0) > 1 ? label : first);
    }
  }

  /** A search among these labels, each one or several names with commas between them. */
  public static ClassSearch of(List<String> labels) {
    return new ClassSearch(labels);
  }

  private static String first(String label) {
    int comma = label.indexOf(',');
    return (comma < 0 ? label : label.substring(0, comma)).strip();
  }

  /** The labels. */
  public List<String> labels() {
    return labels;
  }

  /** The first of a class's names, or all of them where another class has the same first one. */
  public String brief(int label) {
    return brief.get(label);
  }

  /**
   * The classes that have this text in a name, whatever its case: first those with a name that
   * begins with it, then those with a word that does, then the others; in the network's order
   * within these. A text without letters finds none.
   */
  public List<Integer> find(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<List<Integer>> found = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int label = 0; label < labels.size() && !wanted.isEmpty(); label++) {
      String names = ", " + labels.get(label).toLowerCase(Locale.ROOT);
      int rank = names.contains(", " + wanted) ? 0 : names.contains(" " + wanted) ? 1 : 2;
      if (names.indexOf(wanted, 2) >= 0) {
        found.get(rank).add(label);
      }
    }
    return found.stream().flatMap(List::stream).toList();
  }
}

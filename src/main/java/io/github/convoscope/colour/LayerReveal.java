package io.github.convoscope.colour;

import org.jspecify.annotations.Nullable;

/**
 * Which neurons of one layer are shown, in the order in which they are computed; the others have no
 * colour yet. Immutable.
 *
 * <pre>{@code
 * LayerReveal rows = LayerReveal.places(3 * columns);     // three rows of every map
 * LayerReveal bars = LayerReveal.ALL.grown(0.4f);         // all, at 40 % of their values
 * }</pre>
 *
 * @param count how many are shown
 * @param ranks the rank of each place of a map, or of each unit; null for reading order
 * @param part of its value that every shown neuron has, 0 to 1
 */
public record LayerReveal(int count, int @Nullable [] ranks, float part) {
  /** Every neuron, as it is. */
  public static final LayerReveal ALL = new LayerReveal(Integer.MAX_VALUE, null, 1);

  /** No neuron. */
  public static final LayerReveal NONE = new LayerReveal(0, null, 1);

  /** The first places of every map, in reading order; the first units of a layer without maps. */
  public static LayerReveal places(int count) {
    return new LayerReveal(count, null, 1);
  }

  /**
   * The places or units with the lowest ranks.
   *
   * @param ranks one for each place of a map, or for each unit; must not change
   */
  public static LayerReveal ranked(int count, int[] ranks) {
    return new LayerReveal(count, ranks, 1);
  }

  /** The same neurons with this part of their values. */
  public LayerReveal grown(float grownPart) {
    return new LayerReveal(count, ranks, grownPart);
  }

  /** True where every neuron is shown as it is. */
  public boolean isAll() {
    return count == Integer.MAX_VALUE && part == 1;
  }

  /** True for a neuron that is shown. */
  public boolean shows(int place) {
    return (ranks == null ? place : ranks[place]) < count;
  }
}

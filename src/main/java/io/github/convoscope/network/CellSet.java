package io.github.convoscope.network;

import java.util.BitSet;

/**
 * Describes cells of one layer's output: every combination of some channels, rows and columns.
 * Plain units are channels with one row and one column. The bit sets are not copied and must not be
 * changed.
 *
 * @param channels feature maps or units
 * @param rows rows of the maps
 * @param columns columns of the maps
 */
public record CellSet(BitSet channels, BitSet rows, BitSet columns) {
  /** One neuron. */
  public static CellSet of(Neuron neuron) {
    return new CellSet(single(neuron.channel()), single(neuron.row()), single(neuron.column()));
  }

  /** All cells of a layer of that shape. */
  public static CellSet all(Shape shape) {
    return new CellSet(
        range(0, shape.channels()), range(0, shape.rows()), range(0, shape.columns()));
  }

  /** No cell. */
  public static CellSet none() {
    return new CellSet(new BitSet(), new BitSet(), new BitSet());
  }

  /** True when there is no cell. */
  public boolean isEmpty() {
    return channels.isEmpty() || rows.isEmpty() || columns.isEmpty();
  }

  /** The smallest set that holds both. */
  public CellSet with(CellSet other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new CellSet(
        union(channels, other.channels), union(rows, other.rows), union(columns, other.columns));
  }

  /** Makes a set of the numbers from {@code from} (included) to {@code to} (excluded). */
  public static BitSet range(int from, int to) {
    BitSet set = new BitSet();
    set.set(from, Math.max(from, to));
    return set;
  }

  private static BitSet single(int number) {
    BitSet set = new BitSet();
    set.set(number);
    return set;
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet union = (BitSet) a.clone();
    union.or(b);
    return union;
  }
}

package io.github.convoscope.network;

/**
 * Describes the shape of a layer's output: feature maps (channels × rows × columns) or plain units.
 *
 * @param channels number of feature maps, or of units; at least 1
 * @param rows height of a feature map in neurons; 1 for plain units
 * @param columns width of a feature map in neurons; 1 for plain units
 * @param spatial true for feature maps, false for plain units
 */
public record Shape(int channels, int rows, int columns, boolean spatial) {
  /** Checks that every extent is positive and that plain units have no extent. */
  public Shape {
    if (channels < 1 || rows < 1 || columns < 1 || (!spatial && (rows != 1 || columns != 1))) {
      throw new IllegalArgumentException(
          "impossible shape: " + channels + " × " + rows + " × " + columns);
    }
  }

  /** Feature maps: {@code channels} pictures of {@code rows × columns} neurons. */
  public static Shape maps(int channels, int rows, int columns) {
    return new Shape(channels, rows, columns, true);
  }

  /** A dense layer's output: {@code units} single neurons. */
  public static Shape units(int units) {
    return new Shape(units, 1, 1, false);
  }

  /** Number of neurons in the layer. */
  public int size() {
    return channels * rows * columns;
  }

  /** Number of neurons in one feature map; 1 for plain units. */
  public int mapSize() {
    return rows * columns;
  }

  /** Position of a neuron in the layer's flat C-ordered array [channel, row, column]. */
  public int index(int channel, int row, int column) {
    return (channel * rows + row) * columns + column;
  }

  /** Converts a flat index to a neuron of {@code layer}. */
  public Neuron neuron(int layer, int index) {
    int inMap = index % mapSize();
    return new Neuron(layer, index / mapSize(), inMap / columns, inMap % columns);
  }

  /** True when the three coordinates lie inside. */
  public boolean contains(int channel, int row, int column) {
    return channel >= 0
        && channel < channels
        && row >= 0
        && row < rows
        && column >= 0
        && column < columns;
  }

  /** The extents as cli.md writes them: [channels, height, width], or [units]. */
  public int[] extents() {
    return spatial ? new int[] {channels, rows, columns} : new int[] {channels};
  }
}

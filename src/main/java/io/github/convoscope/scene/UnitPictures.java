package io.github.convoscope.scene;

/**
 * A picture for each unit of a layer, shown in place of its activations.
 *
 * @param rows height of each picture
 * @param columns width of each picture
 * @param colours 0xAARRGGBB, [unit × row × column], opaque
 */
public record UnitPictures(int rows, int columns, int[] colours) {
  /** Checks the length; the array is not copied and must not change. */
  public UnitPictures {
    if (rows < 1 || columns < 1 || colours.length % (rows * columns) != 0) {
      throw new IllegalArgumentException(colours.length + " pixels of " + rows + " × " + columns);
    }
  }
}

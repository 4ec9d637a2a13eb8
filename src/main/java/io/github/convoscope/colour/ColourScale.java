package io.github.convoscope.colour;

/**
 * A colour map over a range of values: all that a legend needs.
 *
 * @param map the colours
 * @param low the value of the map's first entry
 * @param high the value of the map's last entry, at least {@code low}
 */
public record ColourScale(ColourMap map, float low, float high) {
  /** A scale from 0 to {@code high}, for values that are never negative. */
  public static ColourScale sequential(ColourMap map, float high) {
    return new ColourScale(map, 0, high);
  }

  /** A scale from {@code -reach} to {@code reach}, for signed values. */
  public static ColourScale symmetric(ColourMap map, float reach) {
    return new ColourScale(map, -reach, reach);
  }

  /** The colour of a value, packed; values outside the range get that of the nearer end. */
  public int colour(float value) {
    float[] one = {value};
    int[] colour = new int[1];
    paint(one, 0, 1, colour, 0);
    return colour[0];
  }

  /** Colours many values at once; see {@link ColourMap#paint}. */
  public void paint(float[] values, int from, int count, int[] into, int intoFrom) {
    map.paint(values, from, count, low, high, into, intoFrom);
  }

  /**
   * Computes how far cells stand out of their board: −1 to 1 for values from the negative to the
   * positive end of the range, 0 for the value 0, NaN for NaN.
   */
  public void heights(float[] values, int from, int count, float[] into, int intoFrom) {
    float reach = Math.max(high, -low);
    float factor = reach > 0 ? 1 / reach : 0;
    // No branches: activations are as good as random to the processor, and there are millions.
    for (int i = 0; i < count; i++) {
      into[intoFrom + i] = Math.max(-1, Math.min(1, values[from + i] * factor));
    }
  }

  /** The same range in colours that are dimmed for the dark surface. */
  public ColourScale dimmed() {
    return dimmed(false);
  }

  /**
   * The same range in dimmed colours.
   *
   * @param light true for the light surface behind the data
   */
  public ColourScale dimmed(boolean light) {
    return new ColourScale(map.dimmed(light), low, high);
  }
}

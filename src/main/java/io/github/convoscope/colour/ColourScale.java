package io.github.convoscope.colour;

/**
 * A colour map over a range of numbers: everything a legend must say.
 *
 * @param map the colours
 * @param low the number at the map's first entry
 * @param high the number at the map's last entry, at least {@code low}
 */
public record ColourScale(ColourMap map, float low, float high) {
  /** A scale for what is never negative. */
  public static ColourScale sequential(ColourMap map, float high) {
    return new ColourScale(map, 0, high);
  }

  /** A scale for signed values, 0 in the middle of the map. */
  public static ColourScale symmetric(ColourMap map, float reach) {
    return new ColourScale(map, -reach, reach);
  }

  /** The colour of a number, packed; numbers outside get the nearest end. */
  public int colour(float value) {
    float[] one = {value};
    int[] colour = new int[1];
    paint(one, 0, 1, colour, 0);
    return colour[0];
  }

  /** Colours many values at once, without allocating. */
  public void paint(float[] values, int from, int count, int[] into, int intoFrom) {
    map.paint(values, from, count, low, high, into, intoFrom);
  }

  /** The same range in dimmed colours. */
  public ColourScale dimmed() {
    return dimmed(false);
  }

  /**
   * The same range in dimmed colours.
   *
   * @param light whether what surrounds the data is light
   */
  public ColourScale dimmed(boolean light) {
    return new ColourScale(map.dimmed(light), low, high);
  }
}

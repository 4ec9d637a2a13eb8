package io.github.convoscope.colour;

/**
 * The colour maps in use together.
 *
 * @param sequential for what is never negative
 * @param diverging for signed values
 * @param weights for weights, so that they are never taken for activations
 */
public record Palette(ColourMap sequential, ColourMap diverging, ColourMap weights) {
  /** Viridis, with blue against orange. */
  public static final Palette DEFAULT = named(ColourMap.SEQUENTIAL.get(0));

  /**
   * The palette that a name stands for: a sequential map's name keeps the default for signed
   * values, and the other way round.
   *
   * @throws IllegalArgumentException when no such map exists
   */
  public static Palette named(String name) {
    ColourMap map = ColourMap.named(name);
    return new Palette(
        map.diverging() ? ColourMap.named(ColourMap.SEQUENTIAL.get(0)) : map,
        map.diverging() ? map : ColourMap.named(ColourMap.DIVERGING.get(0)),
        ColourMap.named(ColourMap.WEIGHTS));
  }
}

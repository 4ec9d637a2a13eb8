package io.github.convoscope.colour;

/**
 * The colour maps that are used together.
 *
 * @param sequential for values that are never negative
 * @param diverging for signed values
 * @param weights for weights, so that nobody takes them for activations
 */
public record Palette(ColourMap sequential, ColourMap diverging, ColourMap weights) {
  /** Ember, with blue against orange, as they are in the dark theme. */
  public static final Palette DEFAULT = named(ColourMap.SEQUENTIAL.get(0));

  /**
   * The palette with a colour map of that name. A sequential map leaves the map for signed values
   * at its default, and the other way round. All maps are those of the dark theme.
   *
   * @throws IllegalArgumentException when no map has that name
   */
  public static Palette named(String name) {
    ColourMap map = ColourMap.named(name);
    return new Palette(
        map.diverging() ? ColourMap.named(ColourMap.SEQUENTIAL.get(0)) : map,
        map.diverging() ? map : ColourMap.named(ColourMap.DIVERGING.get(0)),
        ColourMap.named(ColourMap.WEIGHTS));
  }

  /**
   * The same maps for a theme.
   *
   * @param light true for the light theme, as on a projector
   */
  public Palette on(boolean light) {
    return new Palette(sequential.on(light), diverging.on(light), weights.on(light));
  }
}

package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Weights;
import java.util.List;

/**
 * Tests two claims about the colours of a first layer: that its units keep colour and brightness
 * apart, and that the colours lie along the axes of the cells before the visual cortex, red against
 * green and blue against yellow. Immutable.
 *
 * @param tunings of all units
 * @param bright units that carry brightness nearly alone
 * @param coloured units that carry more colour than brightness
 * @param onAxis of the coloured units, those within 15° of a colour axis
 * @param pValue probability that at least so many colours lie so near to the axes by chance; 1
 *     where no unit is coloured
 */
public record ColourClaim(
    List<ColourTuning> tunings, int bright, int coloured, int onAxis, double pValue) {
  private static final double NEAR = 15;

  /** Share of all angles that are so near to one of two axes. */
  private static final double BY_CHANCE = 4 * NEAR / 180;

  /** Tests the first layer of a network that takes colours. */
  public static ColourClaim of(NetworkSpec spec, Weights weights, ChannelOrder order) {
    return of(ColourTuning.of(spec, weights, order));
  }

  /** Tests these units. */
  static ColourClaim of(List<ColourTuning> tunings) {
    int bright = (int) tunings.stream().filter(ColourTuning::inBrightness).count();
    List<ColourTuning> coloured = tunings.stream().filter(ColourTuning::inColour).toList();
    int near = (int) coloured.stream().filter(each -> each.fromAxis() <= NEAR).count();
    double pValue = atLeast(near, coloured.size(), BY_CHANCE);
    return new ColourClaim(tunings, bright, coloured.size(), near, pValue);
  }

  /** The probability of at least so many hits among so many, each with the same chance. */
  static double atLeast(int hits, int of, double chance) {
    double sum = 0;
    double term = Math.pow(1 - chance, of);
    for (int k = 0; k <= of; k++) {
      sum += k >= hits ? term : 0;
      term *= (double) (of - k) / (k + 1) * chance / (1 - chance);
    }
    return Math.min(1, sum);
  }

  /** Whether most units carry either brightness nearly alone or mostly colour. */
  public boolean apart() {
    return 2 * (bright + coloured) > tunings.size();
  }

  /** Whether the colours lie nearer to the axes than chance would put them (p below 5 %). */
  public boolean alongAxes() {
    return pValue < 0.05;
  }
}

package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.task.Progress;
import java.util.List;

/**
 * Saliency (Simonyan et al. 2014, arXiv 1312.6034): the gradient with respect to the input.
 *
 * @param absolute magnitudes instead of signed numbers
 */
public record Saliency(boolean absolute) implements AttributionMethod {
  private static final MethodOption<Boolean> ABSOLUTE =
      new MethodOption<>("absolute", Boolean.class, false, "magnitudes instead of signed numbers");

  /** Signed. */
  public static final Saliency DEFAULT = new Saliency(ABSOLUTE.standard());

  @Override
  public String id() {
    return "saliency";
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(ABSOLUTE);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new Saliency(values.get(ABSOLUTE));
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    double[] map = explained.inputGradient(BackwardRule.GRADIENT);
    for (int i = 0; absolute && i < map.length; i++) {
      map[i] = Math.abs(map[i]);
    }
    return RawMap.ofInput(explained, map);
  }
}

package io.github.convoscope.explain.attribution;

import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Integrated gradients (Sundararajan et al. 2017, arXiv 1703.01365): (x − x0) · ∫ ∇f(x0 + a (x −
 * x0)) da, as the mean over the baselines x0 (expected gradients, Erion et al. 2021, with every
 * baseline's path integrated in full). Sums are in double precision.
 *
 * @param steps number of Gauss-Legendre nodes on each path, at least 1
 * @param adaptive as many steps as the integral needs instead, see {@link AdaptivePath}
 */
public record IntegratedGradients(int steps, boolean adaptive) implements AttributionMethod {
  private static final MethodOption<Integer> STEPS =
      new MethodOption<>("steps", Integer.class, 50, "Gauss-Legendre steps");
  private static final MethodOption<Boolean> ADAPTIVE =
      new MethodOption<>(
          "adaptive",
          Boolean.class,
          false,
          "as many steps as it takes to close the completeness gap");

  /** 50 steps. */
  public static final IntegratedGradients DEFAULT =
      new IntegratedGradients(STEPS.standard(), ADAPTIVE.standard());

  /** Checks the number of steps. */
  public IntegratedGradients {
    STEPS.requireAtLeast(1, steps);
  }

  @Override
  public String id() {
    return "integrated-gradients";
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public boolean usesBaselines() {
    return true;
  }

  @Override
  public Optional<AttributionMethod> withAdaptiveSteps() {
    return adaptive ? Optional.empty() : Optional.of(new IntegratedGradients(steps, true));
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(STEPS, ADAPTIVE);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new IntegratedGradients(values.get(STEPS), values.get(ADAPTIVE));
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    float[] x = explained.input();
    List<float[]> baselines = explained.baselines();
    if (adaptive) {
      AdaptivePath.Integral integral =
          AdaptivePath.integrate(explained.field(), x, baselines, progress);
      return RawMap.ofInput(explained, integral.map(), integral.passes());
    }
    double[] map = map(explained.field(), x, baselines, progress);
    return RawMap.ofInput(explained, map, steps * baselines.size());
  }

  /**
   * The map with the given number of steps.
   *
   * @return [size]; exactly 0 where x equals every baseline
   */
  double[] map(ScalarField field, float[] x, List<float[]> baselines, Progress progress) {
    GaussLegendre rule = GaussLegendre.of(steps);
    double[] map = new double[x.length];
    field.sweepGradients(
        steps * baselines.size(),
        (index, into, offset) -> {
          float[] from = baselines.get(index / steps);
          double a = rule.nodes()[index % steps];
          for (int i = 0; i < x.length; i++) {
            into[offset + i] = (float) (from[i] + a * ((double) x[i] - from[i]));
          }
        },
        (index, value, gradients, offset) -> {
          float[] from = baselines.get(index / steps);
          double share = rule.weights()[index % steps] / baselines.size();
          for (int i = 0; i < x.length; i++) {
            map[i] += share * gradients[offset + i] * ((double) x[i] - from[i]);
          }
        },
        progress);
    return map;
  }
}

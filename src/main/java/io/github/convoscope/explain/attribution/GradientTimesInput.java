package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.task.Progress;

/** Gradient × input (Shrikumar et al. 2017, arXiv 1605.01713). */
public record GradientTimesInput() implements AttributionMethod {
  @Override
  public String id() {
    return "gradient-x-input";
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    double[] map = explained.inputGradient(BackwardRule.GRADIENT);
    for (int i = 0; i < map.length; i++) {
      map[i] *= explained.input()[i];
    }
    return RawMap.ofInput(explained, map);
  }
}

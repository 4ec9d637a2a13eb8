package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.task.Progress;

/**
 * Guided backpropagation (Springenberg et al. 2015, arXiv 1412.6806): the gradient with negative
 * signals set to zero at each ReLU.
 */
public record GuidedBackprop() implements AttributionMethod {
  @Override
  public String id() {
    return "guided-backprop";
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public boolean faithful() {
    return false;
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    return RawMap.ofInput(explained, explained.inputGradient(BackwardRule.GUIDED));
  }
}

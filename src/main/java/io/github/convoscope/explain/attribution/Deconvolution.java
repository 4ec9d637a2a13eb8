package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.task.Progress;

/**
 * Deconvolution (Zeiler and Fergus 2014, arXiv 1311.2901): sends the signal back and sets its
 * negative parts to zero at each ReLU, whether or not that ReLU was active.
 */
public record Deconvolution() implements AttributionMethod {
  @Override
  public String id() {
    return "deconvolution";
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
    return RawMap.ofInput(explained, explained.inputGradient(BackwardRule.DECONVOLUTION));
  }
}

package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * The neuron at which pathways end, or two neurons whose difference they explain.
 *
 * <pre>{@code
 * PathRoot why7 = PathRoot.of(Neuron.unit(6, 7));
 * PathRoot why7AndNot1 = new PathRoot(Neuron.unit(6, 7), Neuron.unit(6, 1));
 * }</pre>
 *
 * @param neuron the neuron whose sum is explained
 * @param against a neuron of the same layer whose sum is subtracted, or null
 */
public record PathRoot(Neuron neuron, @Nullable Neuron against) {
  /** Checks that both neurons belong to one layer and differ. */
  public PathRoot {
    if (against != null && (against.layer() != neuron.layer() || against.equals(neuron))) {
      throw new IllegalArgumentException(neuron + " cannot be compared with " + against);
    }
  }

  /** One neuron. */
  public static PathRoot of(Neuron neuron) {
    return new PathRoot(neuron, null);
  }

  /**
   * The logit of a class, or the difference of two logits.
   *
   * @param against the class to compare with; the same class again, or null, for none
   */
  public static PathRoot ofClass(NetworkSpec spec, int label, @Nullable Integer against) {
    int output = spec.output().index();
    Neuron neuron = spec.output().shape().neuron(output, label);
    if (against == null || against == label) {
      return of(neuron);
    }
    return new PathRoot(neuron, spec.output().shape().neuron(output, against));
  }
}

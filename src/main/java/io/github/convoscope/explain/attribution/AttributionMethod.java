package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Optional;

/**
 * An attribution method with its settings. Each method is a record of its own; its components are
 * its settings.
 *
 * <pre>{@code
 * record Saliency(boolean absolute) implements AttributionMethod { ... }
 *
 * AttributionMethod method = new SmoothGrad(50, 0.1, SmoothGrad.Smoothing.MEAN, 0);
 * Attribution map = attributor.explain(input, target, method, Progress.NONE);
 * }</pre>
 *
 * <p>A new method is one such record, one line in {@link AttributionMethods#ALL}, and its texts
 * {@code attribution.method.ID}, {@code .about} and {@code .weakness}. Command line and window
 * follow from that. Immutable.
 */
public interface AttributionMethod {
  /** The name on the command line and in files, such as {@code grad-cam}. */
  String id();

  /**
   * Computes the map.
   *
   * @throws Problem where the method cannot explain this target
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  RawMap attribute(ExplainedInput explained, Progress progress);

  /** True if the map can follow the pen: one backward pass is enough. */
  default boolean live() {
    return false;
  }

  /** False if the map hardly depends on what the network has learnt (Adebayo et al. 2018). */
  default boolean faithful() {
    return true;
  }

  /** True if the map's numbers add up to the score minus the baseline's score. */
  default boolean complete() {
    return false;
  }

  /** True if the map depends on the baselines. */
  default boolean usesBaselines() {
    return false;
  }

  /** The live method that is shown in place of this one while the user draws. */
  default AttributionMethod preview() {
    return live() ? this : new GradientTimesInput();
  }

  /** The same method with adaptive steps; empty if it has none, or uses them already. */
  default Optional<AttributionMethod> withAdaptiveSteps() {
    return Optional.empty();
  }

  /** The settings that a user can change by name. */
  default List<MethodOption<?>> options() {
    return List.of();
  }

  /**
   * The same method with other settings. A layer is not among them: see {@link LayerMethod#at}.
   *
   * @throws Problem if a value is out of its range
   */
  default AttributionMethod with(OptionValues values) {
    return this;
  }

  /**
   * The same method for a network, where its default settings are replaced by those that suit the
   * size of the input and the time of a pass. Settings that are not the defaults stay.
   */
  default AttributionMethod sizedFor(NetworkSpec spec) {
    return this;
  }

  /**
   * Refuses settings that do not fit a network. {@link #attribute} does not: it takes the nearest
   * setting that fits.
   *
   * @throws Problem if they do not fit
   */
  default void check(NetworkSpec spec) {}
}

package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.FlippingCurves;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.explain.attribution.ModelDependence.Stage;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What maps say, in words. */
final class AttributionTexts {
  private static final int MOST_SHARES = 3;
  private static final double HARDLY_DEPENDS = 0.5;

  private AttributionTexts() {}

  /** The method's name on screen. */
  static String name(Method method) {
    return Messages.text("saliency.method." + method.word());
  }

  /** What it does, in two sentences at most. */
  static String about(Method method) {
    return Messages.text("saliency.method." + method.word() + ".about");
  }

  /** Its known weakness. */
  static String weakness(Method method) {
    return Messages.text("saliency.method." + method.word() + ".weakness");
  }

  /** What is explained. */
  static String target(NetworkSpec spec, AttributionTarget target) {
    if (target instanceof AttributionTarget.Logit logit) {
      return Messages.text("saliency.why", spec.labels().get(logit.label()));
    }
    if (target instanceof AttributionTarget.Difference two) {
      return Messages.text(
          "saliency.why-not", spec.labels().get(two.label()), spec.labels().get(two.against()));
    }
    Neuron neuron =
        target instanceof AttributionTarget.Cell cell
            ? cell.neuron()
            : new Neuron(
                ((AttributionTarget.Unit) target).layer(),
                ((AttributionTarget.Unit) target).channel(),
                0,
                0);
    return Messages.text("saliency.why-neuron", NeuronNames.name(spec, neuron));
  }

  /** What the score of a target is called. */
  static String score(NetworkSpec spec, AttributionTarget target) {
    if (target instanceof AttributionTarget.Logit) {
      return Messages.text("saliency.fact.score");
    }
    return target instanceof AttributionTarget.Difference two
        ? Messages.text(
            "saliency.fact.score.lead",
            spec.labels().get(two.label()),
            spec.labels().get(two.against()))
        : Messages.text("saliency.fact.score.neuron");
  }

  /**
   * The largest shares of each layer's units in the score's change.
   *
   * @param layers conductance, [layer][neuron]
   */
  static List<String> shares(NetworkSpec spec, double[][] layers) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < layers.length; i++) {
      LayerSpec layer = spec.layer(i);
      double[] units = units(layer, layers[i]);
      double whole = IntStream.range(0, units.length).mapToDouble(u -> units[u]).sum();
      if (Math.abs(whole) < 1e-6 || i == spec.output().index()) {
        continue;
      }
      List<Integer> order =
          IntStream.range(0, units.length)
              .boxed()
              .sorted((a, b) -> Double.compare(Math.abs(units[b]), Math.abs(units[a])))
              .limit(MOST_SHARES)
              .toList();
      StringBuilder parts = new StringBuilder();
      for (int unit : order) {
        parts.append(parts.isEmpty() ? "" : "   ");
        parts.append(
            Messages.text(
                "saliency.share", String.valueOf(unit), percent(100 * units[unit] / whole)));
      }
      lines.add(Messages.text("saliency.shares", layer.name(), parts));
    }
    return lines;
  }

  private static String percent(double share) {
    return String.format(Locale.getDefault(), "%+d", Math.round(share)).replace('-', '\u2212');
  }

  /** Sums over each unit's neurons. */
  static double[] units(LayerSpec layer, double[] neurons) {
    double[] units = new double[layer.shape().channels()];
    for (int i = 0; i < neurons.length; i++) {
      units[i / layer.shape().mapSize()] += neurons[i];
    }
    return units;
  }

  /**
   * What a map's sum misses of the score's change: in percent, or as it is where nothing changes.
   */
  static String gap(Attribution map) {
    double change = Math.abs(map.score() - map.baselineScore());
    double gap = Math.abs(map.completenessGap());
    return change < 1e-6
        ? AttributionNumbers.plain(gap)
        : Messages.text(
            "saliency.gap.share", String.format(Locale.getDefault(), "%.2f", 100 * gap / change));
  }

  /** Whether the map ranks pixels better than chance. */
  static String verdict(FlippingCurves curves) {
    return Messages.text(
        curves.betterThanRandom() ? "saliency.curves.better" : "saliency.curves.not-better",
        AttributionNumbers.plain(FlippingCurves.area(curves.deletion())),
        AttributionNumbers.plain(FlippingCurves.area(curves.randomDeletion())),
        AttributionNumbers.plain(FlippingCurves.area(curves.insertion())),
        AttributionNumbers.plain(FlippingCurves.area(curves.randomInsertion())));
  }

  /** Whether the map depends on what the network has learnt. */
  static String dependence(List<Stage> stages) {
    boolean depends = Math.abs(stages.get(stages.size() - 1).correlation()) < HARDLY_DEPENDS;
    return Messages.text(depends ? "saliency.random.depends" : "saliency.random.hardly");
  }
}

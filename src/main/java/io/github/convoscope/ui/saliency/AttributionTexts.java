package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.FlippingCurves;
import io.github.convoscope.explain.attribution.ModelDependence.Stage;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.neuron.ClassSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes the texts about methods and maps. */
final class AttributionTexts {
  private static final int MOST_SHARES_PER_LAYER = 3;

  /** A map that correlates more than this with that of a random network hardly depends on it. */
  private static final double MOST_CORRELATION = 0.5;

  private AttributionTexts() {}

  /** The method's name on screen. */
  static String name(AttributionMethod method) {
    return Messages.text("attribution.method." + method.id());
  }

  /** What it does, in two sentences at most. */
  static String about(AttributionMethod method) {
    return Messages.text("attribution.method." + method.id() + ".about");
  }

  /** Its known weakness. */
  static String weakness(AttributionMethod method) {
    return Messages.text("attribution.method." + method.id() + ".weakness");
  }

  /** The question that a target answers, such as “Why 7?”. */
  static String target(NetworkSpec spec, AttributionTarget target) {
    if (target instanceof AttributionTarget.Logit logit) {
      return Messages.text("saliency.why", ClassSearch.of(spec.labels()).brief(logit.label()));
    }
    if (target instanceof AttributionTarget.Difference two) {
      ClassSearch classes = ClassSearch.of(spec.labels());
      return Messages.text(
          "saliency.why-not", classes.brief(two.label()), classes.brief(two.against()));
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

  /** The name of a target's score. */
  static String score(NetworkSpec spec, AttributionTarget target) {
    if (target instanceof AttributionTarget.Logit) {
      return Messages.text("saliency.fact.score");
    }
    if (target instanceof AttributionTarget.Difference two) {
      ClassSearch classes = ClassSearch.of(spec.labels());
      return Messages.text(
          "saliency.fact.score.lead", classes.brief(two.label()), classes.brief(two.against()));
    }
    return Messages.text("saliency.fact.score.neuron");
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
              .limit(MOST_SHARES_PER_LAYER)
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

  /** The sum over each unit's neurons, [channels]. */
  static double[] units(LayerSpec layer, double[] neurons) {
    double[] units = new double[layer.shape().channels()];
    for (int i = 0; i < neurons.length; i++) {
      units[i / layer.shape().mapSize()] += neurons[i];
    }
    return units;
  }

  /**
   * Writes the difference between a map's sum and the score's change: in percent, or as a number if
   * the score does not change.
   */
  static String gap(Attribution map) {
    double change = Math.abs(map.score() - map.baselineScore());
    double gap = Math.abs(map.completenessGap());
    return change < 1e-6
        ? SignificantDigits.plain(gap)
        : Messages.text(
            "saliency.gap.share", String.format(Locale.getDefault(), "%.2f", 100 * gap / change));
  }

  /** Writes whether the map ranks pixels better than chance. */
  static String verdict(FlippingCurves curves) {
    return Messages.text(
        curves.betterThanRandom() ? "saliency.curves.better" : "saliency.curves.not-better",
        SignificantDigits.plain(FlippingCurves.area(curves.deletion())),
        SignificantDigits.plain(FlippingCurves.area(curves.randomDeletion())),
        SignificantDigits.plain(FlippingCurves.area(curves.insertion())),
        SignificantDigits.plain(FlippingCurves.area(curves.randomInsertion())));
  }

  /** Writes whether the map depends on the trained weights. */
  static String dependence(List<Stage> stages) {
    boolean depends = Math.abs(stages.get(stages.size() - 1).correlation()) < MOST_CORRELATION;
    return Messages.text(depends ? "saliency.random.depends" : "saliency.random.hardly");
  }
}

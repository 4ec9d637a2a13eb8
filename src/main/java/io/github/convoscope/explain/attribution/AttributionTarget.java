package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import java.util.Locale;

/**
 * The number that an attribution explains.
 *
 * <pre>{@code
 * AttributionTarget answer = AttributionTarget.answer(logits);
 * AttributionTarget whyNot = new AttributionTarget.Difference(7, 1);
 * AttributionTarget neuron = new AttributionTarget.Cell(new Neuron(3, channel, row, column));
 * }</pre>
 */
public sealed interface AttributionTarget {
  /** The logit of a class: a value of the last layer before its function. */
  record Logit(int label) implements AttributionTarget {}

  /** The logit of one class minus the logit of another: why this class and not that one. */
  record Difference(int label, int against) implements AttributionTarget {}

  /** The mean of a feature map after the layer's function, or a dense unit's output. */
  record Unit(int layer, int channel) implements AttributionTarget {}

  /** One neuron's output after the layer's function. */
  record Cell(Neuron neuron) implements AttributionTarget {}

  /** The logit of the class with the largest logit. */
  static AttributionTarget answer(float[] logits) {
    return new Logit(largest(logits, -1));
  }

  /** The margin: the largest logit minus the second largest. */
  static AttributionTarget margin(float[] logits) {
    if (logits.length < 2) {
      throw Problem.input(Message.of("attribution.no-margin"));
    }
    int first = largest(logits, -1);
    return new Difference(first, largest(logits, first));
  }

  private static int largest(float[] logits, int except) {
    int best = except == 0 ? 1 : 0;
    for (int i = 0; i < logits.length; i++) {
      if (i != except && logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The layer that has the value. */
  default int layer(NetworkSpec spec) {
    if (this instanceof Unit unit) {
      return unit.layer();
    }
    if (this instanceof Cell cell) {
      return cell.neuron().layer();
    }
    return spec.output().index();
  }

  /**
   * The target as a number that can be differentiated.
   *
   * @throws Problem if the network has no such class, unit or neuron
   */
  default Scalar scalar(NetworkSpec spec) {
    if (this instanceof Logit logit) {
      return Scalar.logit(spec, known(spec, logit.label()));
    }
    if (this instanceof Difference difference) {
      return Scalar.difference(
          spec, known(spec, difference.label()), known(spec, difference.against()));
    }
    Neuron neuron =
        this instanceof Unit unit
            ? new Neuron(unit.layer(), unit.channel(), 0, 0)
            : ((Cell) this).neuron();
    LayerSpec layer = spec.layer(neuron.layer());
    if (layer.index() == 0) {
      throw Problem.input(Message.of("attribution.input-is-no-target"));
    }
    if (!layer.shape().contains(neuron.channel(), neuron.row(), neuron.column())) {
      throw Problem.input(
          Message.of("attribution.no-such-neuron", layer.name(), name(spec), extents(layer)));
    }
    return this instanceof Unit
        ? Scalar.unit(spec, neuron.layer(), neuron.channel(), false)
        : Scalar.neuron(spec, neuron, false);
  }

  /** How files and the command line name it: {@code logit 7 - logit 1}, {@code conv1:3,4,5}. */
  default String name(NetworkSpec spec) {
    if (this instanceof Logit logit) {
      return "logit " + logit.label();
    }
    if (this instanceof Difference difference) {
      return "logit " + difference.label() + " - logit " + difference.against();
    }
    if (this instanceof Unit unit) {
      return spec.layer(unit.layer()).name() + ":" + unit.channel();
    }
    Neuron neuron = ((Cell) this).neuron();
    return String.format(
        Locale.ROOT,
        "%s:%d,%d,%d",
        spec.layer(neuron.layer()).name(),
        neuron.channel(),
        neuron.row(),
        neuron.column());
  }

  private static int known(NetworkSpec spec, int label) {
    if (label < 0 || label >= spec.classes()) {
      throw Problem.input(Message.of("attribution.no-such-class", label, spec.classes() - 1));
    }
    return label;
  }

  private static String extents(LayerSpec layer) {
    StringBuilder text = new StringBuilder();
    for (int extent : layer.shape().extents()) {
      text.append(text.isEmpty() ? "" : " × ").append(extent);
    }
    return text.toString();
  }
}

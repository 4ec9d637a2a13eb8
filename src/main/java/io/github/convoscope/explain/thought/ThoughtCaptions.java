package io.github.convoscope.explain.thought;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/** The sentences of a thought: what is computed, with its numbers. */
final class ThoughtCaptions {
  /** Half of the last decimal that is written. */
  private static final float LEAST_TOLD = 0.0005f;

  private final NetworkSpec spec;
  private final Activations activations;

  ThoughtCaptions(NetworkSpec spec, Activations activations) {
    this.spec = spec;
    this.activations = activations;
  }

  /** Nothing is computed yet. */
  Message input() {
    Shape shape = spec.input().shape();
    return Message.of("thought.input", shape.channels(), shape.rows(), shape.columns());
  }

  /** A layer begins; of the last one, no neuron is told of. */
  Message begin(LayerSpec layer) {
    if (layer == spec.output()) {
      return Message.of(
          layer.activation() == ActivationFunction.SOFTMAX ? "thought.softmax" : "thought.output",
          layer.name(),
          layer.shape().size());
    }
    Window window = layer.window();
    return switch (layer.kind()) {
      case CONVOLUTION, POOLING ->
          window == null
              ? Message.of("thought.begin", layer.name())
              : Message.of(
                  windowKey(layer), layer.name(), window.kernelRows(), window.kernelColumns());
      case DENSE -> Message.of("thought.begin-units", layer.name(), layer.shape().size());
      default -> Message.of("thought.begin", layer.name());
    };
  }

  private static String windowKey(LayerSpec layer) {
    if (layer.pooling() == null) {
      return "thought.begin-window";
    }
    return layer.pooling() == PoolingKind.MAX ? "thought.begin-largest" : "thought.begin-mean";
  }

  /** A neuron was computed. */
  Message cell(Arithmetic sum) {
    Message where = where(sum.neuron());
    LayerSpec layer = sum.layer();
    int terms = terms(sum);
    if (sum.clampedTo() != null) {
      return Message.of("thought.clamped", where, number(sum.output()));
    }
    return switch (layer.kind()) {
      case CONVOLUTION, DENSE, OUTPUT -> products(sum, where, terms);
      case POOLING ->
          Message.of(
              layer.pooling() == PoolingKind.MAX ? "thought.largest" : "thought.mean",
              where,
              terms,
              number(sum.output()));
      case ADD -> Message.of("thought.added", where, terms, number(sum.output()));
      case MULTIPLY -> Message.of("thought.multiplied", where, terms, number(sum.output()));
      case CONCATENATE, FLATTEN, DROPOUT, PADDING, CROPPING, UPSAMPLING ->
          Message.of("thought.copied", where, number(sum.output()));
      default -> Message.of("thought.value", where, number(sum.output()));
    };
  }

  /** The neuron is the strongest of those that were computed in the last moments. */
  Message strongest(Arithmetic sum) {
    return Message.of("thought.strongest", cell(sum));
  }

  private static Message products(Arithmetic sum, Message where, int terms) {
    ActivationFunction function = sum.layer().activation();
    boolean same = Math.abs(sum.preActivation() - sum.output()) < LEAST_TOLD;
    if (same || function == ActivationFunction.SOFTMAX) {
      return Message.of("thought.products", where, terms, number(sum.preActivation()));
    }
    return Message.of(
        "thought.products-function",
        where,
        terms,
        number(sum.preActivation()),
        number(sum.output()));
  }

  /** The whole network is computed. */
  Message answer(int label) {
    String name = label < spec.labels().size() ? spec.labels().get(label) : String.valueOf(label);
    return spec.output().activation() == ActivationFunction.SOFTMAX
        ? Message.of("thought.answer-sure", name, activations.output()[label])
        : Message.of("thought.answer", name);
  }

  private Message where(Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    String channel = String.valueOf(neuron.channel());
    return layer.shape().mapSize() > 1
        ? Message.of(
            "thought.cell",
            layer.name(),
            channel,
            String.valueOf(neuron.row()),
            String.valueOf(neuron.column()))
        : Message.of("thought.unit", layer.name(), channel);
  }

  private static int terms(Arithmetic sum) {
    int terms = 0;
    for (int term = 0; term < sum.groups().terms(); term++) {
      terms += sum.groups().source(term) == InputGroups.PADDING ? 0 : 1;
    }
    return terms;
  }

  /** A number with three decimals and, where it is not 0 then, the minus sign U+2212. */
  private static Message number(float value) {
    String key = value <= -LEAST_TOLD ? "thought.negative" : "thought.number";
    return Message.of(key, Math.abs(value));
  }
}

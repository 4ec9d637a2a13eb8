package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.math.BigDecimal;
import java.math.MathContext;

/** Says in a sentence what a layer without kernels and windows does to the inputs of a neuron. */
final class LayerWords {
  private LayerWords() {}

  static String of(NeuronInputs inputs) {
    LayerSpec layer = inputs.spec().layer(inputs.neuron().layer());
    return switch (layer.kind()) {
      case ADD -> Messages.text("card.words.add");
      case MULTIPLY -> Messages.text("card.words.multiply");
      case AVERAGE -> Messages.text("card.words.average");
      case DIFFERENCE -> Messages.text("card.words.difference");
      case MAXIMUM -> Messages.text("card.words.maximum");
      case MINIMUM -> Messages.text("card.words.minimum");
      case CONCATENATE -> concatenation(inputs, layer);
      case PADDING ->
          Messages.text(
              inputs.source(0) == null ? "card.words.padding-zero" : "card.words.padding");
      case CROPPING -> Messages.text("card.words.cropping");
      case UPSAMPLING -> upsampling((UpsamplingOperator) layer.operator());
      case FLATTEN -> Messages.text("card.words.flatten");
      case DROPOUT -> Messages.text("card.words.dropout");
      case NORMALISATION -> Messages.text("card.words.normalisation");
      case RESPONSE_NORMALISATION ->
          Messages.text(
              "card.words.response-normalisation",
              String.valueOf(((ResponseNormalisationOperator) layer.operator()).size()));
      case STANDARDISATION -> Messages.text("card.words.standardisation");
      case INTERPOLATION -> Messages.text("card.words.interpolation");
      case PARAMETRIC_RELU ->
          Messages.text("card.words.parametric-relu", parameter(inputs.groups().weight(0)));
      case SOFTMAX -> Messages.text("card.words.softmax");
      default -> Messages.text("card.words.function");
    };
  }

  private static String concatenation(NeuronInputs inputs, LayerSpec layer) {
    Neuron source = inputs.source(0);
    int part = 0;
    while (part + 1 < layer.inputs().size()
        && ConcatenationOperator.offset(inputs.spec().inputShapes(layer.index()), part + 1)
            <= inputs.neuron().channel()) {
      part++;
    }
    return Messages.text(
        "card.words.concatenate",
        source == null ? "" : inputs.spec().layer(source.layer()).name(),
        String.valueOf(part),
        String.valueOf(layer.inputs().size()));
  }

  private static String upsampling(UpsamplingOperator operator) {
    return Messages.text(
        "card.words.upsampling",
        String.valueOf(operator.rows()),
        String.valueOf(operator.columns()));
  }

  /** A parameter with at most four digits that count. */
  static String parameter(double value) {
    return new BigDecimal(value)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '\u2212');
  }
}

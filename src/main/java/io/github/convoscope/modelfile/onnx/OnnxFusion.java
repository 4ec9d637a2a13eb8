package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Joins what exporters keep apart: a convolution or dense layer with the scale behind it (batch
 * normalisation), a layer with its function, a convolution with the zeros around its input. Only
 * where nothing else reads what lies between.
 */
final class OnnxFusion {
  private static final Set<LayerKind> SCALED =
      EnumSet.of(
          LayerKind.CONVOLUTION,
          LayerKind.DENSE,
          LayerKind.NORMALISATION,
          LayerKind.STANDARDISATION);

  private static final Set<LayerKind> WITH_FUNCTION =
      EnumSet.of(
          LayerKind.CONVOLUTION,
          LayerKind.DENSE,
          LayerKind.NORMALISATION,
          LayerKind.STANDARDISATION,
          LayerKind.ADD,
          LayerKind.AVERAGE,
          LayerKind.DIFFERENCE);

  private final IdentityHashMap<OnnxLayer, Integer> readers = new IdentityHashMap<>();
  private final IdentityHashMap<OnnxLayer, OnnxLayer> replaced = new IdentityHashMap<>();

  private OnnxFusion() {}

  /**
   * Joins layers.
   *
   * @param needed all layers that the answer needs, each behind those that it reads; the last one
   *     is the answer
   * @return the layer that now computes the answer
   */
  static OnnxLayer join(List<OnnxLayer> needed) {
    OnnxFusion fusion = new OnnxFusion();
    for (OnnxLayer layer : needed) {
      layer.inputs().forEach(input -> fusion.readers.merge(input, 1, Integer::sum));
    }
    for (OnnxLayer layer : needed) {
      layer.setInputs(layer.inputs().stream().map(fusion::now).toList());
      fusion.join(layer);
    }
    return fusion.now(needed.get(needed.size() - 1));
  }

  private OnnxLayer now(OnnxLayer layer) {
    return replaced.getOrDefault(layer, layer);
  }

  private void replace(OnnxLayer layer, OnnxLayer by) {
    replaced.put(layer, by);
    readers.put(by, readers.getOrDefault(by, 0) - 1 + readers.getOrDefault(layer, 0));
  }

  private boolean isReadOnce(OnnxLayer layer) {
    return readers.getOrDefault(layer, 0) == 1;
  }

  private void join(OnnxLayer layer) {
    if (layer.isUnknown() || layer.inputs().size() != 1) {
      return;
    }
    OnnxLayer input = layer.input();
    switch (layer.kind()) {
      case NORMALISATION -> {
        if (SCALED.contains(input.kind())
            && !input.hasFunction()
            && isReadOnce(input)
            && input.shape().equals(layer.shape())) {
          input.setOperator(input.operator(), scaled(input, layer.weights()), input.inputs());
          replace(layer, input);
        }
      }
      case ACTIVATION, SOFTMAX -> function(layer, input);
      case CONVOLUTION -> padding(layer, input);
      default -> {}
    }
  }

  private static LayerWeights scaled(OnnxLayer layer, LayerWeights by) {
    LayerWeights own = layer.weights();
    float[] kernel = own.kernel().clone();
    float[] bias = own.bias().clone();
    int each = kernel.length / bias.length;
    for (int c = 0; c < bias.length; c++) {
      float scale = by.kernel()[c];
      for (int i = c * each; i < (c + 1) * each && scale != 1; i++) {
        kernel[i] *= scale;
      }
      bias[c] = (float) ((double) bias[c] * scale + by.bias()[c]);
    }
    return new LayerWeights(kernel, bias);
  }

  private void function(OnnxLayer layer, OnnxLayer input) {
    ActivationFunction function = layer.function();
    boolean nothing =
        function.equals(ActivationFunction.IDENTITY)
            || (function.equals(ActivationFunction.RELU)
                && input.function().equals(ActivationFunction.RELU));
    if (nothing) {
      replace(layer, input);
    } else if (WITH_FUNCTION.contains(input.kind()) && !input.hasFunction() && isReadOnce(input)) {
      input.setFunction(function);
      replace(layer, input);
    }
  }

  private static void padding(OnnxLayer layer, OnnxLayer input) {
    if (!(input.operator() instanceof ShiftOperator shift)
        || input.kind() != LayerKind.PADDING
        || Math.min(Math.min(shift.top(), shift.bottom()), Math.min(shift.left(), shift.right()))
            < 0) {
      return;
    }
    ConvolutionOperator convolution = (ConvolutionOperator) layer.operator();
    Window own = convolution.window();
    Window window =
        new Window(
            own.kernelRows(),
            own.kernelColumns(),
            own.strideRows(),
            own.strideColumns(),
            own.padTop() + shift.top(),
            own.padBottom() + shift.bottom(),
            own.padLeft() + shift.left(),
            own.padRight() + shift.right(),
            own.dilationRows(),
            own.dilationColumns());
    layer.setOperator(
        new ConvolutionOperator(convolution.units(), window, convolution.groups()),
        layer.weights(),
        input.inputs());
  }
}

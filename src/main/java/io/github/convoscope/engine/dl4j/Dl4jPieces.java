package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Says which layers of DL4J's compute a layer of ours that reads one layer. */
final class Dl4jPieces {
  private final NetworkSpec spec;
  private final String file;

  /**
   * Layers for a network.
   *
   * @param file what to call it in messages
   */
  Dl4jPieces(NetworkSpec spec, String file) {
    this.spec = spec;
    this.file = file;
  }

  /**
   * A layer of DL4J's.
   *
   * @param name its own name
   * @param layer its settings
   * @param parameters numbers in DL4J's order, by DL4J's name
   */
  record Piece(String name, Layer layer, Map<String, float[]> parameters) {}

  /**
   * The layers that compute a layer, one after the other; none where DL4J needs none.
   *
   * @throws Problem if DL4J has none that do
   */
  List<Piece> of(LayerSpec layer, LayerWeights own) {
    List<Piece> pieces = new ArrayList<>();
    Shape input = spec.inputShape(layer.index());
    boolean functionInside = false;
    if (layer.operator() instanceof ConvolutionOperator convolution) {
      convolution(layer, convolution, input, own, pieces);
      functionInside = true;
    } else if (layer.operator() instanceof PoolingOperator pooling) {
      pooling(layer, pooling, pieces);
    } else if (layer.operator() instanceof ParametricReluOperator relu) {
      pieces.add(new Piece(layer.name(), slopes(relu, input), Map.of("W", own.kernel())));
    } else if (layer.operator() instanceof ResponseNormalisationOperator normalisation) {
      if (normalisation.size() % 2 == 0) {
        throw none(layer, layer.kind().word());
      }
      add(
          pieces,
          layer.name(),
          new LocalResponseNormalization.Builder(
                  normalisation.size() / 2 * 2 + 1.0, normalisation.alpha(), normalisation.beta())
              .k(normalisation.k())
              .build());
    } else if (layer.operator() instanceof ShiftOperator shift) {
      add(pieces, layer.name(), shifted(layer, shift));
    } else if (layer.operator() instanceof UpsamplingOperator up) {
      add(
          pieces,
          layer.name(),
          new Upsampling2D.Builder().size(new int[] {up.rows(), up.columns()}).build());
    } else {
      functionInside = other(layer, input, own, pieces);
    }
    if (!functionInside && layer.activation() != ActivationFunction.IDENTITY) {
      add(pieces, layer.name() + "-function", new ActivationLayer(function(layer)));
    }
    return pieces;
  }

  private boolean other(LayerSpec layer, Shape input, LayerWeights own, List<Piece> pieces) {
    switch (layer.kind()) {
      case DENSE, OUTPUT -> {
        pieces.add(new Piece(layer.name(), connected(layer), dense(input.size(), own)));
        return true;
      }
      case NORMALISATION -> pieces.add(scale(layer, input.channels(), own));
      case ACTIVATION, SOFTMAX -> {
        boolean last = layer.index() == spec.depth() - 1 && layer.kind() == LayerKind.SOFTMAX;
        add(
            pieces,
            layer.name(),
            last && flat(layer.inputs().get(0))
                ? new LossLayer.Builder(LossFunction.MCXENT).activation(function(layer)).build()
                : new ActivationLayer(function(layer)));
        return true;
      }
      case DROPOUT -> add(pieces, layer.name(), new DropoutLayer(0.5));
      default -> throw none(layer, layer.kind().word());
    }
    return false;
  }

  /** Whether DL4J has a layer's values as plain units: ours may be maps of one cell. */
  boolean flat(int index) {
    LayerSpec layer = spec.layer(index);
    if (!layer.shape().spatial() || isGlobal(layer)) {
      return true;
    }
    return switch (layer.kind()) {
      case ACTIVATION, SOFTMAX, DROPOUT -> flat(layer.inputs().get(0));
      default -> false;
    };
  }

  /** Pooling of whole maps, behind which nothing needs maps. */
  private boolean isGlobal(LayerSpec layer) {
    return layer.operator() instanceof PoolingOperator pooling
        && layer.shape().mapSize() == 1
        && pooling.window().kernelRows() == spec.inputShape(layer.index()).rows()
        && pooling.window().kernelColumns() == spec.inputShape(layer.index()).columns()
        && spec.consumers(layer.index()).stream().allMatch(this::takesUnits);
  }

  private boolean takesUnits(int index) {
    LayerSpec layer = spec.layer(index);
    return switch (layer.kind()) {
      case DENSE, OUTPUT -> true;
      case FLATTEN -> !layer.shape().spatial();
      case ACTIVATION, SOFTMAX, DROPOUT ->
          spec.consumers(index).stream().allMatch(this::takesUnits);
      default -> false;
    };
  }

  private static void add(List<Piece> pieces, String name, Layer layer) {
    pieces.add(new Piece(name, layer, Map.of()));
  }

  /** The function of a layer. */
  IActivation function(LayerSpec layer) {
    ActivationFunction function = layer.activation();
    IActivation found =
        switch (function.kind()) {
          case IDENTITY -> new ActivationIdentity();
          case RELU -> new ActivationReLU();
          case LEAKY_RELU -> new ActivationLReLU(function.a());
          case CLIPPED_RELU -> function.a() == 6 ? new ActivationReLU6() : null;
          case ELU -> new ActivationELU(function.a());
          case SELU -> new ActivationSELU();
          case GELU_TANH -> new ActivationGELU(true);
          case SWISH -> function.a() == 1 ? new ActivationSwish() : null;
          case HARD_SIGMOID ->
              function.equals(ActivationFunction.HARD_SIGMOID) ? new ActivationHardSigmoid() : null;
          case TANH -> new ActivationTanH();
          case SIGMOID -> new ActivationSigmoid();
          case SOFTPLUS -> new ActivationSoftPlus();
          case SOFTMAX -> new ActivationSoftmax();
          default -> null;
        };
    if (found == null) {
      throw none(layer, function.word());
    }
    return found;
  }

  private void convolution(
      LayerSpec layer,
      ConvolutionOperator convolution,
      Shape input,
      LayerWeights own,
      List<Piece> pieces) {
    Window window = padded(layer, convolution.window(), pieces);
    int[] kernel = {window.kernelRows(), window.kernelColumns()};
    int[] stride = {window.strideRows(), window.strideColumns()};
    int[] padding = {window.padTop(), window.padLeft()};
    int[] dilation = {window.dilationRows(), window.dilationColumns()};
    if (convolution.groups() == 1) {
      Layer settings =
          new ConvolutionLayer.Builder(kernel, stride, padding)
              .dilation(dilation)
              .convolutionMode(ConvolutionMode.Truncate)
              .nIn(input.channels())
              .nOut(convolution.units())
              .activation(function(layer))
              .build();
      pieces.add(new Piece(layer.name(), settings, Map.of("W", own.kernel(), "b", own.bias())));
      return;
    }
    if (convolution.groups() != input.channels()) {
      throw none(layer, "grouped convolution");
    }
    DepthwiseConvolution2D.Builder settings =
        new DepthwiseConvolution2D.Builder(kernel, stride, padding)
            .depthMultiplier(convolution.units() / input.channels())
            .nIn(input.channels());
    settings
        .dilation(dilation)
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(convolution.units())
        .activation(function(layer));
    float[] weights = cellsFirst(own.kernel(), window.taps());
    pieces.add(new Piece(layer.name(), settings.build(), Map.of("W", weights, "b", own.bias())));
  }

  /** [channels × multiplier, cells of a kernel] as [cells, channels × multiplier]. */
  private static float[] cellsFirst(float[] kernel, int taps) {
    float[] turned = new float[kernel.length];
    int units = kernel.length / taps;
    for (int unit = 0; unit < units; unit++) {
      for (int tap = 0; tap < taps; tap++) {
        turned[tap * units + unit] = kernel[unit * taps + tap];
      }
    }
    return turned;
  }

  /** DL4J pads opposite sides alike; other padding becomes a layer of its own. */
  private static Window padded(LayerSpec layer, Window window, List<Piece> pieces) {
    if (window.padTop() == window.padBottom() && window.padLeft() == window.padRight()) {
      return window;
    }
    add(
        pieces,
        layer.name() + "-padding",
        new ZeroPaddingLayer.Builder(
                window.padTop(), window.padBottom(), window.padLeft(), window.padRight())
            .build());
    return new Window(
        window.kernelRows(),
        window.kernelColumns(),
        window.strideRows(),
        window.strideColumns(),
        0,
        0,
        0,
        0,
        window.dilationRows(),
        window.dilationColumns());
  }

  private void pooling(LayerSpec layer, PoolingOperator pooling, List<Piece> pieces) {
    boolean average = pooling.pooling() == PoolingKind.AVERAGE;
    if (isGlobal(layer)) {
      PoolingType type = average ? PoolingType.AVG : PoolingType.MAX;
      add(pieces, layer.name(), new GlobalPoolingLayer.Builder(type).build());
      return;
    }
    Window before = pooling.window();
    Window window = padded(layer, before, pieces);
    boolean zerosCount = average ? pooling.countPadding() : nonNegative(layer.inputs().get(0));
    if (window != before && !zerosCount) {
      throw none(layer, "pooling with more padding on one side");
    }
    SubsamplingLayer.Builder settings =
        new SubsamplingLayer.Builder(
            average ? SubsamplingLayer.PoolingType.AVG : SubsamplingLayer.PoolingType.MAX);
    settings
        .kernelSize(window.kernelRows(), window.kernelColumns())
        .stride(window.strideRows(), window.strideColumns())
        .padding(window.padTop(), window.padLeft())
        .dilation(window.dilationRows(), window.dilationColumns())
        .convolutionMode(ConvolutionMode.Truncate);
    settings.avgPoolIncludePadInDivisor(pooling.countPadding());
    add(pieces, layer.name(), settings.build());
  }

  /** Whether no value of a layer is below zero, whatever the input. */
  private boolean nonNegative(int index) {
    LayerSpec layer = spec.layer(index);
    if (layer.activation().nonNegative()) {
      return true;
    }
    boolean passes =
        switch (layer.kind()) {
          case POOLING, CONCATENATE, DROPOUT, PADDING, CROPPING, UPSAMPLING, FLATTEN -> true;
          default -> false;
        };
    return passes && layer.inputs().stream().allMatch(this::nonNegative);
  }

  private static Layer slopes(ParametricReluOperator relu, Shape input) {
    PReLULayer.Builder settings = new PReLULayer.Builder();
    if (input.spatial()) {
      settings.inputShape(input.channels(), input.rows(), input.columns());
    } else {
      settings.inputShape(input.size());
    }
    if (relu.shared() && input.spatial()) {
      settings.sharedAxes(2, 3);
    }
    return settings.build();
  }

  private Layer shifted(LayerSpec layer, ShiftOperator shift) {
    int[] sides = {shift.top(), shift.bottom(), shift.left(), shift.right()};
    boolean pads = layer.kind() == LayerKind.PADDING;
    for (int i = 0; i < sides.length; i++) {
      sides[i] = pads ? sides[i] : -sides[i];
      if (sides[i] < 0) {
        throw none(layer, layer.kind().word());
      }
    }
    return pads
        ? new ZeroPaddingLayer.Builder(sides[0], sides[1], sides[2], sides[3]).build()
        : new Cropping2D.Builder(sides[0], sides[1], sides[2], sides[3]).build();
  }

  private Layer connected(LayerSpec layer) {
    Shape input = spec.inputShape(layer.index());
    int units = layer.shape().size();
    if (layer.index() < spec.depth() - 1) {
      return new DenseLayer.Builder()
          .nIn(input.size())
          .nOut(units)
          .activation(function(layer))
          .build();
    }
    boolean softmax = layer.activation().equals(ActivationFunction.SOFTMAX);
    return new OutputLayer.Builder(softmax ? LossFunction.MCXENT : LossFunction.MSE)
        .nIn(input.size())
        .nOut(units)
        .activation(function(layer))
        .build();
  }

  /** Weights as [in, out]. */
  private static Map<String, float[]> dense(int inputs, LayerWeights own) {
    return Map.of("W", cellsFirst(own.kernel(), inputs), "b", own.bias());
  }

  /** Batch normalisation with mean 0 and variance 1, so that scale and shift alone are left. */
  private static Piece scale(LayerSpec layer, int channels, LayerWeights own) {
    BatchNormalization settings =
        new BatchNormalization.Builder().nIn(channels).nOut(channels).eps(1e-10).build();
    return new Piece(
        layer.name(),
        settings,
        Map.of(
            "gamma",
            own.kernel(),
            "beta",
            own.bias(),
            "mean",
            new float[channels],
            "log10stdev",
            new float[channels]));
  }

  /** What to say where DL4J has no such layer. */
  Problem none(LayerSpec layer, String what) {
    return Problem.work(
        Message.of("engine.no-dl4j-layer", file, layer.name(), what),
        new UnsupportedOperationException(layer.name()));
  }
}

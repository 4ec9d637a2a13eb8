package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.SpreadOperator;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates Conv and ConvTranspose, also with weights in 8 bits. */
final class OnnxConvolutions {
  private final OnnxAssembly assembly;

  OnnxConvolutions(OnnxAssembly assembly) {
    this.assembly = assembly;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put(
        "Conv",
        OnnxOperator.of(
            call -> convolution(call.node(), call.signal(0), call.array(1), call.optional(2))));
    operators.put("ConvTranspose", OnnxOperator.of(this::transposed));
    operators.put("QLinearConv", OnnxOperator.of(this::quantised));
    operators.put("ConvInteger", OnnxOperator.of(this::whole));
  }

  private OnnxSignal convolution(
      OnnxNode node, OnnxSignal signal, OnnxArray kernel, @Nullable OnnxArray bias) {
    OnnxLayer input = assembly.maps(node, signal);
    int[] dims = kernel.dims();
    if (dims.length != 4 || kernel.size() == 0) {
      throw node.unfit(null);
    }
    int groups = node.number("group", 1);
    if (groups < 1 || (long) dims[1] * groups != input.shape().channels()) {
      throw node.unfit(null);
    }
    Window window = OnnxWindows.of(node, input.shape(), dims[2], dims[3]);
    LayerWeights weights = new LayerWeights(kernel.floats(), bias(node, bias, dims[0]));
    return OnnxSignal.of(
        assembly.add(node, new ConvolutionOperator(dims[0], window, groups), weights, input));
  }

  private static float[] bias(OnnxNode node, @Nullable OnnxArray bias, int units) {
    if (bias == null) {
      return new float[units];
    }
    if (bias.size() != units) {
      throw node.unfit(null);
    }
    return bias.floats();
  }

  /** x, x_scale, x_zero_point, w, w_scale, w_zero_point, y_scale, y_zero_point, bias. */
  private OnnxSignal quantised(OnnxCall call) {
    OnnxArray scale = call.array(4);
    OnnxArray kernel = OnnxQuantisation.real(call.array(3), scale, call.optional(5), 0);
    OnnxArray bias = call.optional(8);
    if (bias != null) {
      float[] values = bias.floats().clone();
      for (int i = 0; i < values.length; i++) {
        double own = scale.at(scale.size() == 1 ? 0 : i);
        values[i] = (float) (bias.at(i) * call.array(1).at(0) * own);
      }
      bias = OnnxArray.ofFloats(bias.dims(), values);
    }
    return convolution(call.node(), call.signal(0), kernel, bias);
  }

  /** x, w, x_zero_point, w_zero_point. The scales are multiplied in afterwards, by the graph. */
  private OnnxSignal whole(OnnxCall call) {
    OnnxArray one = OnnxArray.ofFloats(new int[0], 1);
    OnnxArray kernel = OnnxQuantisation.real(call.array(1), one, call.optional(3), 0);
    return convolution(call.node(), call.signal(0), kernel, null);
  }

  /**
   * A transposed convolution as a convolution over maps with zeros between their cells (Dumoulin
   * and Visin 2016), its kernels turned around.
   */
  private OnnxSignal transposed(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxLayer input = assembly.maps(node, call.signal(0));
    OnnxArray kernel = call.array(1);
    int[] dims = kernel.dims();
    int groups = node.number("group", 1);
    if (dims.length != 4
        || groups < 1
        || dims[0] != input.shape().channels()
        || dims[0] % groups != 0) {
      throw node.unfit(null);
    }
    int units = Math.multiplyExact(dims[1], groups);
    int[] stride = node.numbers("strides", 1, 1, 1);
    int[] dilation = node.numbers("dilations", 1, 1, 1);
    int[] rows = pads(node, 0, input.shape().rows(), stride[0], dilation[0] * (dims[2] - 1));
    int[] columns = pads(node, 1, input.shape().columns(), stride[1], dilation[1] * (dims[3] - 1));
    OnnxLayer spread = input;
    if (stride[0] > 1 || stride[1] > 1) {
      spread =
          assembly.add(node, new SpreadOperator(stride[0], stride[1]), LayerWeights.NONE, input);
    }
    Window window =
        new Window(
            dims[2],
            dims[3],
            1,
            1,
            Math.max(0, rows[0]),
            Math.max(0, rows[1]),
            Math.max(0, columns[0]),
            Math.max(0, columns[1]),
            dilation[0],
            dilation[1]);
    LayerWeights weights =
        new LayerWeights(turned(kernel, groups), bias(node, call.optional(2), units));
    OnnxLayer layer =
        assembly.add(node, new ConvolutionOperator(units, window, groups), weights, spread);
    int[] cut = {-rows[0], -rows[1], -columns[0], -columns[1]};
    if (Arrays.stream(cut).anyMatch(count -> count > 0)) {
      int[] most = Arrays.stream(cut).map(count -> Math.max(0, count)).toArray();
      ShiftOperator cropping = ShiftOperator.cropping(most[0], most[1], most[2], most[3]);
      layer = assembly.add(node, cropping, LayerWeights.NONE, layer);
    }
    return OnnxSignal.of(layer);
  }

  /**
   * Rows or columns of padding around the spread maps; negative where the result is cut.
   *
   * @param reach distance of a kernel's first and last tap
   */
  private static int[] pads(OnnxNode node, int axis, int extent, int stride, int reach) {
    int more = node.numbers("output_padding", 0, 0, 0)[axis];
    int[] given = node.numbers("pads", 0, 0, 0, 0, 0);
    int[] pads = {given[axis], given[axis + 2]};
    int full = Math.addExact(Math.multiplyExact(stride, extent - 1), more + reach + 1);
    String automatic = node.word("auto_pad", "NOTSET");
    if (node.has("output_shape")) {
      long[] shape = node.numbers("output_shape");
      int wanted = shape == null ? 0 : Math.toIntExact(shape[shape.length - 2 + axis]);
      pads = OnnxWindows.halves(automatic, Math.max(0, full - wanted));
    } else if (automatic.startsWith("SAME")) {
      pads = OnnxWindows.halves(automatic, Math.max(0, full - extent * stride));
    }
    return new int[] {reach - pads[0], reach - pads[1] + more};
  }

  /** [in, out / groups, rows, columns] as [out, in / groups, rows, columns], taps turned around. */
  private static float[] turned(OnnxArray kernel, int groups) {
    int[] dims = kernel.dims();
    int taps = dims[2] * dims[3];
    int read = dims[0] / groups;
    float[] from = kernel.floats();
    float[] to = new float[from.length];
    for (int in = 0; in < dims[0]; in++) {
      for (int out = 0; out < dims[1]; out++) {
        int unit = in / read * dims[1] + out;
        for (int tap = 0; tap < taps; tap++) {
          to[(unit * read + in % read) * taps + taps - 1 - tap] =
              from[(in * dims[1] + out) * taps + tap];
        }
      }
    }
    return to;
  }

  /** A convolution with a kernel of one cell over maps, for a dense layer at every place. */
  OnnxLayer atEveryPlace(OnnxNode node, OnnxLayer maps, float[] kernel, float[] bias) {
    Shape shape = maps.shape();
    if (kernel.length != bias.length * shape.channels()) {
      throw node.unfit(null);
    }
    ConvolutionOperator operator = new ConvolutionOperator(bias.length, Window.of(1, 1));
    return assembly.add(node, operator, new LayerWeights(kernel, bias), maps);
  }
}

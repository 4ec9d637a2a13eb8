package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.DenseOperator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates Gemm and MatMul as dense layers. Where the graph flattens feature maps before, the
 * weights are put into our order of cells, so that no layer is needed for it.
 */
final class OnnxDense {
  private final OnnxAssembly assembly;
  private final OnnxConvolutions convolutions;

  OnnxDense(OnnxAssembly assembly, OnnxConvolutions convolutions) {
    this.assembly = assembly;
    this.convolutions = convolutions;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("Gemm", OnnxOperator.of(this::gemm));
    operators.put(
        "MatMul",
        OnnxOperator.of(call -> product(call.node(), call.signal(0), byUnit(call.array(1)), null)));
    operators.put("QLinearMatMul", OnnxOperator.of(this::quantised));
    operators.put("MatMulInteger", OnnxOperator.of(this::whole));
  }

  /** [in, out] as [out, in]; leading extents of 1 are left out. */
  private static OnnxArray byUnit(OnnxArray weights) {
    int[] dims = weights.dims();
    while (dims.length > 2 && dims[0] == 1) {
      dims = Arrays.copyOfRange(dims, 1, dims.length);
    }
    if (dims.length != 2) {
      throw new IllegalArgumentException("weights with " + dims.length + " axes");
    }
    return weights.reshaped(dims).transposed(new int[] {1, 0});
  }

  private OnnxSignal gemm(OnnxCall call) {
    OnnxNode node = call.node();
    if (node.number("transA", 0) != 0 || call.signal(0).dims().length != 2) {
      throw node.bad("transA");
    }
    OnnxArray weights = call.array(1);
    OnnxArray kernel = node.number("transB", 0) == 0 ? byUnit(weights) : weights;
    OnnxArray bias = call.optional(2);
    double alpha = node.real("alpha", 1);
    double beta = node.real("beta", 1);
    if (bias != null) {
      bias =
          scaled(
              bias.expanded(OnnxDims.together(bias.dims(), new int[] {1, kernel.dims()[0]})), beta);
    }
    return product(node, call.signal(0), scaled(kernel, alpha), bias);
  }

  private static OnnxArray scaled(OnnxArray array, double factor) {
    if (factor == 1) {
      return array;
    }
    float[] values = array.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) factor;
    }
    return OnnxArray.ofFloats(array.dims(), values);
  }

  /** a, a_scale, a_zero_point, b, b_scale, b_zero_point, y_scale, y_zero_point. */
  private OnnxSignal quantised(OnnxCall call) {
    OnnxArray real = OnnxQuantisation.real(call.array(3), call.array(4), call.optional(5), -1);
    return product(call.node(), call.signal(0), byUnit(real), null);
  }

  private OnnxSignal whole(OnnxCall call) {
    OnnxArray one = OnnxArray.ofFloats(new int[0], 1);
    OnnxArray kernel = OnnxQuantisation.real(call.array(1), one, call.optional(3), -1);
    return product(call.node(), call.signal(0), byUnit(kernel), null);
  }

  /**
   * The product with the last axis.
   *
   * @param kernel [out, in]
   */
  private OnnxSignal product(
      OnnxNode node, OnnxSignal signal, OnnxArray kernel, @Nullable OnnxArray given) {
    int[] dims = signal.dims();
    int units = kernel.dims()[0];
    int read = kernel.dims()[1];
    if (dims.length == 0 || kernel.rank() != 2 || dims[dims.length - 1] != read || units == 0) {
      throw node.unfit(null);
    }
    float[] bias = given == null ? new float[units] : given.floats();
    if (bias.length != units) {
      throw node.unfit(null);
    }
    int[] to = dims.clone();
    to[to.length - 1] = units;
    if (signal.view().size() > read) {
      return atEveryPlace(node, signal, kernel.floats(), bias, to);
    }
    OnnxLayer layer = signal.layer();
    float[] own = kernel.floats();
    if (coversAll(signal)) {
      own = inOrder(own, units, signal.view());
    } else {
      layer = assembly.units(node, signal);
    }
    OnnxLayer dense =
        assembly.add(node, new DenseOperator(units, false), new LayerWeights(own, bias), layer);
    OnnxView view = OnnxView.of(dense.shape()).reshaped(to);
    return view == null ? OnnxSignal.of(dense) : new OnnxSignal(dense, view);
  }

  /** True where the graph's cells are all the layer's cells, each once. */
  private static boolean coversAll(OnnxSignal signal) {
    Shape shape = signal.layer().shape();
    if (signal.view().size() != shape.size()) {
      return false;
    }
    BitSet cells = new BitSet();
    for (int place : signal.view().places()) {
      cells.set(place);
    }
    return cells.cardinality() == shape.size();
  }

  private static float[] inOrder(float[] kernel, int units, OnnxView view) {
    int[] places = view.places();
    float[] ordered = new float[kernel.length];
    for (int unit = 0; unit < units; unit++) {
      int row = unit * places.length;
      for (int i = 0; i < places.length; i++) {
        ordered[row + places[i]] = kernel[row + i];
      }
    }
    return ordered;
  }

  /** Several places, each with as many numbers as the dense layer reads. */
  private OnnxSignal atEveryPlace(
      OnnxNode node, OnnxSignal signal, float[] kernel, float[] bias, int[] to) {
    int[] roles = signal.view().roles(signal.layer().shape());
    int last = to.length - 1;
    if (roles != null && roles[last] == OnnxView.CHANNEL && signal.layer().shape().spatial()) {
      OnnxLayer layer = convolutions.atEveryPlace(node, signal.layer(), kernel, bias);
      return new OnnxSignal(layer, OnnxView.of(layer.shape(), roles));
    }
    int places = signal.view().size() / (kernel.length / bias.length);
    OnnxLayer flat = assembly.units(node, signal);
    OnnxView view = OnnxView.of(flat.shape()).reshaped(1, places, 1, kernel.length / bias.length);
    if (view == null) {
      throw node.unfit(null);
    }
    OnnxLayer maps = assembly.arranged(node, new OnnxSignal(flat, view), 3, 1, 2);
    OnnxLayer layer = convolutions.atEveryPlace(node, maps, kernel, bias);
    OnnxView back =
        OnnxView.of(layer.shape(), OnnxView.NONE, OnnxView.ROW, OnnxView.CHANNEL).reshaped(to);
    if (back == null) {
      throw node.unfit(null);
    }
    return new OnnxSignal(layer, back);
  }
}

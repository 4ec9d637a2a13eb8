package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.operator.ShiftOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Translates operators that only move cells. Most change how the graph sees a layer, and add none.
 */
final class OnnxShapes {
  private final OnnxAssembly assembly;
  private final Function<String, @Nullable TensorProto> stored;
  private boolean quantised;

  /**
   * Operators that move cells.
   *
   * @param stored finds a tensor of the file by its name
   */
  OnnxShapes(OnnxAssembly assembly, Function<String, @Nullable TensorProto> stored) {
    this.assembly = assembly;
    this.stored = stored;
  }

  /** True where the file has activations in 8 bits. */
  boolean quantised() {
    return quantised;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    for (String type : List.of("Identity", "Dropout", "Cast", "CastLike")) {
      operators.put(type, OnnxOperator.of(call -> call.signal(0)));
    }
    operators.put(
        "Shape", OnnxOperator.of(call -> OnnxExtents.shape(call.node(), call.signal(0).dims())));
    operators.put(
        "Size",
        OnnxOperator.of(
            call -> OnnxArray.ofLongs(new int[0], OnnxDims.size(call.signal(0).dims()))));
    reshaping(
        operators,
        "Reshape",
        call -> reshape(call.node(), call.signal(0).dims(), call.array(1).longs()));
    reshaping(
        operators, "Flatten", call -> OnnxExtents.flattened(call.node(), call.signal(0).dims()));
    reshaping(
        operators,
        "Squeeze",
        call -> OnnxExtents.squeezed(call.node(), call.signal(0).dims(), call.optional(1)));
    reshaping(
        operators,
        "Unsqueeze",
        call -> OnnxExtents.unsqueezed(call.node(), call.signal(0).dims(), call.optional(1)));
    operators.put("Transpose", OnnxOperator.of(this::transposed));
    operators.put("Slice", OnnxOperator.of(this::slice));
    operators.put("Gather", OnnxOperator.of(this::gather));
    operators.put("Split", this::split);
    operators.put("Expand", OnnxOperator.of(this::expand));
    operators.put("Pad", OnnxOperator.of(this::pad));
    operators.put("DepthToSpace", OnnxOperator.of(this::depthToSpace));
    operators.put("SpaceToDepth", OnnxOperator.of(this::spaceToDepth));
    operators.put("QuantizeLinear", OnnxOperator.of(this::quantise));
    operators.put("DequantizeLinear", OnnxOperator.of(call -> call.signal(0)));
    operators.put("DynamicQuantizeLinear", this::dynamic);
  }

  private void reshaping(
      Map<String, OnnxOperator> operators, String type, Function<OnnxCall, int[]> dims) {
    operators.put(
        type, OnnxOperator.of(call -> reshaped(call.node(), call.signal(0), dims.apply(call))));
  }

  /** A batch of one where the file was made for a larger one. */
  private static int[] reshape(OnnxNode node, int[] from, long[] wanted) {
    boolean zeroKeeps = node.number("allowzero", 0) == 0;
    try {
      return OnnxDims.reshaped(from, wanted, zeroKeeps);
    } catch (IllegalArgumentException e) {
      if (wanted.length == 0 || from.length == 0 || from[0] != 1 || wanted[0] <= 1) {
        throw e;
      }
      long[] single = wanted.clone();
      single[0] = 1;
      return OnnxDims.reshaped(from, single, zeroKeeps);
    }
  }

  private OnnxSignal reshaped(OnnxNode node, OnnxSignal signal, int... dims) {
    OnnxView view = signal.view().reshaped(dims);
    if (view != null) {
      return new OnnxSignal(signal.layer(), view);
    }
    OnnxLayer units = assembly.units(node, signal);
    view = OnnxView.of(units.shape()).reshaped(dims);
    if (view == null) {
      throw node.unfit(null);
    }
    return new OnnxSignal(units, view);
  }

  private OnnxSignal transposed(OnnxCall call) {
    OnnxSignal signal = call.signal(0);
    int[] order = OnnxExtents.order(call.node(), signal.view().rank());
    return new OnnxSignal(signal.layer(), signal.view().transposed(order));
  }

  private OnnxSignal slice(OnnxCall call) {
    OnnxSignal signal = call.signal(0);
    for (OnnxSlice slice : OnnxSlice.of(call.node(), signal.dims(), call.arrays())) {
      signal = sliced(call.node(), signal, slice);
    }
    return signal;
  }

  private OnnxSignal sliced(OnnxNode node, OnnxSignal signal, OnnxSlice slice) {
    int extent = signal.dims()[slice.axis()];
    if (slice.count() == extent && slice.step() == 1) {
      return signal;
    }
    if (slice.count() < 1) {
      throw node.unfit(null);
    }
    OnnxSignal from = signal;
    OnnxView view = slice(signal.view(), slice);
    if (view == null) {
      from = reshaped(node, OnnxSignal.of(assembly.units(node, signal)), signal.dims());
      view = slice(from.view(), slice);
    }
    if (view == null) {
      throw node.unfit(null);
    }
    return new OnnxSignal(from.layer(), view);
  }

  private static @Nullable OnnxView slice(OnnxView view, OnnxSlice slice) {
    return view.sliced(slice.axis(), slice.from(), slice.step(), slice.count());
  }

  /** One cell along an axis; the axis goes where the index is a plain number. */
  private OnnxSignal gather(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    OnnxArray indices = call.array(1);
    int[] dims = signal.dims();
    int axis = OnnxDims.axis(node.number("axis", 0), dims.length);
    if (indices.size() != 1 || indices.rank() > 1) {
      throw node.unknown();
    }
    int at = OnnxDims.axis(indices.whole(0), dims[axis]);
    OnnxSignal one = sliced(node, signal, new OnnxSlice(axis, at, 1, 1));
    if (indices.rank() == 1) {
      return one;
    }
    int[] left = new int[dims.length - 1];
    for (int i = 0; i < left.length; i++) {
      left[i] = dims[i < axis ? i : i + 1];
    }
    return reshaped(node, one, left);
  }

  private List<OnnxSignal> split(OnnxCall call) {
    OnnxSignal signal = call.signal(0);
    List<OnnxSignal> parts = new ArrayList<>();
    for (OnnxSlice part : OnnxSlice.parts(call.node(), signal.dims(), call.optional(1))) {
      parts.add(sliced(call.node(), signal, part));
    }
    return parts;
  }

  private OnnxSignal expand(OnnxCall call) {
    OnnxSignal signal = call.signal(0);
    int[] wanted = Arrays.stream(call.array(1).longs()).mapToInt(Math::toIntExact).toArray();
    int[] dims = OnnxDims.together(signal.dims(), wanted);
    return Arrays.equals(dims, signal.dims())
        ? signal
        : new OnnxSignal(signal.layer(), signal.view().expanded(dims));
  }

  /** Zeros around feature maps. */
  private OnnxSignal pad(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    OnnxArray given = call.optional(1);
    long[] pads = given != null ? given.longs() : node.numbers("pads");
    int rank = signal.view().rank();
    OnnxArray axes = call.optional(3);
    if (pads == null || (pads.length != 2 * rank && axes == null)) {
      throw node.bad("pads");
    }
    if (axes != null) {
      pads = spread(node, pads, axes, rank);
    }
    if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
      return signal;
    }
    if (!node.word("mode", "constant").equals("constant")) {
      throw node.bad("mode");
    }
    if (call.number(2, node.real("value", 0)) != 0) {
      throw node.bad("value");
    }
    int[] roles = signal.view().roles(signal.layer().shape());
    if (roles == null || !signal.layer().shape().spatial()) {
      return padded(
          node, OnnxSignal.of(assembly.maps(node, signal)), new int[] {-1, 0, 1, 2}, pads);
    }
    return padded(node, signal, roles, pads);
  }

  private static long[] spread(OnnxNode node, long[] pads, OnnxArray axes, int rank) {
    if (pads.length != 2 * axes.size()) {
      throw node.bad("pads");
    }
    long[] all = new long[2 * rank];
    for (int i = 0; i < axes.size(); i++) {
      int axis = OnnxDims.axis(axes.whole(i), rank);
      all[axis] = pads[i];
      all[axis + rank] = pads[i + axes.size()];
    }
    return all;
  }

  private OnnxSignal padded(OnnxNode node, OnnxSignal signal, int[] roles, long[] pads) {
    int[] around = new int[4];
    for (int i = 0; i < roles.length; i++) {
      long before = pads[i];
      long after = pads[i + roles.length];
      boolean open = roles[i] == OnnxView.ROW || roles[i] == OnnxView.COLUMN;
      if (((before != 0 || after != 0) && !open)
          || Math.abs(before) > 1 << 13
          || Math.abs(after) > 1 << 13) {
        throw node.bad("pads");
      }
      if (open) {
        int at = roles[i] == OnnxView.ROW ? 0 : 2;
        around[at] = (int) before;
        around[at + 1] = (int) after;
      }
    }
    ShiftOperator operator = ShiftOperator.padding(around[0], around[1], around[2], around[3]);
    OnnxLayer layer = assembly.add(node, operator, LayerWeights.NONE, signal.layer());
    return new OnnxSignal(layer, OnnxView.of(layer.shape(), roles));
  }

  private OnnxSignal depthToSpace(OnnxCall call) {
    OnnxNode node = call.node();
    int[] dims = call.signal(0).dims();
    int size = node.number("blocksize", 0);
    if (dims.length != 4 || size < 1 || dims[1] % (size * size) != 0) {
      throw node.unfit(null);
    }
    boolean depthFirst = node.word("mode", "DCR").equals("DCR");
    int channels = dims[1] / (size * size);
    int[] split =
        depthFirst
            ? new int[] {1, size, size, channels, dims[2], dims[3]}
            : new int[] {1, channels, size, size, dims[2], dims[3]};
    int[] order = depthFirst ? new int[] {0, 3, 4, 1, 5, 2} : new int[] {0, 1, 4, 2, 5, 3};
    OnnxSignal apart = reshaped(node, call.signal(0), split);
    OnnxSignal moved = new OnnxSignal(apart.layer(), apart.view().transposed(order));
    return reshaped(node, moved, 1, channels, dims[2] * size, dims[3] * size);
  }

  private OnnxSignal spaceToDepth(OnnxCall call) {
    OnnxNode node = call.node();
    int[] dims = call.signal(0).dims();
    int size = node.number("blocksize", 0);
    if (dims.length != 4 || size < 1 || dims[2] % size != 0 || dims[3] % size != 0) {
      throw node.unfit(null);
    }
    int rows = dims[2] / size;
    int columns = dims[3] / size;
    OnnxSignal apart = reshaped(node, call.signal(0), 1, dims[1], rows, size, columns, size);
    OnnxSignal moved = new OnnxSignal(apart.layer(), apart.view().transposed(0, 3, 5, 1, 2, 4));
    return reshaped(node, moved, 1, dims[1] * size * size, rows, columns);
  }

  private OnnxSignal quantise(OnnxCall call) {
    return rounded(call, call.signal(0), 2);
  }

  /**
   * Activations stay what they are before they are rounded to 8 bits. Where the smallest of these
   * numbers stands for zero, they cut off what is below: exporters leave a ReLU to it.
   *
   * @param zeroPoint which input says what stands for zero
   */
  OnnxSignal rounded(OnnxCall call, OnnxSignal signal, int zeroPoint) {
    quantised = true;
    TensorProto zero = stored.apply(call.node().input(zeroPoint));
    OnnxArray value = call.optional(zeroPoint);
    boolean signed = zero != null && zero.getDataType() == TensorProto.DataType.INT8.getNumber();
    double lowest = signed ? -128 : 0;
    if (value != null && value.size() > 0 && value.at(0) != lowest) {
      return signal;
    }
    return signal.in(assembly.function(call.node(), ActivationFunction.RELU, signal.layer()));
  }

  /** The rounded activations, their scale and their zero point: taken as 1 and 0, not rounded. */
  private List<OnnxValue> dynamic(OnnxCall call) {
    quantised = true;
    return List.of(
        call.signal(0), OnnxArray.ofFloats(new int[0], 1), OnnxArray.ofFloats(new int[0], 0));
  }
}

package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.network.ActivationFunction;
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
  private static final int MOST_RUNS = 64;

  private final OnnxAssembly assembly;
  private final OnnxMerges merges;
  private final Function<String, @Nullable TensorProto> stored;
  private boolean quantised;

  /**
   * Operators that move cells.
   *
   * @param stored finds a tensor of the file by its name
   */
  OnnxShapes(
      OnnxAssembly assembly, OnnxMerges merges, Function<String, @Nullable TensorProto> stored) {
    this.assembly = assembly;
    this.merges = merges;
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

  /** Cells along an axis; the axis goes where the index is a plain number. */
  private OnnxSignal gather(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    OnnxArray indices = call.array(1);
    int[] dims = signal.dims();
    int axis = OnnxDims.axis(node.number("axis", 0), dims.length);
    if (indices.rank() > 1 || indices.size() < 1) {
      throw node.unknown();
    }
    if (indices.rank() == 1) {
      return gathered(node, signal, axis, indices);
    }
    int at = OnnxDims.axis(indices.whole(0), dims[axis]);
    OnnxSignal one = sliced(node, signal, new OnnxSlice(axis, at, 1, 1));
    int[] left = new int[dims.length - 1];
    for (int i = 0; i < left.length; i++) {
      left[i] = dims[i < axis ? i : i + 1];
    }
    return reshaped(node, one, left);
  }

  /** Runs of indices at the same distance are slices; several runs are concatenated. */
  private OnnxSignal gathered(OnnxNode node, OnnxSignal signal, int axis, OnnxArray indices) {
    int extent = signal.dims()[axis];
    List<OnnxSignal> runs = new ArrayList<>();
    int from = 0;
    while (from < indices.size()) {
      int first = OnnxDims.axis(indices.whole(from), extent);
      int step = 1;
      int count = 1;
      for (int i = from + 1; i < indices.size(); i++) {
        int distance = OnnxDims.axis(indices.whole(i), extent) - first - (count - 1) * step;
        step = count == 1 ? distance : step;
        if (distance != step || step == 0) {
          break;
        }
        count++;
      }
      runs.add(sliced(node, signal, new OnnxSlice(axis, first, count == 1 ? 1 : step, count)));
      from += count;
      if (runs.size() > MOST_RUNS) {
        throw node.unknown();
      }
    }
    return runs.size() == 1 ? runs.get(0) : merges.concatenation(node, runs, axis);
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

package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes operators whose inputs are all known: the arithmetic of shapes that exporters write, and
 * weights that are stored transposed, scaled or in 8 bits.
 */
final class OnnxFolding {
  private static final int MOST_CELLS = 1 << 24;

  private final OnnxTensors tensors;
  private int made;

  OnnxFolding(OnnxTensors tensors) {
    this.tensors = tensors;
  }

  /**
   * Computes a node.
   *
   * @param inputs what it reads; null for inputs that are left out
   * @return one array for each output, or null where the operator is none of these
   * @throws IllegalArgumentException or another unchecked one if the inputs don't fit
   */
  @Nullable List<OnnxArray> fold(OnnxNode node, List<@Nullable OnnxArray> inputs) {
    if (!node.isStandard() && !node.proto().getDomain().equals("com.microsoft")) {
      return null;
    }
    if (node.type().equals("Split")) {
      return split(node, required(inputs, 0), inputs.size() > 1 ? inputs.get(1) : null);
    }
    OnnxArray result = inputs.isEmpty() ? source(node) : one(node, inputs);
    return result == null ? null : List.of(result);
  }

  private static OnnxArray required(List<@Nullable OnnxArray> inputs, int at) {
    OnnxArray input = at < inputs.size() ? inputs.get(at) : null;
    if (input == null) {
      throw new IllegalArgumentException("input " + at + " is missing");
    }
    return input;
  }

  private static @Nullable OnnxArray optional(List<@Nullable OnnxArray> inputs, int at) {
    return at < inputs.size() ? inputs.get(at) : null;
  }

  /** Refuses results that together take more room than any shape arithmetic needs. */
  private int[] bounded(int[] dims) {
    int size = OnnxDims.size(dims);
    made = Math.addExact(made, size);
    if (size > MOST_CELLS || made > 8 * MOST_CELLS) {
      throw new IllegalArgumentException("too many cells");
    }
    return dims;
  }

  private @Nullable OnnxArray source(OnnxNode node) {
    if (!node.type().equals("Constant")) {
      return null;
    }
    TensorProto tensor = node.tensor("value");
    if (tensor != null) {
      return tensors.read(tensor);
    }
    long[] whole = node.numbers("value_ints");
    if (whole != null) {
      return OnnxArray.of(whole);
    }
    if (node.has("value_int")) {
      return OnnxArray.ofLongs(new int[0], node.number("value_int", 0));
    }
    if (node.has("value_float")) {
      return OnnxArray.ofFloats(new int[0], (float) node.real("value_float", 0));
    }
    float[] reals = node.reals("value_floats");
    return reals.length > 0 ? OnnxArray.ofFloats(new int[] {reals.length}, reals) : null;
  }

  private @Nullable OnnxArray one(OnnxNode node, List<@Nullable OnnxArray> inputs) {
    OnnxArray first = required(inputs, 0);
    DoubleUnaryOperator function = OnnxFormulas.function(node.type());
    if (function != null) {
      return each(first, function);
    }
    DoubleBinaryOperator pair = OnnxFormulas.pair(node.type(), first.isWhole());
    if (pair != null) {
      OnnxArray result = first;
      for (int i = 1; i < inputs.size(); i++) {
        result = both(result, required(inputs, i), pair);
      }
      return result;
    }
    return switch (node.type()) {
      case "Identity", "Dropout" -> first;
      case "Cast" -> cast(node, first);
      case "CastLike" -> cast(first, required(inputs, 1).isWhole());
      case "Shape" -> OnnxExtents.shape(node, first.dims());
      case "Size" -> OnnxArray.ofLongs(new int[0], first.size());
      case "Gather" -> gather(node, first, required(inputs, 1));
      case "Unsqueeze" ->
          first.reshaped(OnnxExtents.unsqueezed(node, first.dims(), optional(inputs, 1)));
      case "Squeeze" ->
          first.reshaped(OnnxExtents.squeezed(node, first.dims(), optional(inputs, 1)));
      case "Concat" -> concat(node, inputs);
      case "Reshape" ->
          first.reshaped(
              OnnxDims.reshaped(
                  first.dims(), required(inputs, 1).longs(), node.number("allowzero", 0) == 0));
      case "Flatten" -> first.reshaped(OnnxExtents.flattened(node, first.dims()));
      case "Transpose" -> first.transposed(OnnxExtents.order(node, first.rank()));
      case "Slice" -> slice(node, inputs);
      case "ConstantOfShape" -> constant(node, first.longs());
      case "Range" -> range(first, required(inputs, 1), required(inputs, 2));
      case "Expand" ->
          first.expanded(
              bounded(OnnxDims.together(first.dims(), extents(required(inputs, 1).longs()))));
      case "Where" -> where(first, required(inputs, 1), required(inputs, 2));
      case "ReduceProd", "ReduceSum", "ReduceMax", "ReduceMin" -> reduced(node, inputs);
      case "DequantizeLinear" ->
          OnnxQuantisation.real(
              first, required(inputs, 1), optional(inputs, 2), node.number("axis", 1));
      default -> null;
    };
  }

  private OnnxArray each(OnnxArray array, DoubleUnaryOperator function) {
    bounded(array.dims());
    return made(array.dims(), array.isWhole(), i -> function.applyAsDouble(array.at(i)));
  }

  private OnnxArray both(OnnxArray a, OnnxArray b, DoubleBinaryOperator function) {
    int[] dims = bounded(OnnxDims.together(a.dims(), b.dims()));
    OnnxArray left = a.expanded(dims);
    OnnxArray right = b.expanded(dims);
    return made(
        dims, a.isWhole() && b.isWhole(), i -> function.applyAsDouble(left.at(i), right.at(i)));
  }

  private static OnnxArray made(int[] dims, boolean whole, IntToDoubleFunction value) {
    int size = OnnxDims.size(dims);
    if (whole) {
      long[] values = new long[size];
      Arrays.setAll(values, i -> (long) value.applyAsDouble(i));
      return OnnxArray.ofLongs(dims, values);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return OnnxArray.ofFloats(dims, values);
  }

  private OnnxArray where(OnnxArray condition, OnnxArray yes, OnnxArray no) {
    int[] dims =
        bounded(OnnxDims.together(condition.dims(), OnnxDims.together(yes.dims(), no.dims())));
    OnnxArray a = yes.expanded(dims);
    OnnxArray b = no.expanded(dims);
    OnnxArray which = condition.expanded(dims);
    return made(dims, a.isWhole() && b.isWhole(), i -> which.at(i) != 0 ? a.at(i) : b.at(i));
  }

  private static OnnxArray cast(OnnxNode node, OnnxArray array) {
    TensorProto.DataType to = TensorProto.DataType.forNumber(node.number("to", 0));
    if (to == null) {
      throw node.bad("to");
    }
    return switch (to) {
      case INT32, INT64, UINT32, UINT64, BOOL -> cast(array, true);
      default -> cast(array, false);
    };
  }

  private static OnnxArray cast(OnnxArray array, boolean whole) {
    return whole == array.isWhole()
        ? array
        : whole
            ? OnnxArray.ofLongs(array.dims(), array.longs())
            : OnnxArray.ofFloats(array.dims(), array.floats());
  }

  private OnnxArray gather(OnnxNode node, OnnxArray array, OnnxArray indices) {
    int axis = OnnxDims.axis(node.number("axis", 0), array.rank());
    int[] dims = array.dims();
    int outer = OnnxDims.size(Arrays.copyOf(dims, axis));
    int inner = OnnxDims.size(Arrays.copyOfRange(dims, axis + 1, dims.length));
    int[] newDims =
        IntStream.concat(
                IntStream.concat(Arrays.stream(dims, 0, axis), Arrays.stream(indices.dims())),
                Arrays.stream(dims, axis + 1, dims.length))
            .toArray();
    int[] places = new int[OnnxDims.size(bounded(newDims))];
    int to = 0;
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < indices.size(); k++) {
        int at = OnnxDims.axis(indices.whole(k), dims[axis]);
        for (int i = 0; i < inner; i++) {
          places[to++] = (o * dims[axis] + at) * inner + i;
        }
      }
    }
    return array.picked(newDims, places);
  }

  private OnnxArray concat(OnnxNode node, List<@Nullable OnnxArray> inputs) {
    int[] dims = required(inputs, 0).dims();
    int axis = OnnxDims.axis(node.number("axis", 0), dims.length);
    int outer = OnnxDims.size(Arrays.copyOf(dims, axis));
    boolean whole = true;
    dims[axis] = 0;
    for (int k = 0; k < inputs.size(); k++) {
      OnnxArray input = required(inputs, k);
      whole &= input.isWhole();
      int[] own = input.dims();
      dims[axis] = Math.addExact(dims[axis], own[axis]);
      own[axis] = dims[axis];
      if (!Arrays.equals(own, dims)) {
        throw node.unfit(null);
      }
    }
    double[] values = new double[OnnxDims.size(bounded(dims))];
    int to = 0;
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < inputs.size(); k++) {
        OnnxArray input = required(inputs, k);
        int part = input.size() / outer;
        for (int i = 0; i < part; i++) {
          values[to++] = input.at(o * part + i);
        }
      }
    }
    return made(dims, whole, i -> values[i]);
  }

  private OnnxArray slice(OnnxNode node, List<@Nullable OnnxArray> inputs) {
    OnnxArray array = required(inputs, 0);
    int[] dims = array.dims();
    int[] steps = OnnxDims.steps(dims);
    int first = 0;
    for (OnnxSlice slice : OnnxSlice.of(node, dims, inputs)) {
      first += slice.from() * steps[slice.axis()];
      steps[slice.axis()] *= slice.step();
      dims[slice.axis()] = slice.count();
    }
    return array.picked(dims, OnnxDims.places(dims, steps, first));
  }

  private @Nullable List<OnnxArray> split(OnnxNode node, OnnxArray array, @Nullable OnnxArray by) {
    List<OnnxArray> parts = new ArrayList<>();
    int[] steps = OnnxDims.steps(array.dims());
    for (OnnxSlice slice : OnnxSlice.parts(node, array.dims(), by)) {
      int[] dims = array.dims();
      dims[slice.axis()] = slice.count();
      int first = slice.from() * steps[slice.axis()];
      parts.add(array.picked(bounded(dims), OnnxDims.places(dims, steps, first)));
    }
    return parts;
  }

  private static int[] extents(long[] values) {
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }

  private OnnxArray constant(OnnxNode node, long[] shape) {
    int[] dims = bounded(extents(shape));
    TensorProto tensor = node.tensor("value");
    OnnxArray value = tensor == null ? OnnxArray.ofFloats(new int[] {1}, 0) : tensors.read(tensor);
    return made(dims, value.isWhole(), i -> value.at(0));
  }

  private OnnxArray range(OnnxArray start, OnnxArray limit, OnnxArray delta) {
    double count = Math.ceil((limit.at(0) - start.at(0)) / delta.at(0));
    if (!(count >= 0 && count <= MOST_CELLS)) {
      throw new IllegalArgumentException("a range of " + count);
    }
    int[] dims = bounded(new int[] {(int) count});
    return made(dims, start.isWhole(), i -> start.at(0) + i * delta.at(0));
  }

  private static OnnxArray reduced(OnnxNode node, List<@Nullable OnnxArray> inputs) {
    OnnxArray array = required(inputs, 0);
    long[] axes = OnnxExtents.axes(node, optional(inputs, 1));
    if (axes != null && axes.length != array.rank()) {
      throw node.bad("axes");
    }
    double result = array.at(0);
    for (int i = 1; i < array.size(); i++) {
      double value = array.at(i);
      result =
          switch (node.type()) {
            case "ReduceProd" -> result * value;
            case "ReduceSum" -> result + value;
            case "ReduceMax" -> Math.max(result, value);
            default -> Math.min(result, value);
          };
    }
    int[] dims = new int[node.number("keepdims", 1) == 0 ? 0 : array.rank()];
    Arrays.fill(dims, 1);
    double only = result;
    return made(dims, array.isWhole(), i -> only);
  }
}

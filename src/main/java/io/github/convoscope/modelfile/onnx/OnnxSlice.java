package io.github.convoscope.modelfile.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells along one axis that Slice or Split takes.
 *
 * @param axis counted from the front
 * @param from the first cell
 * @param step distance of the next one; negative goes backwards
 * @param count how many
 */
record OnnxSlice(int axis, int from, int step, int count) {
  /**
   * What Slice takes, one entry an axis.
   *
   * @param inputs the node's inputs, of which the first is not looked at
   */
  static List<OnnxSlice> of(OnnxNode node, int[] dims, List<@Nullable OnnxArray> inputs) {
    long[] starts = numbers(node, "starts", inputs, 1);
    long[] ends = numbers(node, "ends", inputs, 2);
    if (starts == null || ends == null || starts.length != ends.length) {
      throw node.bad("starts");
    }
    long[] axes = numbers(node, "axes", inputs, 3);
    long[] steps = numbers(node, "steps", inputs, 4);
    if (axes == null) {
      axes = LongStream.range(0, starts.length).toArray();
    }
    List<OnnxSlice> slices = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      int axis = OnnxDims.axis(axes[i], dims.length);
      slices.add(of(node, axis, dims[axis], starts[i], ends[i], steps == null ? 1 : steps[i]));
    }
    return slices;
  }

  private static OnnxSlice of(
      OnnxNode node, int axis, int extent, long start, long end, long step) {
    if (step == 0 || step != (int) step || step == Integer.MIN_VALUE) {
      throw node.bad("steps");
    }
    long least = step > 0 ? 0 : -1;
    long most = step > 0 ? extent : extent - 1;
    long from = start < 0 ? start + extent : start;
    from = Math.max(0, Math.min(most, from));
    long to = end < 0 ? Math.max(end + extent, least) : Math.min(end, extent);
    long count = step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step;
    return new OnnxSlice(axis, (int) from, (int) step, (int) Math.max(0, count));
  }

  private static long @Nullable [] numbers(
      OnnxNode node, String name, List<@Nullable OnnxArray> inputs, int at) {
    OnnxArray given = at < inputs.size() ? inputs.get(at) : null;
    return given != null ? given.longs() : node.numbers(name);
  }

  /** The parts that Split makes. */
  static List<OnnxSlice> parts(OnnxNode node, int[] dims, @Nullable OnnxArray given) {
    int axis = OnnxDims.axis(node.number("axis", 0), dims.length);
    int count = node.outputs().size();
    long[] sizes = given != null ? given.longs() : node.numbers("split");
    if (sizes == null) {
      long each = (dims[axis] + count - 1L) / count;
      sizes = new long[count];
      Arrays.fill(sizes, each);
      sizes[count - 1] = dims[axis] - each * (count - 1);
    }
    List<OnnxSlice> parts = new ArrayList<>();
    int from = 0;
    for (long size : sizes) {
      if (size < 0 || size > dims[axis] - from) {
        throw node.bad("split");
      }
      parts.add(new OnnxSlice(axis, from, 1, (int) size));
      from += (int) size;
    }
    if (parts.size() != count || from != dims[axis]) {
      throw node.bad("split");
    }
    return parts;
  }
}

package io.github.convoscope.modelfile.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the dimensions that operators give to their result. */
final class OnnxExtents {
  private OnnxExtents() {}

  /** What Shape answers. */
  static OnnxArray shape(OnnxNode node, int[] dims) {
    int from = bound(node.number("start", 0), dims.length);
    int to = bound(node.number("end", dims.length), dims.length);
    return OnnxArray.of(
        IntStream.range(from, Math.max(from, to)).mapToLong(i -> dims[i]).toArray());
  }

  private static int bound(int at, int length) {
    return Math.max(0, Math.min(length, at < 0 ? at + length : at));
  }

  /** Axes as an attribute (opset 12 and before) or an input; null where there are none. */
  static long @Nullable [] axes(OnnxNode node, @Nullable OnnxArray given) {
    return given != null && given.size() > 0 ? given.longs() : node.numbers("axes");
  }

  /** The dimensions after Unsqueeze. */
  static int[] unsqueezed(OnnxNode node, int[] dims, @Nullable OnnxArray given) {
    long[] axes = axes(node, given);
    if (axes == null || axes.length > 8) {
      throw node.bad("axes");
    }
    int rank = dims.length + axes.length;
    boolean[] added = new boolean[rank];
    for (long axis : axes) {
      added[OnnxDims.axis(axis, rank)] = true;
    }
    int[] result = new int[rank];
    int from = 0;
    for (int i = 0; i < rank; i++) {
      result[i] = added[i] ? 1 : dims[from++];
    }
    return result;
  }

  /** The dimensions after Squeeze. */
  static int[] squeezed(OnnxNode node, int[] dims, @Nullable OnnxArray given) {
    long[] axes = axes(node, given);
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      int at = i;
      boolean named =
          axes == null
              || Arrays.stream(axes).anyMatch(axis -> OnnxDims.axis(axis, dims.length) == at);
      if (named && dims[i] == 1) {
        dropped.add(i);
      } else if (named && axes != null) {
        throw node.bad("axes");
      }
    }
    return IntStream.range(0, dims.length)
        .filter(i -> !dropped.contains(i))
        .map(i -> dims[i])
        .toArray();
  }

  /** The dimensions after Flatten. */
  static int[] flattened(OnnxNode node, int[] dims) {
    int axis = node.number("axis", 1);
    int from = axis < 0 ? axis + dims.length : axis;
    if (from < 0 || from > dims.length) {
      throw node.bad("axis");
    }
    return new int[] {
      OnnxDims.size(Arrays.copyOf(dims, from)),
      OnnxDims.size(Arrays.copyOfRange(dims, from, dims.length))
    };
  }

  /** The order of axes that Transpose asks for; turned around where it says none. */
  static int[] order(OnnxNode node, int rank) {
    long[] order = node.numbers("perm");
    int[] result = new int[rank];
    Arrays.setAll(result, i -> rank - 1 - i);
    if (order == null) {
      return result;
    }
    if (order.length != rank || Arrays.stream(order).distinct().count() != rank) {
      throw node.bad("perm");
    }
    Arrays.setAll(result, i -> OnnxDims.axis(order[i], rank));
    return result;
  }
}

package io.github.convoscope.modelfile.onnx;

import java.util.Arrays;

/** Arithmetic of dimensions. Arrays are C-ordered. */
final class OnnxDims {
  private OnnxDims() {}

  /**
   * Number of cells.
   *
   * @throws ArithmeticException if there are too many for an {@code int}
   */
  static int size(int[] dims) {
    int size = 1;
    for (int extent : dims) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /** How far apart neighbours along each axis are. */
  static int[] steps(int[] dims) {
    int[] steps = new int[dims.length];
    int step = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      steps[i] = step;
      step = Math.multiplyExact(step, dims[i]);
    }
    return steps;
  }

  /** The steps of an array that is repeated along axes of extent 1 or missing ones. */
  static int[] repeatedSteps(int[] dims, int[] to) {
    int[] own = steps(dims);
    int[] steps = new int[to.length];
    int missing = to.length - dims.length;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1 && (missing < 0 || dims[i] != to[i + missing])) {
        throw new IllegalArgumentException(
            Arrays.toString(dims) + " can't be repeated to " + Arrays.toString(to));
      }
      steps[i + missing] = dims[i] == 1 ? 0 : own[i];
    }
    return steps;
  }

  /** The dimensions of two arrays together, each repeated where it has an extent of 1. */
  static int[] together(int[] a, int[] b) {
    int[] dims = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= dims.length; i++) {
      int left = i <= a.length ? a[a.length - i] : 1;
      int right = i <= b.length ? b[b.length - i] : 1;
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException(
            Arrays.toString(a) + " does not fit " + Arrays.toString(b));
      }
      dims[dims.length - i] = left == 1 ? right : left;
    }
    return dims;
  }

  /** The place of every cell, in order, in an array with these steps. */
  static int[] places(int[] dims, int[] steps, int first) {
    int[] places = new int[size(dims)];
    int[] at = new int[dims.length];
    int place = first;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        at[axis]++;
        place += steps[axis];
        if (at[axis] < dims[axis]) {
          break;
        }
        place -= steps[axis] * dims[axis];
        at[axis] = 0;
      }
    }
    return places;
  }

  /** An axis counted from the front, where the file may count from the back. */
  static int axis(long axis, int rank) {
    long counted = axis < 0 ? axis + rank : axis;
    if (counted < 0 || counted >= rank) {
      throw new IllegalArgumentException("no axis " + axis + " of " + rank);
    }
    return (int) counted;
  }

  /**
   * The dimensions that Reshape asks for: 0 keeps an extent, -1 is what is left.
   *
   * @param zeroKeeps false where 0 means no cells
   */
  static int[] reshaped(int[] from, long[] wanted, boolean zeroKeeps) {
    int[] dims = new int[wanted.length];
    int open = -1;
    int known = 1;
    for (int i = 0; i < dims.length; i++) {
      if (wanted[i] == -1 && open < 0) {
        open = i;
        continue;
      }
      boolean kept = wanted[i] == 0 && zeroKeeps && i < from.length;
      dims[i] = kept ? from[i] : Math.toIntExact(wanted[i]);
      if (dims[i] < 1) {
        throw new IllegalArgumentException("extent " + wanted[i]);
      }
      known = Math.multiplyExact(known, dims[i]);
    }
    int size = size(from);
    if (open >= 0) {
      dims[open] = size / known;
    }
    if (size(dims) != size || size == 0) {
      throw new IllegalArgumentException(
          Arrays.toString(from) + " does not become " + Arrays.toString(wanted));
    }
    return dims;
  }
}

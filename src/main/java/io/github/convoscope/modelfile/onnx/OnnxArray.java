package io.github.convoscope.modelfile.onnx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are known before the network computes: weights, shapes, indices. Numbers that
 * exporters compute shapes with are kept as {@code long}s, all else as {@code float}s. The numbers
 * are never changed once they are made.
 *
 * <pre>{@code
 * OnnxArray shape = OnnxArray.of(1, 64, -1);
 * long last = shape.whole(2); // -1
 * }</pre>
 */
final class OnnxArray implements OnnxValue {
  private final int[] dims;
  private final float @Nullable [] floats;
  private final long @Nullable [] longs;

  private OnnxArray(int[] dims, float @Nullable [] floats, long @Nullable [] longs) {
    this.dims = dims.clone();
    this.floats = floats;
    this.longs = longs;
  }

  static OnnxArray ofFloats(int[] dims, float... values) {
    return new OnnxArray(dims, values, null);
  }

  static OnnxArray ofLongs(int[] dims, long... values) {
    return new OnnxArray(dims, null, values);
  }

  /** Whole numbers along one axis. */
  static OnnxArray of(long... values) {
    return ofLongs(new int[] {values.length}, values);
  }

  @Override
  public int[] dims() {
    return dims.clone();
  }

  /** Number of axes. */
  int rank() {
    return dims.length;
  }

  /** Number of numbers. */
  int size() {
    return floats != null ? floats.length : longs == null ? 0 : longs.length;
  }

  /** True where the numbers are whole. */
  boolean isWhole() {
    return longs != null;
  }

  /** One number. */
  double at(int index) {
    return floats != null ? floats[index] : longs == null ? 0 : longs[index];
  }

  /** One number, rounded towards zero where it isn't whole. */
  long whole(int index) {
    return longs != null ? longs[index] : (long) at(index);
  }

  /** All numbers; they are not to be changed. */
  float[] floats() {
    if (floats != null) {
      return floats;
    }
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole(i);
    }
    return values;
  }

  /** All numbers as whole numbers. */
  long[] longs() {
    if (longs != null) {
      return longs.clone();
    }
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole(i);
    }
    return values;
  }

  /** The same numbers under other dimensions of the same size. */
  OnnxArray reshaped(int... other) {
    return new OnnxArray(other, floats, longs);
  }

  /** Numbers picked from this array. */
  OnnxArray picked(int[] newDims, int[] places) {
    if (longs != null) {
      long[] source = longs;
      return ofLongs(newDims, Arrays.stream(places).mapToLong(at -> source[at]).toArray());
    }
    float[] source = floats();
    float[] values = new float[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = source[places[i]];
    }
    return ofFloats(newDims, values);
  }

  /** The same numbers with the axes in another order. */
  OnnxArray transposed(int[] order) {
    int[] steps = OnnxDims.steps(dims);
    int[] newDims = new int[order.length];
    int[] newSteps = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      newDims[i] = dims[order[i]];
      newSteps[i] = steps[order[i]];
    }
    return picked(newDims, OnnxDims.places(newDims, newSteps, 0));
  }

  /** The numbers repeated along axes of extent 1. */
  OnnxArray expanded(int[] to) {
    if (Arrays.equals(to, dims)) {
      return this;
    }
    return picked(to, OnnxDims.places(to, OnnxDims.repeatedSteps(dims, to), 0));
  }
}

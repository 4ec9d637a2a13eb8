package io.github.convoscope.modelfile.onnx;

import org.jspecify.annotations.Nullable;

/** Turns numbers stored in 8 bits, with a scale and a zero point, back into real ones. */
final class OnnxQuantisation {
  private OnnxQuantisation() {}

  /**
   * (number − zero point) × scale.
   *
   * @param scale one number, or one for each cell along an axis
   * @param zero as many, or null for 0
   * @throws IllegalArgumentException if their number is another one
   */
  static OnnxArray real(OnnxArray array, OnnxArray scale, @Nullable OnnxArray zero, int along) {
    int[] dims = array.dims();
    int axis = scale.size() == 1 ? 0 : OnnxDims.axis(along, dims.length);
    int extent = scale.size() == 1 ? 1 : dims[axis];
    if (scale.size() != extent || (zero != null && zero.size() != extent && zero.size() != 1)) {
      throw new IllegalArgumentException("scales do not fit");
    }
    int inner = 1;
    for (int i = axis + 1; i < dims.length; i++) {
      inner *= dims[i];
    }
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      int at = extent == 1 ? 0 : i / inner % extent;
      double nought = zero == null ? 0 : zero.at(zero.size() == 1 ? 0 : at);
      values[i] = (float) ((array.at(i) - nought) * scale.at(at));
    }
    return OnnxArray.ofFloats(dims, values);
  }
}

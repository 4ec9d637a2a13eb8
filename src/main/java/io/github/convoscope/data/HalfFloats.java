package io.github.convoscope.data;

import java.nio.ByteBuffer;

/**
 * Stores numbers in 16 bits (IEEE 754 binary16): 11 significant bits, so values are right to 1 in
 * 2,048.
 */
public final class HalfFloats {
  private static final int BITS = 16;

  /** Exponents of binary32 and binary16 differ by this much. */
  private static final int BIAS = 127 - 15;

  private static final int FRACTION = 13;
  private static final int LARGEST = 0x7bff;

  private HalfFloats() {}

  /** The numbers in 16 bits each, big-endian; what is too large becomes the largest number. */
  public static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
    for (float value : values) {
      bytes.putShort(half(value));
    }
    return bytes.array();
  }

  /** The numbers of {@link #bytes}. */
  public static float[] values(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    float[] values = new float[bytes.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(buffer.getShort());
    }
    return values;
  }

  /** The nearest number of 16 bits; of two equally near ones the even one. */
  static short half(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> BITS & 0x8000;
    int rest = bits & 0x7fffffff;
    int exponent = (rest >>> 23) - BIAS;
    int fraction = rest & 0x7fffff;
    int half;
    if (exponent >= 31) {
      half = LARGEST;
    } else if (exponent > 0) {
      half = rounded((exponent << 23) | fraction, FRACTION);
    } else if (exponent < -10) {
      half = 0;
    } else {
      // Smaller numbers than 2^-14 have no leading one of their own.
      half = rounded(fraction | 0x800000, FRACTION + 1 - exponent);
    }
    return (short) (sign | Math.min(half, LARGEST));
  }

  private static int rounded(int value, int bits) {
    int half = 1 << (bits - 1);
    int odd = value >>> bits & 1;
    return (value + half - 1 + odd) >>> bits;
  }

  /** The number of 16 bits. */
  static float value(short half) {
    int exponent = half >>> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat((exponent + BIAS) << 23 | fraction << FRACTION);
    return half < 0 ? -size : size;
  }
}

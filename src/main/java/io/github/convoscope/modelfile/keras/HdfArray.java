package io.github.convoscope.modelfile.keras;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An array of floating-point numbers in an HDF5 file, C-ordered. Its shape is known at once and
 * compared with what is stored; its numbers are decoded one by one, straight from the file where it
 * is not compressed.
 */
final class HdfArray {
  private static final long LARGEST = 1L << 32;
  private static final int MOST_TIMES_STORED = 1000;
  private static final int MOST_DIMENSIONS = 8;

  /** Bits of the exponent of IEEE's numbers with 2, 4, and 8 bytes. */
  private static final int[] EXPONENT_BITS = {0, 0, 5, 0, 8, 0, 0, 0, 11};

  private final HdfStorage storage;
  private final String path;
  private final ObjectHeader header;
  private final long[] dimensions;
  private final DataType type;
  private @Nullable ByteBuffer data;

  HdfArray(HdfStorage storage, String path, ObjectHeader header) {
    this.storage = storage;
    this.path = path;
    this.header = header;
    dimensions =
        header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
    type = header.getMessageOfType(DataTypeMessage.class).getDataType();
  }

  /** Its extents. */
  int[] shape() {
    checkSize();
    int[] shape = new int[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) dimensions[i];
    }
    return shape;
  }

  /** Number of numbers. */
  int size() {
    return (int) (checkSize() / type.getSize());
  }

  /** Where it lies in the file, for messages. */
  String path() {
    return path;
  }

  private long checkSize() {
    double bytes = type.getSize();
    for (long extent : dimensions) {
      bytes *= extent;
    }
    if (bytes < 1 || dimensions.length > MOST_DIMENSIONS || bytes > LARGEST) {
      throw KerasProblem.of("array-size", storage.file(), KerasProblem.readable(path));
    }
    return (long) bytes;
  }

  /**
   * Makes the numbers ready to be read.
   *
   * @throws io.github.convoscope.message.Problem if they are not all there, or not floating-point
   */
  void load() {
    if (data != null) {
      return;
    }
    boolean known =
        type instanceof FloatingPoint number
            && type.getSize() < EXPONENT_BITS.length
            && number.getExponentSize() == EXPONENT_BITS[type.getSize()];
    if (!known) {
      throw KerasProblem.of("array-type", storage.file(), KerasProblem.readable(path));
    }
    long bytes = checkSize();
    data = stored(bytes).order(((FloatingPoint) type).getByteOrder());
    storage.spendWeights(bytes / type.getSize());
  }

  private ByteBuffer stored(long bytes) {
    DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
    if (layout instanceof CompactDataLayoutMessage compact) {
      ByteBuffer stored = compact.getDataBuffer();
      require(bytes == stored.limit());
      return stored;
    }
    if (layout instanceof ContiguousDataLayoutMessage contiguous) {
      long address = contiguous.getAddress();
      require(bytes == contiguous.getSize() && address > 0 && address <= storage.size() - bytes);
      return storage.slice(address, bytes);
    }
    HdfChunks chunks = HdfChunks.of(storage, path, header, dimensions, type.getSize());
    require(bytes <= MOST_TIMES_STORED * chunks.storedBytes());
    require(bytes < Integer.MAX_VALUE - Long.BYTES);
    return chunks.unpack((int) bytes);
  }

  private void require(boolean holds) {
    if (!holds) {
      throw KerasProblem.of("array-size", storage.file(), KerasProblem.readable(path));
    }
  }

  /** A number by its place in the array's own order; only after {@link #load}. */
  float at(int index) {
    ByteBuffer from = data;
    if (from == null) {
      throw new IllegalStateException(path + " is not loaded");
    }
    return switch (type.getSize()) {
      case Float.BYTES -> from.getFloat(index * Float.BYTES);
      case Double.BYTES -> (float) from.getDouble(index * Double.BYTES);
      default -> half(from.getShort(index * Short.BYTES));
    };
  }

  /** IEEE's number of 16 bits. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
    return bits < 0 ? -size : size;
  }
}

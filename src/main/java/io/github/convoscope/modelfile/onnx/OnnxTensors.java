package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of tensors. How many a tensor claims is compared with what is stored before
 * room is made for them. Numbers in a second file are read only where it lies in the file's own
 * folder, or below it.
 */
final class OnnxTensors {
  private static final int MOST_AXES = 8;
  private static final int MOST_WHOLE = 1 << 22;
  private static final long MOST_NUMBERS = 1L << 30;
  private static final int LARGEST_SIDE_FILE = Integer.MAX_VALUE - 64;

  private final String file;
  private final @Nullable Path folder;
  private long numbers;

  /**
   * A reader.
   *
   * @param path of the model, or null where numbers in other files are refused
   */
  OnnxTensors(String file, @Nullable Path path) {
    this.file = file;
    folder = path == null ? null : path.toAbsolutePath().getParent();
  }

  /**
   * Reads a tensor.
   *
   * @throws Problem if it claims another size than is stored, or its kind of number is not read
   */
  OnnxArray read(TensorProto tensor) {
    String name = OnnxProblem.readable(tensor.getName());
    int[] dims = dims(tensor, name);
    long size = 1;
    for (int extent : dims) {
      size *= extent;
      if (size > MOST_NUMBERS) {
        throw OnnxProblem.of("tensor-size", file, name);
      }
    }
    numbers += size;
    if (numbers > MOST_NUMBERS) {
      throw OnnxProblem.of("too-large", file);
    }
    if (tensor.hasSegment()) {
      throw OnnxProblem.of("tensor-type", file, name);
    }
    boolean outside = tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    int width = width(tensor, name);
    if (!outside && tensor.getRawData().isEmpty()) {
      return listed(tensor, name, dims, (int) size);
    }
    ByteBuffer bytes = outside ? outside(tensor, name, size * width) : raw(tensor.getRawData());
    if (bytes.remaining() != size * width) {
      throw OnnxProblem.of("tensor-size", file, name);
    }
    return packed(tensor, name, dims, (int) size, bytes);
  }

  private int[] dims(TensorProto tensor, String name) {
    if (tensor.getDimsCount() > MOST_AXES) {
      throw OnnxProblem.of("tensor-size", file, name);
    }
    int[] dims = new int[tensor.getDimsCount()];
    for (int i = 0; i < dims.length; i++) {
      long extent = tensor.getDims(i);
      if (extent < 0 || extent > MOST_NUMBERS) {
        throw OnnxProblem.of("tensor-size", file, name);
      }
      dims[i] = (int) extent;
    }
    return dims;
  }

  private int width(TensorProto tensor, String name) {
    return switch (type(tensor)) {
      case INT8, UINT8, BOOL -> 1;
      case FLOAT16, BFLOAT16, INT16, UINT16 -> 2;
      case FLOAT, INT32, UINT32 -> 4;
      case DOUBLE, INT64, UINT64 -> 8;
      default -> throw OnnxProblem.of("tensor-type", file, name);
    };
  }

  private static TensorProto.DataType type(TensorProto tensor) {
    TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
    return type == null ? TensorProto.DataType.UNDEFINED : type;
  }

  private static ByteBuffer raw(ByteString bytes) {
    // Such a buffer may begin in the middle of the file.
    return bytes.asReadOnlyByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private boolean isWhole(TensorProto tensor, String name, int size) {
    return switch (type(tensor)) {
      case INT32, UINT32, INT64, UINT64 -> {
        if (size > MOST_WHOLE) {
          throw OnnxProblem.of("tensor-type", file, name);
        }
        yield true;
      }
      case BOOL -> size <= MOST_WHOLE;
      default -> false;
    };
  }

  private OnnxArray packed(
      TensorProto tensor, String name, int[] dims, int size, ByteBuffer bytes) {
    TensorProto.DataType type = type(tensor);
    if (isWhole(tensor, name, size)) {
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        values[i] =
            switch (type) {
              case BOOL -> bytes.get(i);
              case INT32 -> bytes.getInt(4 * i);
              case UINT32 -> bytes.getInt(4 * i) & 0xffffffffL;
              default -> bytes.getLong(8 * i);
            };
      }
      return OnnxArray.ofLongs(dims, values);
    }
    float[] values = new float[size];
    if (type == TensorProto.DataType.FLOAT) {
      bytes.asFloatBuffer().get(values);
      return OnnxArray.ofFloats(dims, values);
    }
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (type) {
            case DOUBLE -> (float) bytes.getDouble(8 * i);
            case INT8, BOOL -> bytes.get(i);
            case UINT8 -> bytes.get(i) & 0xff;
            case INT16 -> bytes.getShort(2 * i);
            case UINT16 -> bytes.getShort(2 * i) & 0xffff;
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
            default -> half(bytes.getShort(2 * i));
          };
    }
    return OnnxArray.ofFloats(dims, values);
  }

  /** Numbers that are stored one by one, in a list that depends on their kind. */
  private OnnxArray listed(TensorProto tensor, String name, int[] dims, int size) {
    TensorProto.DataType type = type(tensor);
    int stored =
        switch (type) {
          case FLOAT -> tensor.getFloatDataCount();
          case DOUBLE -> tensor.getDoubleDataCount();
          case INT64 -> tensor.getInt64DataCount();
          case UINT32, UINT64 -> tensor.getUint64DataCount();
          default -> tensor.getInt32DataCount();
        };
    if (stored != size) {
      throw OnnxProblem.of("tensor-size", file, name);
    }
    if (isWhole(tensor, name, size)) {
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        values[i] =
            switch (type) {
              case INT64 -> tensor.getInt64Data(i);
              case UINT32, UINT64 -> tensor.getUint64Data(i);
              default -> tensor.getInt32Data(i);
            };
      }
      return OnnxArray.ofLongs(dims, values);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> tensor.getFloatData(i);
            case DOUBLE -> (float) tensor.getDoubleData(i);
            case FLOAT16 -> half((short) tensor.getInt32Data(i));
            case BFLOAT16 -> Float.intBitsToFloat(tensor.getInt32Data(i) << 16);
            default -> tensor.getInt32Data(i);
          };
    }
    return OnnxArray.ofFloats(dims, values);
  }

  /** A number of 16 bits as IEEE 754 has them. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  private ByteBuffer outside(TensorProto tensor, String name, long length) {
    String location = "";
    long offset = 0;
    long stored = length;
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      switch (entry.getKey()) {
        case "location" -> location = entry.getValue();
        case "offset" -> offset = number(entry.getValue(), name);
        case "length" -> stored = number(entry.getValue(), name);
        default -> {}
      }
    }
    String shown = OnnxProblem.readable(location);
    try (FileChannel channel = FileChannel.open(inFolder(location, name))) {
      if (stored != length || length > LARGEST_SIDE_FILE || offset > channel.size() - length) {
        throw OnnxProblem.of("tensor-size", file, name);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw OnnxProblem.of("tensor-size", file, name);
        }
      }
      return bytes.flip();
    } catch (IOException e) {
      throw OnnxProblem.of(e, "side-file", file, shown);
    }
  }

  private long number(String text, String name) {
    if (!text.matches("[0-9]{1,18}")) {
      throw OnnxProblem.of("tensor-size", file, name);
    }
    return Long.parseLong(text);
  }

  /** The second file, where it really lies in the model's folder; links are followed first. */
  private Path inFolder(String location, String name) throws IOException {
    String shown = OnnxProblem.readable(location);
    if (folder == null || location.isEmpty()) {
      throw OnnxProblem.of("side-file-outside", file, name, shown);
    }
    try {
      Path path = folder.resolve(location);
      if (!path.normalize().startsWith(folder)) {
        throw OnnxProblem.of("side-file-outside", file, name, shown);
      }
      if (!Files.isRegularFile(path)) {
        throw OnnxProblem.of("side-file", file, shown);
      }
      Path real = path.toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        throw OnnxProblem.of("side-file-outside", file, name, shown);
      }
      return real;
    } catch (InvalidPathException e) {
      throw OnnxProblem.of(e, "side-file-outside", file, name, shown);
    }
  }
}

package io.github.convoscope.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The top-level fields of a file in Protocol Buffers' format, by their numbers and wire types.
 * Formats built on it have no signature: they differ in the fields that they have.
 *
 * @param fields the first fields; empty where the bytes are no such file
 */
public record ProtobufFields(List<Field> fields) {
  private static final int MOST_FIELDS = 64;
  private static final int NUMBER = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;
  private static final int LONGEST = 10;

  /**
   * One field.
   *
   * @param number as the format's description numbers it
   * @param type 0 a number, 1 eight bytes, 2 bytes with a length, 5 four bytes
   * @param begin the first byte of its contents, where it has a length; else 0
   */
  public record Field(long number, int type, int begin) {
    boolean is(int wanted, int wantedType) {
      return number == wanted && type == wantedType;
    }
  }

  /** Reads the first fields of a file; each one is skipped, not read. */
  public static ProtobufFields of(Path path) {
    List<Field> fields = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      long at = 0;
      ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST + 1);
      while (at < size && fields.size() < MOST_FIELDS) {
        bytes.clear();
        channel.read(bytes, at);
        bytes.flip();
        long tag = varint(bytes);
        int type = (int) (tag & 7);
        long length =
            switch (type) {
              case NUMBER -> varint(bytes) * 0;
              case EIGHT_BYTES -> 8;
              case FOUR_BYTES -> 4;
              case BYTES -> varint(bytes);
              default -> -1;
            };
        at += bytes.position() + length;
        if (length < 0 || at > size || at < 0 || tag >>> 3 == 0) {
          return new ProtobufFields(List.of());
        }
        int begin = type == BYTES && length > 0 && bytes.hasRemaining() ? bytes.get() & 0xff : 0;
        fields.add(new Field(tag >>> 3, type, begin));
      }
    } catch (IOException e) {
      return new ProtobufFields(List.of());
    }
    return new ProtobufFields(List.copyOf(fields));
  }

  private static long varint(ByteBuffer bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST && bytes.hasRemaining(); i++) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("no number");
  }

  private boolean begins(int number, int type) {
    return !fields.isEmpty() && fields.get(0).is(number, type);
  }

  private boolean has(int number, int type) {
    return fields.stream().anyMatch(field -> field.is(number, type));
  }

  private boolean allUpTo(int number) {
    return fields.stream().allMatch(field -> field.number() <= number);
  }

  /** A version, a graph, and the operator sets that it uses. */
  public boolean isOnnx() {
    return has(1, NUMBER) && has(7, BYTES) && allUpTo(25);
  }

  /** A version, a description, and a model of one of many kinds, numbered from 200 on. */
  boolean isCoreMl() {
    return begins(1, NUMBER) && fields.stream().anyMatch(field -> field.number() >= 200);
  }

  /** A name and layers, which are field 100, or 2 in old files. */
  boolean isCaffe() {
    return begins(1, BYTES) && has(100, BYTES);
  }

  /** A version and graphs with their signatures. */
  boolean isSavedModel() {
    return begins(1, NUMBER) && has(2, BYTES) && allUpTo(2);
  }

  /** Nodes, each of which begins with its name. */
  boolean isTensorFlowGraph() {
    return begins(1, BYTES) && fields.get(0).begin() == 0x0a && allUpTo(5);
  }
}

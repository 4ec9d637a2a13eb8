package io.github.convoscope.modelfile.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes HDF5 as the oldest versions of its library did, and as Keras's files still have it: groups
 * with symbol tables, headers of version 1. Unlike a library it also writes what makes no sense.
 */
final class HdfBytes {
  private static final int SUPERBLOCK = 96;
  private ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  HdfBytes() {
    out.position(SUPERBLOCK);
  }

  /** The whole file. */
  byte[] file(long root) {
    int end = out.position();
    out.position(0);
    out.put(HdfStorage.SIGNATURE).put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0});
    out.putShort((short) 4).putShort((short) 16).putInt(0);
    out.putLong(0).putLong(-1).putLong(end).putLong(-1);
    out.putLong(0).putLong(root).putInt(0).putInt(0).putLong(0).putLong(0);
    return Arrays.copyOf(out.array(), end);
  }

  private long here() {
    while (out.position() % 8 != 0) {
      out.put((byte) 0);
    }
    return out.position();
  }

  /** Any bytes; returns their address. */
  long raw(byte[] bytes) {
    while (out.remaining() < bytes.length + 64) {
      ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity()).order(ByteOrder.LITTLE_ENDIAN);
      out = larger.put(out.flip());
    }
    long address = here();
    out.put(bytes);
    return address;
  }

  static byte[] bytes(int length, java.util.function.Consumer<ByteBuffer> writer) {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    writer.accept(buffer);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
  }

  static byte[] message(int type, byte[] body) {
    byte[] whole = padded(body);
    return bytes(
        8 + whole.length,
        b -> b.putShort((short) type).putShort((short) whole.length).putInt(0).put(whole));
  }

  /** A header with its messages; returns its address. */
  long header(List<byte[]> messages) {
    int size = messages.stream().mapToInt(m -> m.length).sum();
    return raw(
        bytes(
            16 + size,
            b -> {
              b.put((byte) 1).put((byte) 0).putShort((short) messages.size());
              b.putInt(1).putInt(size).putInt(0);
              messages.forEach(b::put);
            }));
  }

  /** A group; a member whose address is negative is a soft link to "/elsewhere". */
  long group(Map<String, Long> members, byte[]... attributes) {
    Map<String, Integer> names = new LinkedHashMap<>();
    byte[] heap =
        bytes(
            1 << 15,
            b -> {
              b.putLong(0);
              for (String name : members.keySet()) {
                names.put(name, b.position());
                b.put(padded((name + "\0").getBytes(StandardCharsets.UTF_8)));
              }
              names.put("", b.position());
              b.put(padded("/elsewhere\0".getBytes(StandardCharsets.UTF_8)));
            });
    long data = raw(heap);
    long heapAddress =
        raw(
            bytes(
                32,
                b ->
                    b.put("HEAP".getBytes(StandardCharsets.US_ASCII))
                        .putInt(0)
                        .putLong(heap.length)
                        .putLong(1)
                        .putLong(data)));
    long table =
        raw(
            bytes(
                8 + 40 * members.size(),
                b -> {
                  b.put("SNOD".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
                  b.putShort((short) members.size());
                  members.forEach(
                      (name, address) -> {
                        boolean soft = address < 0;
                        b.putLong(names.get(name)).putLong(address).putInt(soft ? 2 : 0).putInt(0);
                        b.putLong(soft ? names.get("") : 0).putLong(0);
                      });
                }));
    long tree = tree(0, 0, new byte[8], List.of(new byte[8]), List.of(table));
    byte[] symbols = message(17, bytes(16, b -> b.putLong(tree).putLong(heapAddress)));
    List<byte[]> messages = new java.util.ArrayList<>(List.of(attributes));
    messages.add(0, symbols);
    return header(messages);
  }

  /** A node of a B-tree of version 1. */
  long tree(int type, int level, byte[] lastKey, List<byte[]> keys, List<Long> children) {
    return raw(node(type, level, lastKey, keys, children));
  }

  /** The same without a place. */
  static byte[] node(int type, int level, byte[] lastKey, List<byte[]> keys, List<Long> children) {
    return bytes(
        1 << 15,
        b -> {
          b.put("TREE".getBytes(StandardCharsets.US_ASCII)).put((byte) type).put((byte) level);
          b.putShort((short) keys.size()).putLong(-1).putLong(-1);
          for (int i = 0; i < keys.size(); i++) {
            b.put(keys.get(i)).putLong(children.get(i));
          }
          b.put(lastKey);
        });
  }

  /** Where the next thing will lie. */
  long next() {
    return here();
  }

  static byte[] space(long... dimensions) {
    return bytes(
        8 + 8 * dimensions.length,
        b -> {
          b.put((byte) 1).put((byte) dimensions.length).put(new byte[6]);
          Arrays.stream(dimensions).forEach(b::putLong);
        });
  }

  /** Floating-point numbers of 2, 4 or 8 bytes. */
  static byte[] numbers(int size) {
    int[] layout =
        switch (size) {
          case 2 -> new int[] {10, 5, 15};
          case 4 -> new int[] {23, 8, 127};
          default -> new int[] {52, 11, 1023};
        };
    return bytes(
        24,
        b ->
            b.put((byte) 0x11)
                .put((byte) 0x20)
                .put((byte) (8 * size - 1))
                .put((byte) 0)
                .putInt(size)
                .putShort((short) 0)
                .putShort((short) (8 * size))
                .put((byte) layout[0])
                .put((byte) layout[1])
                .put((byte) 0)
                .put((byte) layout[0])
                .putInt(layout[2]));
  }

  /** Numbers in one piece. */
  static byte[] contiguous(long address, long size) {
    return bytes(18, b -> b.put((byte) 3).put((byte) 1).putLong(address).putLong(size));
  }

  /** Numbers in the header. */
  static byte[] compact(byte[] data) {
    return bytes(
        4 + data.length,
        b -> b.put((byte) 3).put((byte) 0).putShort((short) data.length).put(data));
  }

  /** Numbers in chunks. */
  static byte[] chunked(long tree, int elementSize, int... dimensions) {
    return bytes(
        64,
        b -> {
          b.put((byte) 3).put((byte) 2).put((byte) (dimensions.length + 1)).putLong(tree);
          Arrays.stream(dimensions).forEach(b::putInt);
          b.putInt(elementSize);
        });
  }

  /** The key of a chunk. */
  static byte[] chunkKey(int size, long... offset) {
    return bytes(
        64,
        b -> {
          b.putInt(size).putInt(0);
          Arrays.stream(offset).forEach(b::putLong);
          b.putLong(0);
        });
  }

  /** Filters by number, each with one value. */
  static byte[] filters(int... idsAndValues) {
    return bytes(
        128,
        b -> {
          b.put((byte) 1).put((byte) (idsAndValues.length / 2)).put(new byte[6]);
          for (int i = 0; i < idsAndValues.length; i += 2) {
            b.putShort((short) idsAndValues[i]).putShort((short) 0).putShort((short) 0);
            b.putShort((short) 1).putInt(idsAndValues[i + 1]).putInt(0);
          }
        });
  }

  /** An array with the given layout. */
  long array(byte[] type, byte[] space, byte[] layout, byte[]... more) {
    List<byte[]> messages =
        new java.util.ArrayList<>(List.of(message(1, space), message(3, type), message(8, layout)));
    messages.addAll(List.of(more));
    return header(messages);
  }

  /** An array in one piece, little-endian floats. */
  long floats(float[] values, long... dimensions) {
    byte[] data = bytes(4 * values.length, b -> put(b, values));
    return array(numbers(4), space(dimensions), contiguous(raw(data), data.length));
  }

  static void put(ByteBuffer into, float[] values) {
    for (float value : values) {
      into.putFloat(value);
    }
  }

  /** An attribute with texts of a fixed length. */
  static byte[] texts(String name, String... values) {
    int size = 1;
    for (String value : values) {
      size = Math.max(size, value.getBytes(StandardCharsets.UTF_8).length);
    }
    int length = size;
    byte[] type = bytes(8, b -> b.put((byte) 0x13).put(new byte[3]).putInt(length));
    byte[] data =
        bytes(
            length * values.length,
            b -> {
              for (String value : values) {
                b.put(Arrays.copyOf(value.getBytes(StandardCharsets.UTF_8), length));
              }
            });
    return attribute(name, type, space(values.length), data);
  }

  /** An attribute with texts of any length, which lie in a heap. */
  byte[] variableTexts(String name, String... values) {
    byte[][] encoded =
        Arrays.stream(values).map(v -> v.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    int size = 32 + Arrays.stream(encoded).mapToInt(v -> 16 + padded(v).length).sum();
    long heap =
        raw(
            bytes(
                size,
                b -> {
                  b.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(size);
                  for (int i = 0; i < encoded.length; i++) {
                    b.putShort((short) (i + 1)).putShort((short) 1).putInt(0);
                    b.putLong(encoded[i].length).put(padded(encoded[i]));
                  }
                  b.putLong(0).putLong(16);
                }));
    byte[] type =
        bytes(
            16,
            b ->
                b.put((byte) 0x19)
                    .put(new byte[] {1, 1, 0})
                    .putInt(16)
                    .put((byte) 0x13)
                    .put(new byte[3])
                    .putInt(1));
    byte[] data =
        bytes(
            16 * values.length,
            b -> {
              for (int i = 0; i < encoded.length; i++) {
                b.putInt(encoded[i].length).putLong(heap).putInt(i + 1);
              }
            });
    return attribute(name, type, space(values.length), data);
  }

  private static byte[] attribute(String name, byte[] type, byte[] space, byte[] data) {
    byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] body =
        bytes(
            64 + text.length + type.length + space.length + data.length,
            b ->
                b.put((byte) 1)
                    .put((byte) 0)
                    .putShort((short) text.length)
                    .putShort((short) type.length)
                    .putShort((short) space.length)
                    .put(padded(text))
                    .put(padded(type))
                    .put(padded(space))
                    .put(data));
    return message(12, body);
  }

  /** A link to another file. */
  static byte[] externalLink(String name) {
    byte[] target = "\0other.h5\0/weights\0".getBytes(StandardCharsets.US_ASCII);
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    byte[] body =
        bytes(
            64,
            b ->
                b.put((byte) 1)
                    .put((byte) 8)
                    .put((byte) 64)
                    .put((byte) text.length)
                    .put(text)
                    .putShort((short) target.length)
                    .put(target));
    return message(6, body);
  }
}

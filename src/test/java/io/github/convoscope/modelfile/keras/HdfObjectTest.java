package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Problem;
import io.jhdf.exceptions.HdfException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class HdfObjectTest {
  private static final float[] VALUES = {1, -2, 0.5f, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  private final HdfBytes hdf = new HdfBytes();

  private HdfObject root(long address) {
    return HdfObject.root(new HdfStorage("file.h5", ByteBuffer.wrap(hdf.file(address))));
  }

  private static float[] values(HdfArray array) {
    array.load();
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.at(i);
    }
    return values;
  }

  private HdfArray only(long array) {
    return root(hdf.group(Map.of("a", array))).child("a").orElseThrow().array();
  }

  private void refused(String key, long array) {
    HdfArray opened = only(array);
    Problem problem = assertThrows(Problem.class, () -> values(opened));
    assertEquals("keras." + key, problem.what().key());
  }

  @Test
  void groupsAttributesAndArrays() {
    Map<String, Long> inner = new LinkedHashMap<>();
    inner.put("b", hdf.floats(VALUES, 3, 4));
    inner.put("c", hdf.floats(new float[] {7}));
    long group = hdf.group(inner, HdfBytes.texts("names", "één", "two"));
    byte[] variable = hdf.variableTexts("config", "{\"a\": 1}", "", "end");
    HdfObject root = root(hdf.group(Map.of("group", group), variable));
    assertEquals(Set.of("group"), root.names());
    assertEquals(List.of("{\"a\": 1}", "", "end"), root.strings("config"));
    assertEquals(List.of(), root.strings("absent"));
    HdfObject opened = root.child("group").orElseThrow();
    assertEquals(List.of("één", "two"), opened.strings("names"));
    HdfArray array = root.descendant("/group//b").orElseThrow().array();
    assertEquals(List.of(3, 4), Arrays.stream(array.shape()).boxed().toList());
    assertEquals(Arrays.toString(VALUES), Arrays.toString(values(array)));
    assertEquals(0, opened.child("c").orElseThrow().array().shape().length);
    assertTrue(root.descendant("group/x/y").isEmpty());
  }

  @Test
  void numbersOfOtherSizes() {
    byte[] doubles = HdfBytes.bytes(16, b -> b.putDouble(1.5).putDouble(-1e-3));
    long address = hdf.raw(doubles);
    HdfArray array =
        only(hdf.array(HdfBytes.numbers(8), HdfBytes.space(2), HdfBytes.contiguous(address, 16)));
    assertEquals("[1.5, -0.001]", Arrays.toString(values(array)));
    // 1, -2, 2^-14 / 1024, 65504, infinity as numbers of 16 bits.
    short[] bits = {0x3c00, (short) 0xc000, 0x0001, 0x7bff, 0x7c00};
    byte[] halves =
        HdfBytes.bytes(
            10,
            b -> {
              for (short each : bits) {
                b.putShort(each);
              }
            });
    array = only(hdf.array(HdfBytes.numbers(2), HdfBytes.space(5), HdfBytes.compact(halves)));
    assertEquals(
        Arrays.toString(new float[] {1, -2, 0x1p-24f, 65504, Float.POSITIVE_INFINITY}),
        Arrays.toString(values(array)));
    byte[] whole = HdfBytes.numbers(4);
    whole[0] = 0x10;
    refused("array-type", hdf.array(whole, HdfBytes.space(2), HdfBytes.compact(new byte[8])));
  }

  private static byte[] shuffled(byte[] bytes, int size) {
    byte[] out = new byte[bytes.length];
    int count = bytes.length / size;
    for (int i = 0; i < bytes.length; i++) {
      out[i % size * count + i / size] = bytes[i];
    }
    return out;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 12];
    while (!deflater.finished()) {
      out.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Three by four numbers in chunks of two by three: the last ones stand over the edge. */
  private long chunks(boolean packed) {
    List<byte[]> keys = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (int row = 0; row < 3; row += 2) {
      for (int column = 0; column < 4; column += 3) {
        float[] part = new float[6];
        for (int y = 0; y < 2; y++) {
          for (int x = 0; x < 3; x++) {
            boolean inside = row + y < 3 && column + x < 4;
            part[y * 3 + x] = inside ? VALUES[(row + y) * 4 + column + x] : 99;
          }
        }
        byte[] bytes = HdfBytes.bytes(24, b -> HdfBytes.put(b, part));
        byte[] stored = packed ? deflated(shuffled(bytes, 4)) : bytes;
        keys.add(HdfBytes.chunkKey(stored.length, row, column));
        places.add(hdf.raw(stored));
      }
    }
    byte[] last = HdfBytes.chunkKey(0, 3, 4);
    long left = hdf.tree(1, 0, last, keys.subList(0, 2), places.subList(0, 2));
    long right = hdf.tree(1, 0, last, keys.subList(2, 4), places.subList(2, 4));
    long tree = hdf.tree(1, 1, last, List.of(keys.get(0), keys.get(2)), List.of(left, right));
    byte[] layout = HdfBytes.chunked(tree, 4, 2, 3);
    return packed
        ? hdf.array(
            HdfBytes.numbers(4),
            HdfBytes.space(3, 4),
            layout,
            HdfBytes.message(11, HdfBytes.filters(2, 4, 1, 6)))
        : hdf.array(HdfBytes.numbers(4), HdfBytes.space(3, 4), layout);
  }

  @Test
  void chunksPlainAndCompressed() {
    assertEquals(Arrays.toString(VALUES), Arrays.toString(values(only(chunks(false)))));
    assertEquals(Arrays.toString(VALUES), Arrays.toString(values(only(chunks(true)))));
    byte[] unknown = HdfBytes.message(11, HdfBytes.filters(32000, 4));
    long data = hdf.raw(new byte[48]);
    long tree =
        hdf.tree(
            1, 0, HdfBytes.chunkKey(0, 3, 4), List.of(HdfBytes.chunkKey(48, 0, 0)), List.of(data));
    refused(
        "hdf5-feature",
        hdf.array(
            HdfBytes.numbers(4), HdfBytes.space(3, 4), HdfBytes.chunked(tree, 4, 3, 4), unknown));
  }

  @Test
  void shapesThatAreMoreThanIsStored() {
    long data = hdf.raw(new byte[48]);
    byte[] type = HdfBytes.numbers(4);
    byte[] layout = HdfBytes.contiguous(data, 48);
    refused("array-size", hdf.array(type, HdfBytes.space(1L << 31), layout));
    refused("array-size", hdf.array(type, HdfBytes.space(1L << 40, 1L << 40), layout));
    refused("array-size", hdf.array(type, HdfBytes.space(13), layout));
    refused("array-size", hdf.array(type, HdfBytes.space(0, 4), layout));
    refused("array-size", hdf.array(type, HdfBytes.space(12), HdfBytes.contiguous(-1, 48)));
    refused(
        "array-size", hdf.array(type, HdfBytes.space(1 << 20), HdfBytes.contiguous(64, 1 << 22)));
    long many = 13;
    long[] axes = new long[(int) many];
    Arrays.fill(axes, 1);
    refused("array-size", hdf.array(type, HdfBytes.space(axes), HdfBytes.contiguous(data, 4)));
  }

  @Test
  void bombsAreNotUnpacked() {
    byte[] packed = deflated(new byte[1 << 26]);
    byte[] filter = HdfBytes.message(11, HdfBytes.filters(1, 6));
    long data = hdf.raw(packed);
    long tree =
        hdf.tree(
            1,
            0,
            HdfBytes.chunkKey(0, 1 << 24),
            List.of(HdfBytes.chunkKey(packed.length, 0)),
            List.of(data));
    // A chunk that claims to be small gives no more than it claims.
    refused(
        "array-size",
        hdf.array(
            HdfBytes.numbers(4), HdfBytes.space(1000), HdfBytes.chunked(tree, 4, 1000), filter));
    // A thousand times what is stored is too much.
    refused(
        "array-size",
        hdf.array(
            HdfBytes.numbers(4),
            HdfBytes.space(1 << 28),
            HdfBytes.chunked(tree, 4, 1 << 28),
            filter));
    // So is more than a file of this size can mean.
    List<byte[]> keys = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      keys.add(HdfBytes.chunkKey(packed.length, (long) Math.min(i, 2) << 24));
      places.add(data);
    }
    tree = hdf.tree(1, 0, HdfBytes.chunkKey(0, 3 << 24), keys, places);
    refused(
        "too-many-weights",
        hdf.array(
            HdfBytes.numbers(4),
            HdfBytes.space(3 << 24),
            HdfBytes.chunked(tree, 4, 1 << 24),
            filter));
  }

  @Test
  void linksAreNotFollowed() {
    long inner = hdf.group(Map.of("b", hdf.floats(VALUES, 12)));
    HdfObject root = root(hdf.group(Map.of("soft", -1L, "hard", inner)));
    assertTrue(root.descendant("hard/b").isPresent());
    Problem problem = assertThrows(Problem.class, () -> root.descendant("soft/b"));
    assertEquals("keras.link", problem.what().key());
    byte[] none = HdfBytes.bytes(18, b -> b.putShort((short) 0).putLong(-1).putLong(-1));
    long external =
        hdf.header(List.of(HdfBytes.message(2, none), HdfBytes.externalLink("outside")));
    HdfObject other = root(hdf.group(Map.of("group", external)));
    assertThrows(Problem.class, () -> other.descendant("group/outside"));
    assertThrows(Problem.class, () -> other.descendant("group/outside/more"));
  }

  @Test
  void treesThatContainThemselvesEnd() {
    long own = hdf.next();
    hdf.tree(0, 3, new byte[8], List.of(new byte[8], new byte[8]), List.of(own, own));
    HdfObject group = root(hdf.header(List.of(symbols(own))));
    assertThrows(HdfException.class, group::names);
    // Levels that go down as they should, each pointing many times at the next.
    long at = hdf.tree(0, 0, new byte[8], List.of(), List.of());
    for (int level = 1; level < 40; level++) {
      at =
          hdf.tree(
              0,
              level,
              new byte[8],
              List.of(new byte[8], new byte[8], new byte[8]),
              List.of(at, at, at));
    }
    HdfObject wide = root(hdf.header(List.of(symbols(at))));
    assertThrows(HdfException.class, wide::names);
  }

  private byte[] symbols(long tree) {
    long data = hdf.raw(new byte[8]);
    long heap =
        hdf.raw(
            HdfBytes.bytes(
                32,
                b ->
                    b.put(new byte[] {'H', 'E', 'A', 'P'})
                        .putInt(0)
                        .putLong(8)
                        .putLong(1)
                        .putLong(data)));
    return HdfBytes.message(17, HdfBytes.bytes(16, b -> b.putLong(tree).putLong(heap)));
  }

  @Test
  void headersThatContinueInThemselvesEnd() {
    byte[] again =
        HdfBytes.message(16, HdfBytes.bytes(16, b -> b.putLong(hdf.next() + 16).putLong(48)));
    byte[] header =
        HdfBytes.bytes(
            64,
            b -> {
              b.put((byte) 1).put((byte) 0).putShort((short) -1).putInt(1).putInt(48).putInt(0);
              b.put(again).put(again);
            });
    long own = hdf.raw(header);
    HdfObject root = root(hdf.group(Map.of("loop", own)));
    assertThrows(HdfException.class, () -> root.child("loop"));
  }
}

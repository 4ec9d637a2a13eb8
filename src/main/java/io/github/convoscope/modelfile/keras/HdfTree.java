package io.github.convoscope.modelfile.keras;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a B-tree of version 1, HDF5's index of old groups and of data in chunks. Levels have to go
 * down by one at each step, so that a tree which contains itself ends in an exception.
 */
final class HdfTree {
  private static final String SIGNATURE = "TREE";
  private static final int HEADER = 24;

  /** Type of a tree of group members. */
  static final int GROUP = 0;

  /** Type of a tree of chunks. */
  static final int CHUNKS = 1;

  private final HdfStorage storage;
  private final int type;
  private final int keySize;
  private final List<Entry> found = new ArrayList<>();

  /**
   * An entry of a leaf.
   *
   * @param key its key, little-endian
   * @param address what it points at
   */
  record Entry(ByteBuffer key, long address) {}

  private HdfTree(HdfStorage storage, int type, int keySize) {
    this.storage = storage;
    this.type = type;
    this.keySize = keySize;
  }

  /** All entries of the leaves, from left to right. */
  static List<Entry> entries(HdfStorage storage, long address, int type, int keySize) {
    HdfTree tree = new HdfTree(storage, type, keySize);
    tree.read(address, -1);
    return tree.found;
  }

  private void read(long address, int expectedLevel) {
    ByteBuffer header = storage.readBufferFromAddress(address, HEADER);
    byte[] signature = new byte[SIGNATURE.length()];
    header.get(signature);
    int ownType = Byte.toUnsignedInt(header.get());
    int level = Byte.toUnsignedInt(header.get());
    int entries = Short.toUnsignedInt(header.getShort());
    if (!new String(signature, StandardCharsets.US_ASCII).equals(SIGNATURE)
        || ownType != type
        || (expectedLevel >= 0 && level != expectedLevel)) {
      throw new HdfException("no node of a B-tree at " + address);
    }
    int step = keySize + Long.BYTES;
    ByteBuffer body = storage.readBufferFromAddress(address + HEADER, entries * step);
    for (int i = 0; i < entries; i++) {
      long child = body.getLong(i * step + keySize);
      if (level > 0) {
        read(child, level - 1);
      } else {
        found.add(new Entry(body.slice(i * step, keySize).order(body.order()), child));
      }
    }
  }
}

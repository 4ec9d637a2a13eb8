package io.github.convoscope.modelfile.keras;

import io.jhdf.GlobalHeap;
import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bytes of an HDF5 file, handed to jHDF's readers of single structures. Nothing outside the
 * file can be read, and all that is read together has a limit, so that structures which point at
 * each other in circles end in an exception.
 */
final class HdfStorage implements HdfBackingStorage {
  /** What every HDF5 file begins with. */
  static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private static final int MOST_READS = 1_000_000;
  private static final long MOST_STRUCTURES = 1L << 28;
  private static final int MOST_WEIGHTS = 200_000_000;
  private static final long ALWAYS_ALLOWED = 1L << 26;
  private static final int MOST_TIMES_THE_FILE = 20;

  private final String file;
  private final ByteBuffer bytes;
  private final Superblock superblock;
  private final Map<Long, GlobalHeap> heaps = new HashMap<>();
  private int reads;
  private int mostReads = MOST_READS;
  private long structures;
  private long weights;
  private long unpacked;

  /**
   * Reads the superblock.
   *
   * @param file name of the file, for messages
   * @throws io.github.convoscope.message.Problem if it isn't an HDF5 file with addresses of 64 bits
   */
  HdfStorage(String file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    superblock = Superblock.readSuperblock(this.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    if (superblock.getSizeOfOffsets() != Long.BYTES
        || superblock.getSizeOfLengths() != Long.BYTES
        || superblock.getBaseAddressByte() != 0) {
      throw KerasProblem.of("hdf5-feature", file, "addresses");
    }
  }

  /** Name of the file, for messages. */
  String file() {
    return file;
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    spendStructures(length);
    return slice(address, length);
  }

  /**
   * Lets jHDF read one structure, in few enough steps that one which leads back to itself can't
   * fill the stack.
   */
  <T> T inFewReads(int most, Supplier<T> structure) {
    int before = mostReads;
    mostReads = Math.min(before, reads + most);
    try {
      return structure.get();
    } finally {
      mostReads = before;
    }
  }

  /** Counts bytes of structures that are read, or made from what is read. */
  void spendStructures(long length) {
    structures += length;
    if (++reads > mostReads || structures > MOST_STRUCTURES) {
      throw new HdfException("more structures than a model file can have");
    }
  }

  /** Counts weights that are read; the file's own size limits them, too. */
  void spendWeights(long count) {
    weights += count;
    if (weights > MOST_WEIGHTS || weights * Float.BYTES > mostBytes()) {
      throw KerasProblem.of("too-many-weights", file);
    }
  }

  /** Counts bytes that are unpacked from compressed data. */
  void spendUnpacked(long length) {
    unpacked += length;
    if (unpacked > mostBytes()) {
      throw KerasProblem.of("too-many-weights", file);
    }
  }

  private long mostBytes() {
    return ALWAYS_ALLOWED + MOST_TIMES_THE_FILE * (long) bytes.capacity();
  }

  /** A part of the file, little-endian. */
  ByteBuffer slice(long address, long length) {
    if (address < 0 || length < 0 || address > bytes.capacity() - length) {
      throw new HdfException("outside the file");
    }
    return bytes.slice((int) address, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The heap of texts at an address. */
  GlobalHeap heap(long address) {
    return heaps.computeIfAbsent(address, at -> new GlobalHeap(this, at));
  }

  /** What jHDF maps may end behind the file's end; it is cut there. */
  @Override
  public ByteBuffer map(long address, long length) {
    return slice(address, Math.min(length, bytes.capacity() - address));
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    return map(address, length);
  }

  @Override
  public long getUserBlockSize() {
    return 0;
  }

  @Override
  public Superblock getSuperblock() {
    return superblock;
  }

  @Override
  public FileChannel getFileChannel() {
    throw new UnsupportedOperationException("the file is in memory");
  }

  @Override
  public int getSizeOfOffsets() {
    return Long.BYTES;
  }

  @Override
  public int getSizeOfLengths() {
    return Long.BYTES;
  }

  @Override
  public void close() {}

  @Override
  public long size() {
    return bytes.capacity();
  }

  @Override
  public boolean inMemory() {
    return true;
  }
}

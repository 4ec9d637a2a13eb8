package io.github.convoscope.modelfile.keras;

import io.jhdf.FractalHeap;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.BTreeRecord;
import io.jhdf.exceptions.HdfException;
import java.util.List;

/**
 * HDF5's storage for groups with many members: a heap and an index. jHDF reads both; sizes are
 * checked before jHDF allocates memory.
 */
final class HdfDense {
  private static final int HEAP_HEADER = 146;
  private static final int HEAP_WIDTH = 110;
  private static final int HEAP_ROWS = 140;
  private static final int MOST_BLOCKS = 1 << 12;
  private static final int TREE_HEADER = 34;
  private static final int TREE_TOTAL = 26;
  private static final int MOST_RECORDS = 1 << 18;
  private static final int MOST_NODES = 2000;

  private HdfDense() {}

  static FractalHeap heap(HdfStorage storage, long address) {
    var header = storage.readBufferFromAddress(address, HEAP_HEADER);
    int width = Short.toUnsignedInt(header.getShort(HEAP_WIDTH));
    int rows = Short.toUnsignedInt(header.getShort(HEAP_ROWS));
    if ((long) width * rows > MOST_BLOCKS) {
      throw new HdfException("a heap of " + width + " × " + rows + " blocks");
    }
    return new FractalHeap(storage, address);
  }

  /** All records of an index; those of a type that doesn't belong to it fail when used. */
  static <T extends BTreeRecord> List<T> records(HdfStorage storage, long address) {
    long total = storage.readBufferFromAddress(address, TREE_HEADER).getLong(TREE_TOTAL);
    if (total < 0 || total > MOST_RECORDS) {
      throw new HdfException("an index of " + total + " records");
    }
    return storage.inFewReads(MOST_NODES, () -> new BTreeV2<T>(storage, address).getRecords());
  }
}

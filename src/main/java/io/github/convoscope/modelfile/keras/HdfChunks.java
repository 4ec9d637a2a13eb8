package io.github.convoscope.modelfile.keras;

import io.jhdf.ObjectHeader;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An array stored in chunks, which may be compressed by deflate, with or without bytes shuffled.
 * What comes out of a chunk is never more than its shape needs.
 */
final class HdfChunks {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int CHECKSUM = 3;
  private static final int CHECKSUM_BYTES = 4;

  private final HdfStorage storage;
  private final String path;
  private final long[] dimensions;
  private final int elementSize;
  private final int[] chunkShape;
  private final int chunkBytes;
  private final List<FilterInfo> filters;
  private final List<Chunk> chunks = new ArrayList<>();

  /**
   * A chunk.
   *
   * @param address where it lies in the file
   * @param size bytes in the file
   * @param skipped a bit for each filter that was not applied
   * @param offset its first cell
   */
  private record Chunk(long address, int size, int skipped, long[] offset) {}

  private HdfChunks(
      HdfStorage storage,
      String path,
      long[] dimensions,
      int elementSize,
      int[] chunkShape,
      List<FilterInfo> filters) {
    this.storage = storage;
    this.path = path;
    this.dimensions = dimensions;
    this.elementSize = elementSize;
    this.chunkShape = chunkShape;
    this.filters = filters;
    double bytes = elementSize;
    for (int extent : chunkShape) {
      bytes *= extent;
    }
    if (chunkShape.length != dimensions.length || bytes < 1 || bytes > Integer.MAX_VALUE / 2.0) {
      throw damaged();
    }
    chunkBytes = (int) bytes;
  }

  private RuntimeException damaged() {
    return KerasProblem.of("array-size", storage.file(), KerasProblem.readable(path));
  }

  /** Finds the chunks of an array. */
  static HdfChunks of(
      HdfStorage storage, String path, ObjectHeader header, long[] dimensions, int elementSize) {
    List<FilterInfo> filters =
        header.getMessagesOfType(FilterPipelineMessage.class).stream()
            .flatMap(message -> message.getFilters().stream())
            .toList();
    DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
    if (layout instanceof ChunkedDataLayoutMessage old) {
      int[] shape = old.getChunkDimensions();
      HdfChunks found = new HdfChunks(storage, path, dimensions, elementSize, shape, filters);
      found.readTree(old.getBTreeAddress());
      return found;
    }
    if (layout instanceof ChunkedDataLayoutMessageV4 single
        && single.getIndexingType() == ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX) {
      int[] shape = Arrays.copyOf(single.getChunkDimensions(), dimensions.length);
      HdfChunks found = new HdfChunks(storage, path, dimensions, elementSize, shape, filters);
      int size =
          single.isFilteredSingleChunk() ? single.getSizeOfFilteredSingleChunk() : found.chunkBytes;
      found.chunks.add(new Chunk(single.getAddress(), size, 0, new long[dimensions.length]));
      return found;
    }
    throw KerasProblem.of("hdf5-feature", storage.file(), KerasProblem.readable(path));
  }

  private void readTree(long address) {
    int keySize = Long.BYTES + (dimensions.length + 1) * Long.BYTES;
    for (HdfTree.Entry entry : HdfTree.entries(storage, address, HdfTree.CHUNKS, keySize)) {
      ByteBuffer key = entry.key();
      int size = key.getInt();
      int skipped = key.getInt();
      long[] offset = new long[dimensions.length];
      for (int i = 0; i < offset.length; i++) {
        offset[i] = key.getLong();
      }
      chunks.add(new Chunk(entry.address(), size, skipped, offset));
    }
  }

  /** Bytes that all chunks have in the file. */
  long storedBytes() {
    return chunks.stream().mapToLong(Chunk::size).sum();
  }

  /** The whole array. */
  ByteBuffer unpack(int bytes) {
    storage.spendUnpacked(bytes);
    byte[] whole = new byte[bytes];
    for (Chunk chunk : chunks) {
      storage.spendUnpacked(chunkBytes);
      place(chunk, unpack(chunk), whole);
    }
    return ByteBuffer.wrap(whole);
  }

  private byte[] unpack(Chunk chunk) {
    byte[] bytes = new byte[chunk.size() < 0 ? 0 : (int) Math.min(chunk.size(), storage.size())];
    storage.slice(chunk.address(), bytes.length).get(bytes);
    for (int i = filters.size() - 1; i >= 0; i--) {
      if ((chunk.skipped() >> i & 1) == 0) {
        bytes = undo(filters.get(i), bytes);
      }
    }
    if (bytes.length != chunkBytes) {
      throw damaged();
    }
    return bytes;
  }

  private byte[] undo(FilterInfo filter, byte[] bytes) {
    return switch (filter.getId()) {
      case DEFLATE -> inflate(bytes);
      case SHUFFLE -> unshuffle(bytes);
      case CHECKSUM -> Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
      default -> throw KerasProblem.of("hdf5-feature", storage.file(), KerasProblem.readable(path));
    };
  }

  private byte[] inflate(byte[] bytes) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      byte[] out = new byte[chunkBytes + CHECKSUM_BYTES];
      int length = 0;
      while (!inflater.finished() && length < out.length) {
        int more = inflater.inflate(out, length, out.length - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
      return Arrays.copyOf(out, length);
    } catch (DataFormatException e) {
      throw KerasProblem.of(e, "array-size", storage.file(), KerasProblem.readable(path));
    } finally {
      inflater.end();
    }
  }

  /** Bytes of the same place in their numbers lie together; they go back to their numbers. */
  private byte[] unshuffle(byte[] bytes) {
    int count = bytes.length / elementSize;
    byte[] whole = bytes.clone();
    for (int place = 0; place < elementSize; place++) {
      for (int i = 0; i < count; i++) {
        whole[i * elementSize + place] = bytes[place * count + i];
      }
    }
    return whole;
  }

  /** Copies a chunk's rows to their places; what stands over the array's edge is left out. */
  private void place(Chunk chunk, byte[] from, byte[] whole) {
    int last = chunkShape.length - 1;
    int rows = chunkBytes / elementSize / chunkShape[last];
    int width = (int) Math.min(chunkShape[last], dimensions[last] - chunk.offset()[last]);
    for (int row = 0; row < rows && width > 0; row++) {
      long to = 0;
      boolean inside = true;
      int rest = row;
      long stride = dimensions[last];
      for (int d = last - 1; d >= 0; d--) {
        long at = chunk.offset()[d] + rest % chunkShape[d];
        rest /= chunkShape[d];
        inside &= at >= 0 && at < dimensions[d];
        to += at * stride;
        stride *= dimensions[d];
      }
      if (inside) {
        int target = Math.toIntExact((to + chunk.offset()[last]) * elementSize);
        int source = row * chunkShape[last] * elementSize;
        System.arraycopy(from, source, whole, target, width * elementSize);
      }
    }
  }
}

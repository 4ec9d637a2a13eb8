package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Downloads CIFAR-10's binary files (Krizhevsky 2009), verifies the archive and unpacks it: five
 * files of training pictures, one of test pictures, and the names of the classes.
 */
public final class Cifar10Fetch {
  /** The archive at its author's. */
  public static final VerifiedFetch ARCHIVE =
      new VerifiedFetch(
          "cifar-10-binary.tar.gz",
          List.of("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
          "MD5",
          "c32a1d4ab5d03f1284b67883e8d87530",
          170_052_171);

  private static final Set<String> FILES =
      Set.of(
          "batches.meta.txt",
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_AT = 156;
  private static final long LARGEST = 64L << 20;

  private final VerifiedFetch archive;

  /** Downloads this archive. */
  public Cifar10Fetch(VerifiedFetch archive) {
    this.archive = archive;
  }

  /**
   * Downloads and unpacks into a folder. The archive is not kept.
   *
   * @throws Problem when it can't be downloaded or is no such archive
   */
  public void fetch(Path folder, Progress progress) {
    Path packed = folder.resolve(archive.name());
    archive.fetch(packed, progress);
    Set<String> missing = new TreeSet<>(FILES);
    try {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), BLOCK * BLOCK)) {
        byte[] header = new byte[BLOCK];
        while (!missing.isEmpty() && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
          progress.check();
          unpack(in, header, folder, missing);
        }
      }
      if (!missing.isEmpty()) {
        throw new IOException("without " + missing);
      }
      Files.delete(packed);
    } catch (IOException | NumberFormatException e) {
      throw Problem.work(Message.of("data.cannot-unpack", packed), e);
    }
    progress.report(1, Message.of("data.fetched-cifar10", folder));
  }

  /** Unpacks the file behind a header of a tar archive, if it is one of CIFAR-10's. */
  private static void unpack(InputStream in, byte[] header, Path folder, Set<String> missing)
      throws IOException {
    String path = text(header, 0, NAME);
    String name = path.substring(path.lastIndexOf('/') + 1);
    long size = Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH), 8);
    boolean file = header[TYPE_AT] == 0 || header[TYPE_AT] == '0';
    if (size < 0 || size > LARGEST) {
      throw new IOException(name + " has " + size + " bytes");
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException(name);
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    if (file && missing.remove(name)) {
      AtomicFile.write(folder.resolve(name), out -> out.write(bytes));
    }
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}

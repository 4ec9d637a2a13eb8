package io.github.convoscope.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds labelled colour pictures of one size, one byte for each pixel and colour.
 *
 * @param rows height of a picture in pixels
 * @param columns width of a picture in pixels
 * @param names the classes' names; a label is an index into them
 * @param pixels all pictures one after the other, each as planes of red, green and blue, unsigned
 *     bytes; not to be changed
 * @param labels the label of each picture; not to be changed
 */
public record LabelledPictures(
    int rows, int columns, List<String> names, byte[] pixels, int[] labels) {
  /** Red, green and blue. */
  public static final int CHANNELS = 3;

  /** Checks that sizes agree. */
  public LabelledPictures {
    names = List.copyOf(names);
    if (pixels.length != (long) labels.length * CHANNELS * rows * columns) {
      throw new IllegalArgumentException(
          pixels.length + " pixels for " + labels.length + " labels");
    }
  }

  /** The number of pictures. */
  public int count() {
    return labels.length;
  }

  /** The number of bytes of a picture. */
  public int size() {
    return CHANNELS * rows * columns;
  }

  /** The SHA-256 of all pixels, in hexadecimal. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The pictures with these indices, in their order. */
  public LabelledPictures chosen(int[] indices) {
    int size = size();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, size)];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(pixels, indices[i] * size, chosen, i * size, size);
    }
    return new LabelledPictures(
        rows, columns, names, chosen, Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  /**
   * The indices of the last pictures of each class, or of all others, in ascending order.
   *
   * @param share part of each class that counts as its last, 0 to 1; at least one picture
   * @param last whether the last ones are asked for, or the others
   */
  public int[] split(double share, boolean last) {
    int[] sizes = new int[names.size()];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] seen = new int[names.size()];
    int[] indices = new int[labels.length];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      int kept = Math.max(1, (int) Math.round(share * sizes[labels[i]]));
      if (seen[labels[i]]++ >= sizes[labels[i]] - kept == last) {
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
  }
}

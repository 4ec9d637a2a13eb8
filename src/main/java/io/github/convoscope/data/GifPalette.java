package io.github.convoscope.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 255 colours for a film, chosen by median cut from a few of its pictures (Paul Heckbert,
 * "Color image quantization for frame buffer display", 1982), and then moved to the mean of the
 * pixels that they stand for (Stuart Lloyd, "Least squares quantization in PCM", 1982). All frames
 * share the palette, so that what does not change keeps its colour. One thread at a time.
 */
final class GifPalette {
  private static final int MOST = 255;

  /** No colour counts more than this many pixels: small bright cells get colours of their own. */
  private static final int MOST_PIXELS = 1500;

  /** Below 1/2, rare colours are preferred to small differences of common ones. */
  private static final double RARE = 0.35;

  /** More change next to nothing. */
  private static final int ROUNDS = 12;

  private final int[] colours;

  /** For every colour 0xRRGGBB the index of the nearest one plus 1; 0 until it is asked for. */
  private final byte[] nearest = new byte[1 << 24];

  /**
   * Chooses the colours.
   *
   * @param samples pictures with the colours of the film, at least one
   */
  GifPalette(List<BufferedImage> samples) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (BufferedImage sample : samples) {
      for (int pixel : pixels(sample)) {
        counts.merge(pixel, 1, Integer::sum);
      }
    }
    List<Counted> counted =
        counts.entrySet().stream()
            .map(each -> new Counted(each.getKey(), Math.min(MOST_PIXELS, each.getValue())))
            .toList();
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(counted));
    while (boxes.size() < MOST) {
      Box widest = boxes.stream().max(Comparator.comparingDouble(Box::spread)).orElseThrow();
      if (widest.colours.size() < 2) {
        break;
      }
      boxes.remove(widest);
      boxes.addAll(widest.halves());
    }
    colours = boxes.stream().mapToInt(Box::mean).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      moveToMeans(counted);
    }
  }

  private void moveToMeans(List<Counted> counted) {
    long[][] sums = new long[colours.length][4];
    for (Counted each : counted) {
      long[] sum = sums[search(each.colour())];
      sum[0] += (long) each.count() * each.channel(16);
      sum[1] += (long) each.count() * each.channel(8);
      sum[2] += (long) each.count() * each.channel(0);
      sum[3] += each.count();
    }
    for (int i = 0; i < colours.length; i++) {
      long[] sum = sums[i];
      if (sum[3] > 0) {
        colours[i] =
            (int) Math.round((double) sum[0] / sum[3]) << 16
                | (int) Math.round((double) sum[1] / sum[3]) << 8
                | (int) Math.round((double) sum[2] / sum[3]);
      }
    }
  }

  /** The pixels of a picture row by row, 0xRRGGBB. */
  static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xffffff;
    }
    return pixels;
  }

  /** The colours as Java's pictures take them. */
  IndexColorModel model() {
    int size = colours.length;
    byte[] red = new byte[size];
    byte[] green = new byte[size];
    byte[] blue = new byte[size];
    for (int i = 0; i < size; i++) {
      red[i] = (byte) (colours[i] >> 16);
      green[i] = (byte) (colours[i] >> 8);
      blue[i] = (byte) colours[i];
    }
    return new IndexColorModel(8, size, red, green, blue);
  }

  /** The index of the nearest colour for each pixel of a picture, row by row. */
  byte[] indices(BufferedImage picture) {
    int[] pixels = pixels(picture);
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      if (nearest[pixel] == 0) {
        nearest[pixel] = (byte) (search(pixel) + 1);
      }
      indices[i] = (byte) (nearest[pixel] - 1);
    }
    return indices;
  }

  private int search(int pixel) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int apart = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (colours[i] >> shift & 0xff) - (pixel >> shift & 0xff);
        apart += difference * difference;
      }
      if (apart < least) {
        least = apart;
        best = i;
      }
    }
    return best;
  }

  private record Counted(int colour, int count) {
    int channel(int shift) {
      return colour >> shift & 0xff;
    }
  }

  /** A box in the cube of colours, with the colours in it. */
  private static final class Box {
    private final List<Counted> colours;
    private final int longest;
    private final double spread;

    Box(List<Counted> colours) {
      this.colours = colours;
      int side = 0;
      int extent = -1;
      for (int shift = 0; shift <= 16; shift += 8) {
        int axis = shift;
        int[] sorted = colours.stream().mapToInt(each -> each.channel(axis)).sorted().toArray();
        if (sorted[sorted.length - 1] - sorted[0] > extent) {
          extent = sorted[sorted.length - 1] - sorted[0];
          side = shift;
        }
      }
      longest = side;
      spread = colours.size() < 2 ? -1 : extent * Math.pow(weight(), RARE);
    }

    /** How much it is worth to cut this box; negative where there is nothing to cut. */
    double spread() {
      return spread;
    }

    private long weight() {
      return colours.stream().mapToLong(Counted::count).sum();
    }

    List<Box> halves() {
      Counted[] sorted = colours.toArray(Counted[]::new);
      Arrays.sort(sorted, Comparator.comparingInt(each -> each.channel(longest)));
      List<Counted> all = Arrays.asList(sorted);
      long half = weight() / 2;
      long below = 0;
      int cut = 0;
      while (cut < sorted.length - 1 && (cut == 0 || below < half)) {
        below += sorted[cut].count();
        cut++;
      }
      return List.of(new Box(all.subList(0, cut)), new Box(all.subList(cut, sorted.length)));
    }

    int mean() {
      int mean = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        int axis = shift;
        long sum =
            colours.stream().mapToLong(each -> (long) each.count() * each.channel(axis)).sum();
        mean = mean << 8 | (int) Math.round((double) sum / weight());
      }
      return mean;
    }
  }
}

package io.github.convoscope.modelfile.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the rows, or the columns, of maps in another size are made from those of the maps: which of
 * them are read, with which weights. As ONNX describes Resize.
 */
final class OnnxScaling {
  private static final double CUBIC = -0.75;

  private final OnnxNode node;
  private final String coordinates;
  private final String mode;
  private final String nearest;
  private final int extent;
  private int out;
  private float scale = 1;

  /**
   * No change yet.
   *
   * @param old true for operators before opset 11
   * @param extent rows or columns of the maps
   */
  OnnxScaling(OnnxNode node, boolean old, int extent) {
    this.node = node;
    this.extent = extent;
    out = extent;
    coordinates = old ? "asymmetric" : node.word("coordinate_transformation_mode", "half_pixel");
    nearest = old ? "floor" : node.word("nearest_mode", "round_prefer_floor");
    mode = node.word("mode", "nearest");
  }

  /** Sets the new size. */
  void to(int newOut, float newScale) {
    if (!(newScale > 0)) {
      throw node.bad("scales");
    }
    out = newOut;
    scale = newScale;
  }

  int out() {
    return out;
  }

  /** How often each row is repeated, where nothing else is done; else 0. */
  int repeats() {
    if (out == extent && (scale == 1 || mode.equals("nearest"))) {
      return 1;
    }
    if (!mode.equals("nearest") || out % extent != 0) {
      return 0;
    }
    int times = out / extent;
    for (int i = 0; i < out; i++) {
      if (nearest(i) != i / times) {
        return 0;
      }
    }
    return times;
  }

  /** The place in the maps of a row of the output. */
  private float place(int at) {
    return switch (coordinates) {
      case "half_pixel" -> (at + 0.5f) / scale - 0.5f;
      case "pytorch_half_pixel" -> out > 1 ? (at + 0.5f) / scale - 0.5f : 0;
      case "align_corners" -> out > 1 ? at * (extent - 1f) / (out - 1f) : 0;
      case "asymmetric" -> at / scale;
      case "tf_half_pixel_for_nn" -> (at + 0.5f) / scale;
      case "half_pixel_symmetric" -> {
        float adjusted = out / (scale * extent);
        yield extent / 2f * (1 - adjusted) + (at + 0.5f) / scale - 0.5f;
      }
      default -> throw node.bad("coordinate_transformation_mode");
    };
  }

  private int clamped(double row) {
    return (int) Math.max(0, Math.min(extent - 1.0, row));
  }

  private int nearest(int at) {
    float place = place(at);
    return clamped(
        switch (nearest) {
          case "floor" -> Math.floor(place);
          case "ceil" -> Math.ceil(place);
          case "round_prefer_floor" -> Math.ceil(place - 0.5f);
          case "round_prefer_ceil" -> Math.floor(place + 0.5f);
          default -> throw node.bad("nearest_mode");
        });
  }

  /** The weights of all rows that a row of the output reads. */
  private SortedMap<Integer, Double> read(int at) {
    SortedMap<Integer, Double> read = new TreeMap<>();
    if (out == extent && scale == 1) {
      read.put(at, 1.0);
      return read;
    }
    switch (mode) {
      case "nearest" -> read.put(nearest(at), 1.0);
      case "linear", "bilinear" -> {
        float place = Math.max(0, Math.min(extent - 1f, place(at)));
        double beyond = place - Math.floor(place);
        read.put(clamped(Math.floor(place)), 1 - beyond);
        if (beyond > 0) {
          read.merge(clamped(Math.floor(place) + 1), beyond, Double::sum);
        }
      }
      case "cubic" -> {
        double place = place(at);
        double beyond = place - Math.floor(place);
        double a = node.real("cubic_coeff_a", CUBIC);
        for (int tap = -1; tap <= 2; tap++) {
          double weight = cubic(a, Math.abs(tap - beyond));
          read.merge(clamped(Math.floor(place) + tap), weight, Double::sum);
        }
      }
      default -> throw node.bad("mode");
    }
    return read;
  }

  /** The weight at a distance (Keys 1981). */
  private static double cubic(double a, double x) {
    if (x <= 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
  }

  /** How many neighbouring rows a row of the output reads at most. */
  int taps() {
    int most = 1;
    for (int i = 0; i < out; i++) {
      SortedMap<Integer, Double> read = read(i);
      most = Math.max(most, read.lastKey() - read.firstKey() + 1);
    }
    return most;
  }

  private int first(int at, int taps) {
    return Math.min(read(at).firstKey(), extent - taps);
  }

  /** The first row that each row of the output reads. */
  List<Integer> firsts(int taps) {
    List<Integer> firsts = new ArrayList<>();
    for (int i = 0; i < out; i++) {
      firsts.add(first(i, taps));
    }
    return Collections.unmodifiableList(firsts);
  }

  /** The weights of the rows that a row of the output reads, from {@link #firsts} on. */
  float[] weights(int at, int taps) {
    float[] weights = new float[taps];
    int first = first(at, taps);
    read(at).forEach((row, weight) -> weights[row - first] = weight.floatValue());
    return weights;
  }
}

package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Occlusion (Zeiler and Fergus 2014, arXiv 1311.2901): a square window is set to the first baseline
 * at every place where it lies fully inside the picture. A pixel's number is the mean of f(x) − f(x
 * masked) over the windows that cover it. All channels are covered together.
 *
 * @param window side of the window in pixels; cut down to the picture if that is smaller
 * @param stride how far the window moves, 1 to {@code window}; one more window ends at the far
 *     border if the stride does not reach it, so that every pixel is covered
 */
public record Occlusion(int window, int stride) implements AttributionMethod {
  private static final MethodOption<Integer> WINDOW =
      new MethodOption<>("window", Integer.class, 4, "side of the window in pixels");
  private static final MethodOption<Integer> STRIDE =
      new MethodOption<>("stride", Integer.class, 1, "how far the window moves");

  /** A window of 4 × 4 pixels that moves by 1. */
  public static final Occlusion DEFAULT = new Occlusion(WINDOW.standard(), STRIDE.standard());

  private static final int SMALL_SIDE = 48;

  /** Checks the ranges. */
  public Occlusion {
    WINDOW.requireAtLeast(1, window);
    STRIDE.requireAtLeast(1, stride);
    if (stride > window) {
      throw Problem.input(
          Message.of(
              "attribution.stride-above-window", String.valueOf(stride), String.valueOf(window)));
    }
  }

  @Override
  public String id() {
    return "occlusion";
  }

  @Override
  public boolean usesBaselines() {
    return true;
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(WINDOW, STRIDE);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new Occlusion(values.get(WINDOW), values.get(STRIDE));
  }

  /**
   * {@inheritDoc}
   *
   * <p>In a picture of more than {@value #SMALL_SIDE} pixels the window is a seventh of the side,
   * as 4 of 28 are, and moves by half of itself: 196 windows at 227 pixels.
   */
  @Override
  public AttributionMethod sizedFor(NetworkSpec spec) {
    Shape input = InputEncoder.pictureShape(spec.input().shape());
    int side = Math.min(input.rows(), input.columns());
    if (!equals(DEFAULT) || side <= SMALL_SIDE) {
      return this;
    }
    int wide = (int) Math.round((double) side / 7);
    return new Occlusion(wide, wide / 2);
  }

  @Override
  public void check(NetworkSpec spec) {
    Shape input = InputEncoder.pictureShape(spec.input().shape());
    if (window > Math.min(input.rows(), input.columns())) {
      throw Problem.input(
          Message.of(
              "attribution.window-above-input",
              String.valueOf(window),
              String.valueOf(input.rows()),
              String.valueOf(input.columns())));
    }
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    float[] x = explained.input();
    float[] baseline = explained.baselines().get(0);
    ScalarField field = explained.field();
    Shape picture = InputEncoder.pictureShape(explained.spec().input().shape());
    int high = Math.min(window, picture.rows());
    int wide = Math.min(window, picture.columns());
    int[] rows = starts(picture.rows(), high, stride);
    int[] columns = starts(picture.columns(), wide, stride);
    boolean[] differs = differs(x, baseline, picture);
    List<int[]> places = new ArrayList<>();
    for (int top : rows) {
      for (int left : columns) {
        places.add(new int[] {top, left});
      }
    }
    List<int[]> computed =
        places.stream().filter(at -> changes(differs, picture, at[0], at[1], high, wide)).toList();
    double score = field.value(x);
    double[] sum = new double[picture.mapSize()];
    int[] windows = new int[picture.mapSize()];
    for (int[] at : places) {
      for (int row = at[0]; row < at[0] + high; row++) {
        for (int column = at[1]; column < at[1] + wide; column++) {
          windows[row * picture.columns() + column]++;
        }
      }
    }
    field.sweepValues(
        computed.size(),
        (index, into, offset) -> {
          System.arraycopy(x, 0, into, offset, x.length);
          int top = computed.get(index)[0];
          int left = computed.get(index)[1];
          for (int channel = 0; channel < picture.channels(); channel++) {
            for (int row = top; row < top + high; row++) {
              int from = picture.index(channel, row, left);
              System.arraycopy(baseline, from, into, offset + from, wide);
            }
          }
        },
        (index, value, unused, offset) -> {
          int top = computed.get(index)[0];
          int left = computed.get(index)[1];
          for (int row = top; row < top + high; row++) {
            for (int column = left; column < left + wide; column++) {
              sum[row * picture.columns() + column] += score - value;
            }
          }
        },
        progress);
    double[] map = new double[x.length];
    for (int i = 0; i < map.length; i++) {
      int pixel = i % picture.mapSize();
      map[i] = sum[pixel] / windows[pixel];
    }
    return RawMap.ofInput(explained, map);
  }

  private static boolean[] differs(float[] x, float[] baseline, Shape picture) {
    boolean[] differs = new boolean[picture.mapSize()];
    for (int i = 0; i < x.length; i++) {
      differs[i % differs.length] |= x[i] != baseline[i];
    }
    return differs;
  }

  /** False where the window covers nothing but baseline, so that the score cannot change. */
  private static boolean changes(
      boolean[] differs, Shape picture, int top, int left, int high, int wide) {
    for (int row = top; row < top + high; row++) {
      for (int column = left; column < left + wide; column++) {
        if (differs[row * picture.columns() + column]) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] starts(int size, int window, int stride) {
    int last = size - window;
    int count = (last + stride - 1) / stride + 1;
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = Math.min(i * stride, last);
    }
    return starts;
  }
}

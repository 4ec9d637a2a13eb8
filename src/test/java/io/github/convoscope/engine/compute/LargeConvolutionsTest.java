package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Convolutions in tiles and along channels against the definition, in double precision. */
class LargeConvolutionsTest {
  private static final List<Window> WINDOWS =
      List.of(
          Window.of(1, 1),
          Window.of(7, 2),
          Window.same(3),
          new Window(3, 2, 2, 3, 1, 2, 0, 3, 1, 1),
          new Window(2, 3, 1, 1, 2, 0, 1, 2, 3, 2),
          new Window(3, 3, 3, 2, 0, 1, 2, 0, 2, 3),
          new Window(1, 5, 1, 2, 0, 0, 2, 2, 1, 1),
          new Window(2, 2, 4, 4, 0, 0, 0, 0, 1, 1));

  @Test
  void bothGiveTheConvolution() {
    Random random = new Random(3);
    for (Window window : WINDOWS) {
      Case one = new Case(Shape.maps(5, 31, 23), 11, window, random);
      one.check(new TiledConvolutionOperation(one.below, one.shape, window, one.weights));
      one.check(new ManyMapsConvolutionOperation(one.below, one.shape, window, one.weights));
      Case wide = new Case(Shape.maps(3, 10, 9), 300, window, random);
      wide.check(new TiledConvolutionOperation(wide.below, wide.shape, window, wide.weights));
      wide.check(new ManyMapsConvolutionOperation(wide.below, wide.shape, window, wide.weights));
    }
  }

  @Test
  void severalTilesAreJoined() {
    Case one = new Case(Shape.maps(2, 61, 47), 3, Window.same(5), new Random(5));
    one.check(new TiledConvolutionOperation(one.below, one.shape, Window.same(5), one.weights));
  }

  @Test
  void sizesChooseWhatComputes() {
    Random random = new Random(9);
    Case digits = new Case(Shape.maps(8, 14, 14), 16, Window.same(5), random);
    Case large = new Case(Shape.maps(16, 40, 40), 32, Window.same(3), random);
    Case deep = new Case(Shape.maps(128, 13, 13), 256, Window.of(1, 1), random);
    assertSame(ConvolutionOperation.class, digits.fastest().getClass());
    assertSame(TiledConvolutionOperation.class, large.fastest().getClass());
    assertSame(ManyMapsConvolutionOperation.class, deep.fastest().getClass());
  }

  /** A convolution with random numbers. */
  private static final class Case {
    private static final int COUNT = 2;

    private final Shape below;
    private final Shape shape;
    private final Window window;
    private final LayerWeights weights;
    private final float[] in;

    Case(Shape below, int units, Window window, Random random) {
      this.below = below;
      this.window = window;
      shape = new ConvolutionOperator(units, window).output(List.of(below));
      weights =
          new LayerWeights(
              random(units * below.channels() * window.taps(), random), random(units, random));
      in = random(COUNT * below.size(), random);
    }

    private static float[] random(int length, Random random) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }

    Operation fastest() {
      return TiledConvolutionOperation.fastest(below, shape, window, weights);
    }

    void check(Operation operation) {
      float[] out = new float[COUNT * shape.size()];
      operation.forward(in, out, COUNT);
      for (int n = 0; n < COUNT; n++) {
        for (int c = 0; c < shape.channels(); c++) {
          for (int y = 0; y < shape.rows(); y++) {
            for (int x = 0; x < shape.columns(); x++) {
              int at = n * shape.size() + shape.index(c, y, x);
              assertEquals(defined(n, c, y, x), out[at], 1e-4, window + " at " + at);
            }
          }
        }
      }
      float[] single = new float[shape.size()];
      operation.copy().forward(in, single, 1);
      assertArrayEquals(java.util.Arrays.copyOf(out, single.length), single, 0, "alone");
    }

    private double defined(int n, int unit, int y, int x) {
      double sum = weights.bias()[unit];
      for (int c = 0; c < below.channels(); c++) {
        for (int tap = 0; tap < window.taps(); tap++) {
          int row = window.sourceRow(y, tap / window.kernelColumns());
          int column = window.sourceColumn(x, tap % window.kernelColumns());
          if (below.contains(c, row, column)) {
            int weight = (unit * below.channels() + c) * window.taps() + tap;
            double value = in[n * below.size() + below.index(c, row, column)];
            sum += value * weights.kernel()[weight];
          }
        }
      }
      return sum;
    }
  }
}

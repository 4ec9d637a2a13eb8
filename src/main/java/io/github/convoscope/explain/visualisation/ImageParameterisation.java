package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.Random;

/**
 * The images a search moves in, with coordinates that suit it: cosine waves whose weight falls with
 * frequency (Olah et al. 2017, "preconditioning"), then a sigmoid, so that every pixel stays in [0,
 * 1]. Only the pixels of a region move; the others keep a base image. Colour images move along
 * opponent colours. Immutable.
 */
public final class ImageParameterisation {
  /** Divides the waves' weights, so that one step of 0.05 moves a pixel by a few percent. */
  private static final double CALM = 4;

  /**
   * Every wave's weight where detail shall come easily: pixels go from grey to black within 60
   * steps.
   */
  private static final double SHARP = 3;

  /** Fitted pixels stay this far from 0 and 1, where the sigmoid would need infinite inputs. */
  private static final double MARGIN = 0.004;

  private static final double[][] OPPONENT = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(2), 1 / Math.sqrt(6)},
    {1 / Math.sqrt(3), 0, -2 / Math.sqrt(6)},
    {1 / Math.sqrt(3), -1 / Math.sqrt(2), 1 / Math.sqrt(6)}
  };

  private final Shape shape;
  private final InputRegion region;
  private final float[] base;
  private final CosineTransform dct;
  private final boolean sharp;
  private final double[] weights;

  /**
   * Images of a shape.
   *
   * @param shape the network's input
   * @param region the pixels that may move
   * @param base what the others show, [channels × rows × columns] in [0, 1]
   * @param sharp true where every pixel shall move for itself, without waves
   */
  public ImageParameterisation(Shape shape, InputRegion region, float[] base, boolean sharp) {
    this.shape = shape;
    this.region = region;
    this.base = base.clone();
    this.sharp = sharp;
    dct = new CosineTransform(region.rows(), region.columns());
    weights = new double[region.size()];
    double lowest = 1.0 / Math.max(region.rows(), region.columns());
    for (int r = 0; r < region.rows(); r++) {
      for (int c = 0; c < region.columns(); c++) {
        double frequency = Math.hypot(r / 2.0 / region.rows(), c / 2.0 / region.columns());
        double falling = 1 / Math.max(frequency, lowest) / CALM;
        weights[r * region.columns() + c] = sharp ? SHARP : falling;
      }
    }
  }

  /** Number of coordinates. */
  public int dimensions() {
    return shape.channels() * region.size();
  }

  /** Number of numbers in an image. */
  public int pixels() {
    return shape.size();
  }

  /** Coordinates of faint smooth noise around a grey level. */
  public double[] noise(Random random, double amplitude, double grey) {
    double[] point = new double[dimensions()];
    for (int i = 0; i < point.length; i++) {
      point[i] = amplitude * random.nextGaussian();
    }
    if (sharp) {
      return point;
    }
    double level = Math.log(grey / (1 - grey)) * Math.sqrt(region.size()) / weights[0];
    if (shape.channels() == 3) {
      point[0] += level * Math.sqrt(3);
    } else {
      for (int channel = 0; channel < shape.channels(); channel++) {
        point[channel * region.size()] += level;
      }
    }
    return point;
  }

  /** The image at a point, into {@code image} from {@code at} on. */
  public void render(double[] point, float[] image, int at) {
    double[] planes = point.clone();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] *= weights[i];
      }
      if (!sharp) {
        dct.synthesise(planes, from);
      }
    }
    mix(planes, false);
    System.arraycopy(base, 0, image, at, base.length);
    for (int i = 0; i < planes.length; i++) {
      image[at + pixel(i)] = (float) (1 / (1 + Math.exp(-planes[i])));
    }
  }

  /**
   * The derivative by the coordinates from the one by the pixels.
   *
   * @param image what {@link #render} made of the point, at {@code at}
   * @param byPixel derivative by the image, at {@code at}
   */
  public double[] pullBack(float[] image, float[] byPixel, int at) {
    double[] planes = new double[dimensions()];
    for (int i = 0; i < planes.length; i++) {
      double value = image[at + pixel(i)];
      planes[i] = byPixel[at + pixel(i)] * value * (1 - value);
    }
    mix(planes, true);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      if (!sharp) {
        dct.analyse(planes, from);
      }
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] *= weights[i];
      }
    }
    return planes;
  }

  /** The point whose image is nearest to an image [channels × rows × columns] in [0, 1]. */
  public double[] fit(float[] image) {
    double[] planes = new double[dimensions()];
    for (int i = 0; i < planes.length; i++) {
      double value = Math.min(1 - MARGIN, Math.max(MARGIN, image[pixel(i)]));
      planes[i] = Math.log(value / (1 - value));
    }
    mix(planes, true);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      if (!sharp) {
        dct.analyse(planes, from);
      }
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] /= weights[i];
      }
    }
    return planes;
  }

  private int pixel(int coordinate) {
    int channel = coordinate / region.size();
    int inRegion = coordinate % region.size();
    return shape.index(
        channel,
        region.top() + inRegion / region.columns(),
        region.left() + inRegion % region.columns());
  }

  private void mix(double[] planes, boolean transposed) {
    if (shape.channels() != 3) {
      return;
    }
    int size = region.size();
    double[] in = new double[3];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < 3; channel++) {
        in[channel] = planes[channel * size + i];
      }
      for (int channel = 0; channel < 3; channel++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += (transposed ? OPPONENT[k][channel] : OPPONENT[channel][k]) * in[k];
        }
        planes[channel * size + i] = sum;
      }
    }
  }
}

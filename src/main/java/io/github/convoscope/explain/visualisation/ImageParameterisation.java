package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.Random;

/**
 * Describes an image by parameters that suit gradient ascent: weights of cosine waves, scaled down
 * with rising frequency (Olah et al. 2017, "preconditioning"), then a sigmoid that keeps every
 * pixel in [0, 1]. Colour images use opponent colours.
 *
 * <pre>{@code
 * double[] parameters = parameterisation.noise(random, 0.02, 0.1);
 * parameterisation.render(parameters, image, 0);
 * double[] gradient = parameterisation.backward(image, pixelGradient, 0);
 * }</pre>
 *
 * <p>Only the pixels of a region change; all others keep a background image. Immutable.
 */
public final class ImageParameterisation {
  /** Divides the waves' weights, so that one step of 0.05 moves a pixel by a few percent. */
  private static final double WAVE_DIVISOR = 4;

  /**
   * Weight of each parameter where every pixel is a parameter of its own: pixels go from grey to
   * black within 60 steps.
   */
  private static final double PIXEL_WEIGHT = 3;

  /** Fitted pixels stay this far from 0 and 1, where the sigmoid would need infinite inputs. */
  private static final double MARGIN = 0.004;

  private static final double[][] OPPONENT = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(2), 1 / Math.sqrt(6)},
    {1 / Math.sqrt(3), 0, -2 / Math.sqrt(6)},
    {1 / Math.sqrt(3), -1 / Math.sqrt(2), 1 / Math.sqrt(6)}
  };

  private final Shape shape;
  private final InputRegion region;
  private final float[] background;
  private final CosineTransform dct;
  private final boolean perPixel;
  private final double[] weights;

  /**
   * A parameterisation for images of one shape.
   *
   * @param shape the network's input
   * @param region the pixels that change
   * @param background the values of all other pixels, [channels × rows × columns] in [0, 1]
   * @param perPixel true for one parameter per pixel, without cosine waves
   */
  public ImageParameterisation(
      Shape shape, InputRegion region, float[] background, boolean perPixel) {
    this.shape = shape;
    this.region = region;
    this.background = background.clone();
    this.perPixel = perPixel;
    dct = new CosineTransform(region.rows(), region.columns());
    weights = new double[region.size()];
    double lowest = 1.0 / Math.max(region.rows(), region.columns());
    for (int r = 0; r < region.rows(); r++) {
      for (int c = 0; c < region.columns(); c++) {
        double frequency = Math.hypot(r / 2.0 / region.rows(), c / 2.0 / region.columns());
        double falling = 1 / Math.max(frequency, lowest) / WAVE_DIVISOR;
        weights[r * region.columns() + c] = perPixel ? PIXEL_WEIGHT : falling;
      }
    }
  }

  /** Number of parameters. */
  public int parameterCount() {
    return shape.channels() * region.size();
  }

  /** Parameters of random smooth noise around a grey level. */
  public double[] noise(Random random, double amplitude, double grey) {
    double[] parameters = new double[parameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = amplitude * random.nextGaussian();
    }
    if (perPixel) {
      return parameters;
    }
    double level = Math.log(grey / (1 - grey)) * Math.sqrt(region.size()) / weights[0];
    if (shape.channels() == 3) {
      parameters[0] += level * Math.sqrt(3);
    } else {
      for (int channel = 0; channel < shape.channels(); channel++) {
        parameters[channel * region.size()] += level;
      }
    }
    return parameters;
  }

  /** Writes the image of these parameters into {@code image} from {@code at} on. */
  public void render(double[] parameters, float[] image, int at) {
    double[] planes = parameters.clone();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] *= weights[i];
      }
      if (!perPixel) {
        dct.inverse(planes, from);
      }
    }
    mixColours(planes, false);
    System.arraycopy(background, 0, image, at, background.length);
    for (int i = 0; i < planes.length; i++) {
      image[at + pixel(i)] = (float) (1 / (1 + Math.exp(-planes[i])));
    }
  }

  /**
   * Returns the gradient with respect to the parameters, computed from the gradient with respect to
   * the pixels.
   *
   * @param image what {@link #render} made of the parameters, at {@code at}
   * @param pixelGradient gradient with respect to the image, at {@code at}
   */
  public double[] backward(float[] image, float[] pixelGradient, int at) {
    double[] planes = new double[parameterCount()];
    for (int i = 0; i < planes.length; i++) {
      double value = image[at + pixel(i)];
      planes[i] = pixelGradient[at + pixel(i)] * value * (1 - value);
    }
    mixColours(planes, true);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      if (!perPixel) {
        dct.forward(planes, from);
      }
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] *= weights[i];
      }
    }
    return planes;
  }

  /**
   * Returns parameters whose image is nearly the given one.
   *
   * @param image [channels × rows × columns] in [0, 1]
   */
  public double[] fit(float[] image) {
    double[] planes = new double[parameterCount()];
    for (int i = 0; i < planes.length; i++) {
      double value = Math.min(1 - MARGIN, Math.max(MARGIN, image[pixel(i)]));
      planes[i] = Math.log(value / (1 - value));
    }
    mixColours(planes, true);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * region.size();
      if (!perPixel) {
        dct.forward(planes, from);
      }
      for (int i = 0; i < region.size(); i++) {
        planes[from + i] /= weights[i];
      }
    }
    return planes;
  }

  private int pixel(int parameter) {
    int channel = parameter / region.size();
    int inRegion = parameter % region.size();
    return shape.index(
        channel,
        region.top() + inRegion / region.columns(),
        region.left() + inRegion % region.columns());
  }

  private void mixColours(double[] planes, boolean transposed) {
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

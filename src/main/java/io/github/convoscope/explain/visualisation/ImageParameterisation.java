package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.Random;

/**
 * Describes an image by parameters that suit gradient ascent: weights of waves, scaled down with
 * rising frequency (Olah et al. 2017, "preconditioning"), then a sigmoid that keeps every pixel in
 * [0, 1]. Grey images are sums of {@link CosineWaves}. Colour images are sums of {@link
 * FourierWaves} in colours that don't depend on each other: brightness, red against blue, and both
 * against green, each as strong as it is in photographs.
 *
 * <pre>{@code
 * double[] parameters = parameterisation.noise(random, 0.02, 0.1);
 * parameterisation.render(parameters, image, 0);
 * double[] gradient = parameterisation.backward(image, pixelGradient, 0);
 * }</pre>
 *
 * <p>Only the pixels of a region change; all others keep a background image. One thread at a time.
 */
public final class ImageParameterisation {
  /** Fitted pixels stay this far from 0 and 1, where the sigmoid would need infinite inputs. */
  private static final double MARGIN = 0.004;

  /**
   * Directions of the decorrelated colours: a column each, a row for each of red, green and blue.
   * They are the eigenvectors of the covariance of red, green and blue over the pixels of 5,000 of
   * CIFAR-10's training pictures, taken with red and blue exchanged too, so that they hold for
   * either order of channels.
   */
  private static final double[][] COLOURS = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(2), 1 / Math.sqrt(6)},
    {1 / Math.sqrt(3), 0, -2 / Math.sqrt(6)},
    {1 / Math.sqrt(3), -1 / Math.sqrt(2), 1 / Math.sqrt(6)}
  };

  /** Standard deviations along {@link #COLOURS} over the same pixels, relative to brightness. */
  private static final double[] DEVIATIONS = {1, 0.267, 0.124};

  private final Shape shape;
  private final InputRegion region;
  private final float[] background;
  private final Waves waves;
  private final boolean colours;

  /**
   * A parameterisation for images of one shape.
   *
   * @param shape the network's input; three channels are red, green and blue
   * @param region the pixels that change
   * @param background the values of all other pixels, [channels × rows × columns] in [0, 1]
   * @param perPixel true for one parameter per pixel, without waves and without mixing colours
   */
  public ImageParameterisation(
      Shape shape, InputRegion region, float[] background, boolean perPixel) {
    this.shape = shape;
    this.region = region;
    this.background = background.clone();
    colours = shape.channels() == 3 && !perPixel;
    if (perPixel) {
      waves = new PixelWaves(region.size());
    } else if (colours) {
      waves = new FourierWaves(region.rows(), region.columns());
    } else {
      waves = new CosineWaves(region.rows(), region.columns());
    }
  }

  /** Number of parameters. */
  public int parameterCount() {
    return shape.channels() * waves.count();
  }

  /** Parameters of random smooth noise around a grey level. */
  public double[] noise(Random random, double amplitude, double grey) {
    double[] parameters = new double[parameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = amplitude * random.nextGaussian();
    }
    if (waves.constant() == 0) {
      return parameters;
    }
    double level = Math.log(grey / (1 - grey)) / waves.constant();
    if (colours) {
      // The same light in all channels is brightness alone.
      parameters[0] += level * Math.sqrt(3);
      return parameters;
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      parameters[channel * waves.count()] += level;
    }
    return parameters;
  }

  /** Writes the image of these parameters into {@code image} from {@code at} on. */
  public void render(double[] parameters, float[] image, int at) {
    double[] planes = new double[shape.channels() * region.size()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      waves.plane(parameters, channel * waves.count(), planes, channel * region.size());
    }
    if (colours) {
      mix(planes);
    }
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
    double[] planes = new double[shape.channels() * region.size()];
    for (int i = 0; i < planes.length; i++) {
      double value = image[at + pixel(i)];
      planes[i] = pixelGradient[at + pixel(i)] * value * (1 - value);
    }
    if (colours) {
      separate(planes, false);
    }
    double[] gradient = new double[parameterCount()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      waves.adjoint(planes, channel * region.size(), gradient, channel * waves.count());
    }
    return gradient;
  }

  /**
   * Returns parameters whose image is nearly the given one.
   *
   * @param image [channels × rows × columns] in [0, 1]
   */
  public double[] fit(float[] image) {
    double[] planes = new double[shape.channels() * region.size()];
    for (int i = 0; i < planes.length; i++) {
      double value = Math.min(1 - MARGIN, Math.max(MARGIN, image[pixel(i)]));
      planes[i] = Math.log(value / (1 - value));
    }
    if (colours) {
      separate(planes, true);
    }
    double[] parameters = new double[parameterCount()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      waves.fit(planes, channel * region.size(), parameters, channel * waves.count());
    }
    return parameters;
  }

  private int pixel(int inPlanes) {
    int channel = inPlanes / region.size();
    int inRegion = inPlanes % region.size();
    return shape.index(
        channel,
        region.top() + inRegion / region.columns(),
        region.left() + inRegion % region.columns());
  }

  /** Turns planes of decorrelated colours into red, green and blue. */
  private void mix(double[] planes) {
    int size = region.size();
    for (int i = 0; i < size; i++) {
      double brightness = DEVIATIONS[0] * planes[i];
      double redBlue = DEVIATIONS[1] * planes[size + i];
      double againstGreen = DEVIATIONS[2] * planes[2 * size + i];
      for (int channel = 0; channel < 3; channel++) {
        double[] row = COLOURS[channel];
        planes[channel * size + i] = row[0] * brightness + row[1] * redBlue + row[2] * againstGreen;
      }
    }
  }

  /**
   * Turns planes of red, green and blue into decorrelated ones.
   *
   * @param inverse true for the inverse of {@link #mix}, false for its transpose
   */
  private void separate(double[] planes, boolean inverse) {
    int size = region.size();
    for (int i = 0; i < size; i++) {
      double red = planes[i];
      double green = planes[size + i];
      double blue = planes[2 * size + i];
      for (int k = 0; k < 3; k++) {
        double sum = COLOURS[0][k] * red + COLOURS[1][k] * green + COLOURS[2][k] * blue;
        planes[k * size + i] = inverse ? sum / DEVIATIONS[k] : sum * DEVIATIONS[k];
      }
    }
  }
}

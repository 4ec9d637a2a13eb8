package io.github.convoscope.ui.visualisation;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.visualisation.AtlasSheets;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Converts network inputs and kernels to JavaFX images. */
final class InputPictures {
  private static final int SIDE = 112;

  private InputPictures() {}

  /**
   * ARGB pixels of an image [channels × rows × columns] in [0, 1]: grey, or red, green and blue. It
   * may be smaller than the network's input.
   */
  static int[] packed(Shape input, float[] image) {
    Shape shape = AtlasSheets.pictureShape(input, image);
    int[] colours = new int[shape.mapSize()];
    boolean colour = shape.channels() == 3;
    for (int i = 0; i < colours.length; i++) {
      int red = level(image[i]);
      int green = colour ? level(image[shape.mapSize() + i]) : red;
      int blue = colour ? level(image[2 * shape.mapSize() + i]) : red;
      colours[i] = 0xff000000 | red << 16 | green << 8 | blue;
    }
    return colours;
  }

  private static int level(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  /** Converts a whole image. */
  static Image picture(Shape shape, float[] image) {
    Shape own = AtlasSheets.pictureShape(shape, image);
    return picture(own.rows(), own.columns(), packed(own, image));
  }

  /** Converts a part of an image. */
  static Image picture(Shape shape, float[] image, InputRegion part) {
    return picture(part.rows(), part.columns(), packed(shape, image, part));
  }

  /** ARGB pixels of a part of an image. */
  static int[] packed(Shape input, float[] image, InputRegion part) {
    Shape shape = AtlasSheets.pictureShape(input, image);
    int[] all = packed(shape, image);
    int[] colours = new int[part.size()];
    for (int i = 0; i < colours.length; i++) {
      int row = part.top() + i / part.columns();
      int column = part.left() + i % part.columns();
      colours[i] = all[row * shape.columns() + column];
    }
    return colours;
  }

  /**
   * Converts a kernel [rows × columns], which begins at {@code from}, in the colours of weights.
   */
  static Image weights(int rows, int columns, float[] weights, int from, ColourScale scale) {
    int[] colours = new int[rows * columns];
    scale.paint(weights, from, colours.length, colours, 0);
    return picture(rows, columns, colours);
  }

  /**
   * A unit of the first layer as a picture in its colours: grey where its weights are 0, and as
   * strong as its largest weight lets it be.
   *
   * @param model a network that takes colours, whose first layer is a convolution
   */
  static Image colourKernel(Model model, int unit) {
    Window window = model.spec().layer(1).requireWindow();
    int plane = window.taps();
    float[] weights = model.weights().of(1).kernel();
    int from = unit * 3 * plane;
    float largest = 1e-9f;
    for (int i = from; i < from + 3 * plane; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    boolean reversed = model.input().order() == ChannelOrder.BGR;
    float[] light = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      int source = from + (reversed ? 2 - channel : channel) * plane;
      for (int i = 0; i < plane; i++) {
        light[channel * plane + i] = 0.5f + 0.5f * weights[source + i] / largest;
      }
    }
    return picture(Shape.maps(3, window.kernelRows(), window.kernelColumns()), light);
  }

  /**
   * The colours of some kernels: one scale for all, as wide as their largest weight.
   *
   * @param palette the colours of the theme
   */
  static ColourScale weightScale(Palette palette, float[] weights) {
    float largest = 1e-9f;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return ColourScale.symmetric(palette.weights(), largest);
  }

  /** Makes every pixel a square of several: JavaFX's software pipeline blurs enlarged images. */
  private static Image picture(int rows, int columns, int[] colours) {
    int times = Math.max(1, Math.round((float) SIDE / columns));
    int[] large = new int[rows * columns * times * times];
    for (int i = 0; i < large.length; i++) {
      int row = i / (columns * times) / times;
      int column = i % (columns * times) / times;
      large[i] = colours[row * columns + column];
    }
    WritableImage image = new WritableImage(columns * times, rows * times);
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            columns * times,
            rows * times,
            PixelFormat.getIntArgbPreInstance(),
            large,
            0,
            columns * times);
    return image;
  }

  /** A view of an image, {@code width} pixels wide on screen. */
  static ImageView view(Image image, double width) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setFitWidth(width);
    view.setFitHeight(width);
    return view;
  }
}

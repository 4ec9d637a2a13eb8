package io.github.convoscope.explain.visualisation;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;

/**
 * Finds the model that images are optimised with in the window: the open one, or, where its
 * pictures are large and the network takes several sizes, the same network with smaller ones. An
 * image of 112 pixels takes a quarter of the time of one of 227, and shows the same.
 */
public final class CanvasModel {
  /** Rows and columns of the smaller pictures. */
  public static final int SIDE = 112;

  private CanvasModel() {}

  /** The model to optimise with. Reads the model's file where it takes a smaller input. */
  public static Model of(Model model) {
    Path file = model.path();
    Shape input = model.spec().input().shape();
    boolean large = model.input().takesColours() && Math.min(input.rows(), input.columns()) > SIDE;
    if (!large || file == null) {
      return model;
    }
    try {
      Model smaller =
          new ModelOpener().open(file, new OpenOptions(null, null, SIDE, Progress.NONE));
      boolean same =
          smaller.checksum().equals(model.checksum())
              && smaller.spec().depth() == model.spec().depth()
              && smaller.inputRange().equals(model.inputRange());
      return same ? smaller : model;
    } catch (Problem fixedSize) {
      return model;
    }
  }

  /** An image of one size in another one; the image itself where it has that size. */
  public static float[] fitted(float[] image, Shape from, Shape to) {
    if (from.equals(to)) {
      return image;
    }
    double scale =
        Math.max((double) to.rows() / from.rows(), (double) to.columns() / from.columns());
    return new ColourImage(from.rows(), from.columns(), image)
        .scaled(to.rows(), to.columns(), scale, 0)
        .values();
  }
}

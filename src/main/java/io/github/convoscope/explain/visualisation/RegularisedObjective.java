package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objectives minus prices as functions of points in image spaces, for a batch at once, with their
 * derivatives. One thread at a time.
 */
final class RegularisedObjective {
  private final Engine engine;
  private final Shape shape;
  private final List<VisualisationTask> wishes;
  private final List<ImageParameterisation> spaces;
  private final @Nullable Diversity diversity;
  private final double likeness;
  private final Activations activations;
  private final Gradients gradients;
  private final LayerGradients slopes;
  private final float[] images;
  private final float[] moved;
  private final float[] byMoved;
  private final float[] byPixel;
  private final boolean[] flat;

  RegularisedObjective(
      Engine engine,
      List<VisualisationTask> wishes,
      List<ImageParameterisation> spaces,
      @Nullable Diversity diversity,
      double likeness) {
    this.engine = engine;
    this.wishes = wishes;
    this.spaces = spaces;
    this.diversity = diversity;
    this.likeness = likeness;
    shape = engine.spec().input().shape();
    int count = wishes.size();
    activations = new Activations(engine.spec(), count);
    gradients = new Gradients(engine.spec(), count);
    slopes = new LayerGradients(count);
    images = new float[count * shape.size()];
    moved = new float[images.length];
    byMoved = new float[images.length];
    byPixel = new float[images.length];
    flat = new boolean[count];
  }

  /**
   * The heights of points and their slopes.
   *
   * @param points a point a wish
   * @param warps how each image is moved before the network sees it; null for not at all
   * @param prices what each image pays
   * @param slope receives the derivative by each point
   * @return objective minus prices for each
   */
  double[] climb(
      double[][] points, AffineWarp @Nullable [] warps, Regularisation[] prices, double[][] slope) {
    int size = shape.size();
    double[] heights = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      spaces.get(i).render(points[i], images, i * size);
      move(warps, i);
    }
    engine.forward(moved, activations);
    slopes.clear();
    for (int i = 0; i < points.length; i++) {
      heights[i] = wishes.get(i).objective().value(activations, i);
      wishes.get(i).objective().slope(activations, i, 1, slopes);
      heights[i] += like(wishes.get(i), i);
    }
    if (diversity != null) {
      heights[0] += diversity.slope(activations, 0, points.length, slopes);
    }
    slopes.descend(engine, activations, gradients, byMoved);
    Arrays.fill(byPixel, 0);
    for (int i = 0; i < points.length; i++) {
      flat[i] = flat(i);
      if (warps == null) {
        System.arraycopy(byMoved, i * size, byPixel, i * size, size);
      } else {
        warps[i].adjoint(byMoved, byPixel, i * size);
      }
      heights[i] -= prices[i].charge(shape, images, byPixel, i * size);
      slope[i] = spaces.get(i).pullBack(images, byPixel, i * size);
    }
    return heights;
  }

  /** What likeness to real images is worth, with its slope; its price is relative to the range. */
  private double like(VisualisationTask wish, int example) {
    Objective real = wish.likeness();
    if (real == null) {
      return 0;
    }
    double worth = likeness * wish.range();
    real.slope(activations, example, worth, slopes);
    return worth * real.value(activations, example);
  }

  private boolean flat(int example) {
    for (int i = example * shape.size(); i < (example + 1) * shape.size(); i++) {
      if (byMoved[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** True where the objective of an example had no slope at all at the last {@link #climb}. */
  boolean isFlat(int example) {
    return flat[example];
  }

  private void move(AffineWarp @Nullable [] warps, int example) {
    int size = shape.size();
    if (warps == null) {
      System.arraycopy(images, example * size, moved, example * size, size);
    } else {
      warps[example].apply(images, moved, example * size);
    }
  }

  /** The network's values for the images as they stand, unmoved; live until the next call. */
  Activations look(double[][] points) {
    for (int i = 0; i < points.length; i++) {
      spaces.get(i).render(points[i], images, i * shape.size());
    }
    engine.forward(images, activations);
    return activations;
  }

  /** The image of an example as last rendered. */
  float[] image(int example) {
    float[] image = new float[shape.size()];
    System.arraycopy(images, example * image.length, image, 0, image.length);
    return image;
  }
}

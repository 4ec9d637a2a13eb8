package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;

/**
 * The diversity objective (Olah et al. 2017): makes images that are optimised together differ. It
 * is minus the mean cosine of their Gram matrices, the inner products of a layer's feature maps.
 * For layers without feature maps the outputs are compared.
 *
 * @param layer the layer whose values are compared
 * @param shape that layer's shape
 * @param weight weight against the task's own objective
 */
public record Diversity(int layer, Shape shape, double weight) {
  /** Most units of a layer that compares colour images. */
  private static final int WIDEST = 256;

  /**
   * Compares the images of one task by the last convolution, or by layer 1 where there is none. For
   * colour images it is the last one that the task needs, and not a very wide one: Gram matrices
   * grow with the square of the width. The weight grows with the number of images.
   */
  public static Diversity of(NetworkSpec spec, VisualisationTask task, int count) {
    boolean colour = spec.input().isColourPicture();
    int last = 1;
    for (LayerSpec layer : spec.layers()) {
      boolean fits = layer.index() <= task.topLayer() && layer.shape().channels() <= WIDEST;
      last = layer.kind() == LayerKind.CONVOLUTION && (!colour || fits) ? layer.index() : last;
    }
    return new Diversity(last, spec.layer(last).shape(), count * task.range());
  }

  /**
   * Adds {@code weight} times the gradient for examples {@code from} to {@code from + count - 1},
   * and returns {@code weight} times the value.
   */
  double addGradient(Activations at, int from, int count, LayerGradients into) {
    double[][] features = new double[count][];
    for (int i = 0; i < count; i++) {
      features[i] = features(at, from + i);
    }
    double total = 0;
    double share = weight * 2 / Math.max(1, count * (count - 1));
    for (int i = 0; i < count; i++) {
      double[] featureGradient = new double[features[i].length];
      for (int j = 0; j < count; j++) {
        if (j != i) {
          total -= share / 2 * cosine(features[i], features[j], -share, featureGradient);
        }
      }
      addFeatureGradient(at, from + i, featureGradient, into);
    }
    return total;
  }

  private double[] features(Activations at, int example) {
    float[] values = at.after(layer);
    int start = example * shape.size();
    int plane = shape.mapSize();
    if (!shape.spatial()) {
      double[] features = new double[shape.size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = values[start + i];
      }
      return features;
    }
    int channels = shape.channels();
    double[] gram = new double[channels * channels];
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < plane; i++) {
          sum += (double) values[start + a * plane + i] * values[start + b * plane + i];
        }
        gram[a * channels + b] = sum / plane;
        gram[b * channels + a] = sum / plane;
      }
    }
    return gram;
  }

  private static double cosine(double[] own, double[] other, double factor, double[] byOwn) {
    double dot = 0;
    double ownSquare = 0;
    double otherSquare = 0;
    for (int i = 0; i < own.length; i++) {
      dot += own[i] * other[i];
      ownSquare += own[i] * own[i];
      otherSquare += other[i] * other[i];
    }
    double lengths = Math.sqrt(ownSquare * otherSquare);
    if (lengths == 0) {
      return 0;
    }
    for (int i = 0; i < own.length; i++) {
      byOwn[i] += factor * (other[i] / lengths - dot / lengths * own[i] / ownSquare);
    }
    return dot / lengths;
  }

  private void addFeatureGradient(
      Activations at, int example, double[] featureGradient, LayerGradients into) {
    float[] gradient = into.of(layer, false, at);
    float[] values = at.after(layer);
    int start = example * shape.size();
    if (!shape.spatial()) {
      for (int i = 0; i < featureGradient.length; i++) {
        gradient[start + i] += (float) featureGradient[i];
      }
      return;
    }
    int plane = shape.mapSize();
    int channels = shape.channels();
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b < channels; b++) {
        float both = (float) (2 * featureGradient[a * channels + b] / plane);
        for (int i = 0; i < plane; i++) {
          gradient[start + a * plane + i] += both * values[start + b * plane + i];
        }
      }
    }
  }
}

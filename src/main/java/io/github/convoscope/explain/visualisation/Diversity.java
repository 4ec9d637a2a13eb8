package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;

/**
 * Makes several images found together differ: minus the mean likeness (cosine) of their Gram
 * matrices, the products of a layer's feature maps with each other (Olah et al. 2017). For layers
 * without feature maps the outputs themselves are compared.
 *
 * @param layer where they are compared
 * @param shape that layer's shape
 * @param weight how much difference counts against the objective itself
 */
public record Diversity(int layer, Shape shape, double weight) {
  /**
   * For several images of one wish: compared by what the last convolution sees in them, or else the
   * first layer, and the more of them there are, the more difference counts.
   */
  public static Diversity of(NetworkSpec spec, VisualisationTask wish, int count) {
    int last = 1;
    for (LayerSpec layer : spec.layers()) {
      last = layer.kind() == LayerKind.CONVOLUTION ? layer.index() : last;
    }
    return new Diversity(last, spec.layer(last).shape(), count * wish.range());
  }

  /**
   * Adds {@code weight} times the derivative of the difference of examples {@code from} to {@code
   * from + count - 1} and returns {@code weight} times the difference.
   */
  double slope(Activations at, int from, int count, LayerGradients into) {
    double[][] looks = new double[count][];
    for (int i = 0; i < count; i++) {
      looks[i] = look(at, from + i);
    }
    double total = 0;
    double share = weight * 2 / Math.max(1, count * (count - 1));
    for (int i = 0; i < count; i++) {
      double[] byLook = new double[looks[i].length];
      for (int j = 0; j < count; j++) {
        if (j != i) {
          total -= share / 2 * cosine(looks[i], looks[j], -share, byLook);
        }
      }
      pull(at, from + i, byLook, into);
    }
    return total;
  }

  private double[] look(Activations at, int example) {
    float[] values = at.after(layer);
    int start = example * shape.size();
    int plane = shape.mapSize();
    if (!shape.spatial()) {
      double[] look = new double[shape.size()];
      for (int i = 0; i < look.length; i++) {
        look[i] = values[start + i];
      }
      return look;
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

  private void pull(Activations at, int example, double[] byLook, LayerGradients into) {
    float[] slopes = into.of(layer, false, at);
    float[] values = at.after(layer);
    int start = example * shape.size();
    if (!shape.spatial()) {
      for (int i = 0; i < byLook.length; i++) {
        slopes[start + i] += (float) byLook[i];
      }
      return;
    }
    int plane = shape.mapSize();
    int channels = shape.channels();
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b < channels; b++) {
        float both = (float) (2 * byLook[a * channels + b] / plane);
        for (int i = 0; i < plane; i++) {
          slopes[start + a * plane + i] += both * values[start + b * plane + i];
        }
      }
    }
  }
}

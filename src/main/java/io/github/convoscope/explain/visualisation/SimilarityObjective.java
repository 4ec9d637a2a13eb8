package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;

/**
 * The cosine, −1 to 1, between a layer's outputs for the image and a fixed pattern, such as the
 * mean of its outputs for real images. The pattern comes from examples and not from the network
 * alone, so the page that shows such an image says so (Olah et al. 2017, "learned priors").
 *
 * @param layer the layer whose outputs are compared
 * @param pattern outputs of that layer, [size]; not changed
 */
public record SimilarityObjective(int layer, float[] pattern) implements Objective {
  @Override
  public int topLayer() {
    return layer;
  }

  @Override
  public double value(Activations at, int example) {
    Products products = products(at, example);
    return products.lengths == 0 ? 0 : products.dot / products.lengths;
  }

  @Override
  public void addGradient(Activations at, int example, double factor, LayerGradients into) {
    Products products = products(at, example);
    if (products.lengths == 0) {
      return;
    }
    double cosine = products.dot / products.lengths;
    float[] gradient = into.of(layer, false, at);
    float[] values = at.after(layer);
    for (int i = 0; i < pattern.length; i++) {
      int here = example * pattern.length + i;
      gradient[here] +=
          (float) (factor * (pattern[i] / products.lengths - cosine * values[here] / products.own));
    }
  }

  /**
   * The products that the cosine is computed from.
   *
   * @param own sum of the squares of the layer's outputs
   * @param lengths product of the two lengths
   */
  private record Products(double dot, double own, double lengths) {}

  private Products products(Activations at, int example) {
    float[] values = at.after(layer);
    double dot = 0;
    double own = 0;
    double other = 0;
    for (int i = 0; i < pattern.length; i++) {
      double value = values[example * pattern.length + i];
      dot += value * pattern[i];
      own += value * value;
      other += (double) pattern[i] * pattern[i];
    }
    return new Products(dot, own, Math.sqrt(own * other));
  }
}

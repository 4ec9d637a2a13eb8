package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.RankCorrelation;
import io.github.convoscope.network.Activations;
import java.util.List;

/**
 * Compares how the layers react to an optimised image and to real ones: Spearman's rank correlation
 * of each layer's outputs for the image with those for the examples that excite the same unit most
 * (Geirhos et al., "Don't trust your eyes", ICML 2024). The layers are those of the graph in
 * topological order.
 *
 * @param toExamples mean correlation with the examples, for each layer from 1 on
 * @param amongExamples mean correlation of the examples with each other, for each layer from 1 on
 */
public record PathSimilarity(double[] toExamples, double[] amongExamples) {
  private static final double HALF = 0.5;

  /**
   * Compares an image with examples.
   *
   * @param examples at least two images
   */
  public static PathSimilarity of(Engine engine, float[] image, List<float[]> examples) {
    int depth = engine.spec().depth();
    Activations own = new Activations(engine.spec(), 1);
    engine.forward(image, own);
    List<Activations> others =
        examples.stream()
            .map(
                example -> {
                  Activations at = new Activations(engine.spec(), 1);
                  engine.forward(example, at);
                  return at;
                })
            .toList();
    double[] to = new double[depth - 1];
    double[] among = new double[depth - 1];
    int pairs = others.size() * (others.size() - 1) / 2;
    for (int layer = 1; layer < depth; layer++) {
      for (int i = 0; i < others.size(); i++) {
        double[] example = numbers(others.get(i), layer);
        to[layer - 1] += RankCorrelation.spearman(numbers(own, layer), example) / others.size();
        for (int j = 0; j < i; j++) {
          among[layer - 1] +=
              RankCorrelation.spearman(example, numbers(others.get(j), layer)) / pairs;
        }
      }
    }
    return new PathSimilarity(to, among);
  }

  private static double[] numbers(Activations at, int layer) {
    float[] values = at.after(layer);
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }

  /**
   * The index of the first layer whose correlation with the examples is less than half of that
   * among the examples; 0 where there is none.
   */
  public int firstUnusualLayer() {
    for (int i = 0; i < toExamples.length; i++) {
      if (toExamples[i] < HALF * amongExamples[i]) {
        return i + 1;
      }
    }
    return 0;
  }
}

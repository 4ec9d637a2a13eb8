package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean outputs of the last feature maps for real images of each class. A network often needs
 * only parts of a digit for a high logit, so the image with the highest logit falls into pieces. A
 * pull towards the prototype of its class makes it whole. Immutable.
 */
public final class ClassPrototypes {
  /** No prototypes: images come from the network alone. */
  public static final ClassPrototypes NONE = new ClassPrototypes(Map.of());

  private static final double CONFIDENT = 0.9;
  private static final int LEAST_EXAMPLES = 3;
  private static final int MOST_EXAMPLES = 5000;

  private final Map<Integer, SimilarityObjective> byClass;

  private ClassPrototypes(Map<Integer, SimilarityObjective> byClass) {
    this.byClass = Map.copyOf(byClass);
  }

  /**
   * Computes the prototypes from examples, at most the first 5,000.
   *
   * @return a prototype for each class that the network assigns to at least three examples with a
   *     probability above 0.9
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static ClassPrototypes of(Engine engine, ExampleImages examples, Progress progress) {
    NetworkSpec spec = engine.spec();
    int layer = lastFeatureMaps(spec);
    if (layer == 0 || spec.input().shape().channels() != 1) {
      return NONE;
    }
    int size = spec.layer(layer).shape().size();
    int classes = spec.classes();
    double[][] sums = new double[classes][size];
    int[] counts = new int[classes];
    Activations at = new Activations(spec, 1);
    float[] image = new float[spec.input().shape().size()];
    int count = Math.min(MOST_EXAMPLES, examples.count());
    for (int i = 0; i < count; i++) {
      progress.check();
      progress.report(i / (double) count, Message.of("atlas.measuring", i, count));
      examples.copy(i, image, 0);
      engine.forward(image, at);
      int label = confidentClass(at.probabilities());
      if (label >= 0) {
        counts[label]++;
        add(at.after(layer), sums[label]);
      }
    }
    Map<Integer, SimilarityObjective> byClass = new HashMap<>();
    for (int label = 0; label < classes; label++) {
      if (counts[label] >= LEAST_EXAMPLES) {
        byClass.put(label, new SimilarityObjective(layer, mean(sums[label], counts[label])));
      }
    }
    return new ClassPrototypes(byClass);
  }

  /** The similarity to real images of a class; null where too few are known. */
  public @Nullable SimilarityObjective of(int label) {
    return byClass.get(label);
  }

  private static int lastFeatureMaps(NetworkSpec spec) {
    int last = 0;
    for (LayerSpec layer : spec.layers().subList(1, spec.output().index())) {
      last = layer.shape().spatial() ? layer.index() : last;
    }
    return last;
  }

  private static int confidentClass(float[] probabilities) {
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] > CONFIDENT) {
        return i;
      }
    }
    return -1;
  }

  private static void add(float[] values, double[] into) {
    for (int i = 0; i < values.length; i++) {
      into[i] += values[i];
    }
  }

  private static float[] mean(double[] sum, int count) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return mean;
  }
}

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
 * For every class the pattern that the last feature maps show, on average, for real images that the
 * network is sure of. A network often needs less than a whole digit to be sure of a class, so that
 * the image that raises its logit most falls into pieces; asked to be taken like real images as
 * well, it becomes whole. Immutable.
 */
public final class ClassPrototypes {
  /** None: images are made from the network alone. */
  public static final ClassPrototypes NONE = new ClassPrototypes(Map.of());

  private static final double SURE = 0.9;
  private static final int FEWEST = 3;
  private static final int MOST = 5000;

  private final Map<Integer, SimilarityObjective> byClass;

  private ClassPrototypes(Map<Integer, SimilarityObjective> byClass) {
    this.byClass = Map.copyOf(byClass);
  }

  /**
   * Looks through examples, at most the first 5,000.
   *
   * @return a pattern for each class that at least three of the examples are sure to be
   * @throws io.github.convoscope.task.CancelledException when no longer wanted
   */
  public static ClassPrototypes of(Engine engine, ExampleImages examples, Progress progress) {
    NetworkSpec spec = engine.spec();
    int layer = lastMaps(spec);
    if (layer == 0 || spec.input().shape().channels() != 1) {
      return NONE;
    }
    int size = spec.layer(layer).shape().size();
    int classes = spec.classes();
    double[][] sums = new double[classes][size];
    int[] found = new int[classes];
    Activations at = new Activations(spec, 1);
    float[] image = new float[spec.input().shape().size()];
    int count = Math.min(MOST, examples.count());
    for (int i = 0; i < count; i++) {
      progress.check();
      progress.report(i / (double) count, Message.of("atlas.measuring", i, count));
      examples.copy(i, image, 0);
      engine.forward(image, at);
      int label = sure(at.output());
      if (label >= 0) {
        found[label]++;
        add(at.after(layer), sums[label]);
      }
    }
    Map<Integer, SimilarityObjective> byClass = new HashMap<>();
    for (int label = 0; label < classes; label++) {
      if (found[label] >= FEWEST) {
        byClass.put(label, new SimilarityObjective(layer, mean(sums[label], found[label])));
      }
    }
    return new ClassPrototypes(byClass);
  }

  /** Likeness to real images of a class; null where too few are known. */
  public @Nullable SimilarityObjective of(int label) {
    return byClass.get(label);
  }

  private static int lastMaps(NetworkSpec spec) {
    int last = 0;
    for (LayerSpec layer : spec.layers().subList(1, spec.output().index())) {
      last = layer.shape().spatial() ? layer.index() : last;
    }
    return last;
  }

  private static int sure(float[] answers) {
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] > SURE) {
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

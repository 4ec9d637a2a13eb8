package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.StandardisationOperator;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds functions that exporters write as several operators, such as GELU or hard swish, whatever
 * the order of these: where a layer depends on a single one below, number by number, the function
 * is computed at some points and compared with those that we know. Layer normalisation is found by
 * its parts.
 */
final class OnnxPatterns {
  private static final int LONGEST = 16;

  private OnnxPatterns() {}

  /** Replaces all layers that are found. */
  static void replace(List<OnnxLayer> layers) {
    for (OnnxLayer layer : layers) {
      if (layer.isUnknown("Div") && layer.inputs().size() == 2) {
        layerNormalisation(layer);
      } else if (isCandidate(layer)) {
        function(layer);
      }
    }
  }

  private static boolean isCandidate(OnnxLayer layer) {
    boolean merge =
        layer.operator() instanceof MergeOperator
            && layer.inputs().stream().allMatch(in -> in.shape().equals(layer.shape()));
    return !layer.hasFunction() && (merge || layer.formula() != null || uniform(layer) != null);
  }

  /** Scale and shift where they are the same for all channels. */
  private static float @Nullable [] uniform(OnnxLayer layer) {
    if (layer.kind() != LayerKind.NORMALISATION) {
      return null;
    }
    float[] scale = layer.weights().kernel();
    float[] shift = layer.weights().bias();
    for (int c = 1; c < scale.length; c++) {
      if (scale[c] != scale[0] || shift[c] != shift[0]) {
        return null;
      }
    }
    return new float[] {scale[0], shift[0]};
  }

  private static boolean isScalar(OnnxLayer layer) {
    return layer.formula() != null || (layer.kind() == LayerKind.ACTIVATION) || isCandidate(layer);
  }

  private static void function(OnnxLayer layer) {
    // What the layer depends on, the last one first; a single one is the argument.
    TreeMap<Integer, OnnxLayer> open = new TreeMap<>();
    layer.inputs().forEach(input -> open.put(input.number(), input));
    for (int i = 0; i < LONGEST; i++) {
      if (open.size() == 1) {
        OnnxLayer argument = open.firstEntry().getValue();
        ActivationFunction found =
            argument.shape().equals(layer.shape())
                ? OnnxKnownFunctions.like(x -> value(layer, argument, x))
                : null;
        if (found != null) {
          layer.become(found, argument);
          return;
        }
      }
      OnnxLayer last = open.pollLastEntry().getValue();
      if (!isScalar(last)) {
        return;
      }
      last.inputs().forEach(input -> open.put(input.number(), input));
    }
  }

  private static double value(OnnxLayer layer, OnnxLayer argument, double x) {
    IdentityHashMap<OnnxLayer, Double> known = new IdentityHashMap<>();
    known.put(argument, x);
    return value(layer, known);
  }

  /** No deeper than {@link #LONGEST}, since no more layers lie between it and the argument. */
  private static double value(OnnxLayer layer, IdentityHashMap<OnnxLayer, Double> known) {
    Double done = known.get(layer);
    if (done != null) {
      return done;
    }
    double[] read = layer.inputs().stream().mapToDouble(input -> value(input, known)).toArray();
    double value = layer.function().apply(before(layer, read));
    known.put(layer, value);
    return value;
  }

  private static double before(OnnxLayer layer, double[] read) {
    DoubleUnaryOperator formula = layer.formula();
    if (formula != null) {
      return formula.applyAsDouble(read[0]);
    }
    float[] scale = uniform(layer);
    if (scale != null) {
      return read[0] * scale[0] + scale[1];
    }
    if (!(layer.operator() instanceof MergeOperator merge)) {
      return read[0];
    }
    return switch (merge.rule()) {
      case SUM -> Arrays.stream(read).sum();
      case PRODUCT -> Arrays.stream(read).reduce(1, (a, b) -> a * b);
      case AVERAGE -> Arrays.stream(read).average().orElseThrow();
      case DIFFERENCE -> read[0] - read[1];
      case MAXIMUM -> Arrays.stream(read).max().orElseThrow();
      case MINIMUM -> Arrays.stream(read).min().orElseThrow();
    };
  }

  /** (x − mean) / sqrt(mean of (x − mean)² + ε), the mean over the channels or over all cells. */
  private static void layerNormalisation(OnnxLayer quotient) {
    OnnxLayer centred = quotient.input();
    OnnxLayer root = quotient.inputs().get(1);
    OnnxLayer x = centred.kind() == LayerKind.DIFFERENCE ? centred.input() : null;
    if (x == null || !isMean(centred.inputs().get(1), x) || !root.isUnknown("Sqrt")) {
      return;
    }
    float[] added = uniform(root.input());
    if (added == null || added[0] != 1) {
      return;
    }
    OnnxLayer variance = root.input().input();
    OnnxLayer square = variance.inputs().isEmpty() ? variance : variance.input();
    if (!isMean(variance, square)
        || square.kind() != LayerKind.MULTIPLY
        || !square.inputs().stream().allMatch(factor -> isCentred(factor, x))) {
      return;
    }
    int channels = x.shape().channels();
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    boolean whole = variance.shape().size() == 1;
    if (!x.shape().equals(quotient.shape())
        || (!whole && variance.shape().mapSize() != x.shape().mapSize())) {
      return;
    }
    int groups = whole ? 1 : StandardisationOperator.EACH_CELL;
    quotient.setOperator(
        new StandardisationOperator(groups, added[1]),
        new LayerWeights(ones, new float[channels]),
        List.of(x));
  }

  private static boolean isMean(OnnxLayer layer, OnnxLayer of) {
    return layer.isUnknown("ReduceMean") && layer.input() == of;
  }

  private static boolean isCentred(OnnxLayer layer, OnnxLayer x) {
    return layer.kind() == LayerKind.DIFFERENCE
        && layer.input() == x
        && isMean(layer.inputs().get(1), x);
  }
}

package io.github.convoscope.modelfile.keras;

import io.github.convoscope.message.Message;
import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds our layers with their weights, and limits their total size. */
final class KerasAssembly {
  private static final int LARGEST_LAYER = 1 << 23;
  private static final int MOST_NEURONS = 1 << 26;
  private static final int MOST_PARAMETERS = 1 << 30;
  private static final int MOST_OUTPUTS = 1 << 16;
  private static final double MOST_PRODUCTS = 4e10;

  private final String file;
  private final KerasDialect dialect;
  private final KerasWeights arrays;
  private final Progress progress;
  private final NetworkBuilder builder;
  private final KerasLayerNames names = new KerasLayerNames();
  private final List<LayerWeights> weights = new ArrayList<>(List.of(LayerWeights.NONE));
  private final IdentityHashMap<KerasLayer, Map<Object, LayerWeights>> read =
      new IdentityHashMap<>();
  private long neurons;
  private long parameters;
  private double products;

  KerasAssembly(
      String file,
      String name,
      KerasDialect dialect,
      KerasWeights arrays,
      Shape input,
      Progress progress) {
    this.file = file;
    this.dialect = dialect;
    this.arrays = arrays;
    this.progress = progress;
    builder = new NetworkBuilder(name, input);
    count(file, 0);
  }

  /** How the file's generation and library mean things. */
  KerasDialect dialect() {
    return dialect;
  }

  /** The function of a layer that has one beside what it does. */
  ActivationFunction function(KerasLayer layer, KerasTensor input) {
    ActivationFunction function = functionInside(layer);
    // Keras's softmax goes over the last axis.
    if (function.equals(ActivationFunction.SOFTMAX)
        && !input.isChannelAxis(-1, dialect.channelsFirst())) {
      throw layer.bad("activation");
    }
    return function;
  }

  /** The function of a layer that has one beside what it does; others have the identity. */
  ActivationFunction functionInside(KerasLayer layer) {
    return KerasFunctions.inside(layer, dialect.generation());
  }

  /**
   * Adds a layer of ours.
   *
   * @param suffix what tells apart layers that are one layer in Keras; may be empty
   * @throws io.github.convoscope.message.Problem if it can't read its inputs, or is too large
   */
  KerasTensor add(
      KerasLayer layer,
      String suffix,
      LayerOperator operator,
      ActivationFunction function,
      LayerWeights own,
      Kind kind,
      KerasTensor... inputs) {
    int[] indices = Arrays.stream(inputs).mapToInt(KerasTensor::layer).toArray();
    String name = names.name(layer, suffix);
    try {
      builder.add(name, operator, function, indices);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw KerasProblem.of(e, "shape", file, layer.shown());
    }
    weights.add(own);
    count(layer.shown(), own.kernel().length + own.bias().length);
    countProducts(operator.window(), inputs, own);
    return KerasTensor.of(builder.last(), builder.below(), kind);
  }

  /** Adds a layer of ours without weights. */
  KerasTensor add(
      KerasLayer layer, LayerOperator operator, ActivationFunction function, KerasTensor input) {
    return add(layer, "", operator, function, LayerWeights.NONE, input.kind(), input);
  }

  private void count(String layer, int ownParameters) {
    Shape shape = builder.below();
    double size = (double) shape.channels() * shape.rows() * shape.columns();
    if (size > LARGEST_LAYER) {
      throw KerasProblem.of("layer-size", file, layer);
    }
    neurons += (long) size;
    parameters += ownParameters;
    if (neurons > MOST_NEURONS || parameters > MOST_PARAMETERS) {
      throw KerasProblem.of("too-large", file);
    }
  }

  private void countProducts(@Nullable Window window, KerasTensor[] inputs, LayerWeights own) {
    Shape shape = builder.below();
    if (window != null && own.equals(LayerWeights.NONE)) {
      products += (double) shape.size() * Math.min(window.taps(), inputs[0].shape().mapSize());
    } else {
      products += (double) own.kernel().length * shape.mapSize();
    }
    if (products > MOST_PRODUCTS) {
      throw KerasProblem.of("too-large", file);
    }
  }

  /**
   * The weights of a layer, read once however often the layer is called.
   *
   * @param way what else the result depends on
   */
  LayerWeights weights(KerasLayer layer, Object way, Supplier<LayerWeights> reader) {
    Map<Object, LayerWeights> known = read.computeIfAbsent(layer, any -> new HashMap<>());
    LayerWeights weights = known.get(way);
    if (weights == null) {
      weights = reader.get();
      requireFinite(layer, weights.kernel());
      requireFinite(layer, weights.bias());
      known.put(way, weights);
    }
    return weights;
  }

  private void requireFinite(KerasLayer layer, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw KerasProblem.of("not-finite", file, layer.shown());
      }
    }
  }

  /**
   * The arrays of a layer.
   *
   * @param least how many it must have
   * @param most how many it may have
   */
  List<HdfArray> arrays(KerasLayer layer, int least, int most) {
    List<HdfArray> found = arrays.of(layer);
    if (found.size() < least || found.size() > most) {
      throw KerasProblem.of("weights-count", file, layer.shown(), found.size(), least);
    }
    return found;
  }

  /** Checks the shape of an array and makes its numbers ready. */
  void load(KerasLayer layer, HdfArray array, int... shape) {
    if (!Arrays.equals(array.shape(), shape)) {
      String stored = Arrays.toString(array.shape());
      String needed = Arrays.toString(shape);
      throw KerasProblem.of("weights-shape", file, layer.shown(), stored, needed);
    }
    array.load();
  }

  /** All numbers of an array in its own order. */
  float[] vector(KerasLayer layer, HdfArray array, int length) {
    load(layer, array, length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = array.at(i);
    }
    return values;
  }

  /** Tells how far the translation is, and stops it where it is no longer wanted. */
  void report(double fraction) {
    progress.check();
    progress.report(fraction, Message.of("keras.reading", file));
  }

  /**
   * The finished network.
   *
   * @throws io.github.convoscope.message.Problem if it has no layers or too many answers
   */
  NetworkSpec spec() {
    if (builder.depth() < 2) {
      throw KerasProblem.of("configuration", file);
    }
    if (builder.below().size() > MOST_OUTPUTS) {
      throw KerasProblem.of("output-size", file, builder.below().size(), MOST_OUTPUTS);
    }
    return builder.build();
  }

  /** The finished network's weights. */
  Weights weights() {
    return new Weights(weights);
  }
}

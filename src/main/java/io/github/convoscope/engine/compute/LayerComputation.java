package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.InterpolationOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.StandardisationOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what computes one layer before its activation function: an {@link Operation} where it
 * reads one layer, a {@link MergeOperation} where it reads several. A new kind of layer needs a
 * line here.
 */
final class LayerComputation {
  private final @Nullable Operation single;
  private final @Nullable MergeOperation merge;

  private LayerComputation(@Nullable Operation single, @Nullable MergeOperation merge) {
    this.single = single;
    this.merge = merge;
  }

  static LayerComputation of(Operation operation) {
    return new LayerComputation(operation, null);
  }

  /** Our own loops for a layer of a network. */
  static LayerComputation of(LayerSpec layer, List<Shape> inputs, LayerWeights own) {
    Shape shape = layer.shape();
    return switch (layer.kind()) {
      case ADD, AVERAGE, DIFFERENCE, MULTIPLY, MAXIMUM, MINIMUM ->
          merge(merged(((MergeOperator) layer.operator()).rule(), indices(inputs, shape)));
      case CONCATENATE -> merge(new ConcatenationOperation(inputs));
      case INPUT -> of(new CopyOperation(shape.size()));
      default -> of(operation(layer, inputs.get(0), own));
    };
  }

  private static Operation operation(LayerSpec layer, Shape input, LayerWeights own) {
    Shape shape = layer.shape();
    if (layer.operator() instanceof ConvolutionOperator convolution) {
      return convolution.groups() > 1
          ? GroupedConvolutionOperation.of(convolution, input, shape, own)
          : TiledConvolutionOperation.fastest(input, shape, convolution.window(), own);
    }
    if (layer.operator() instanceof PoolingOperator pooling) {
      return new PoolingOperation(input, shape, pooling);
    }
    if (layer.operator() instanceof ParametricReluOperator relu) {
      return new ParametricReluOperation(shape, own.kernel(), relu.shared());
    }
    if (layer.operator() instanceof ResponseNormalisationOperator normalisation) {
      return new ResponseNormalisationOperation(shape, normalisation);
    }
    if (layer.operator() instanceof StandardisationOperator standardisation) {
      return new StandardisationOperation(shape, standardisation, own);
    }
    if (layer.operator() instanceof InterpolationOperator interpolation) {
      return new InterpolationOperation(input, shape, interpolation, own);
    }
    return switch (layer.kind()) {
      case DENSE, OUTPUT ->
          own.kernel().length > LargeDenseOperation.MANY_WEIGHTS
              ? new LargeDenseOperation(input.size(), shape.size(), own)
              : new DenseOperation(input.size(), shape.size(), own);
      case NORMALISATION -> new ScaleOperation(shape, own);
      case PADDING, CROPPING, UPSAMPLING, FLATTEN -> new GatherOperation(layer, input);
      default -> new CopyOperation(shape.size());
    };
  }

  private static MergeOperation merged(MergeRule rule, BroadcastIndex[] inputs) {
    return rule == MergeRule.PRODUCT
        ? new ProductOperation(inputs)
        : rule.selects() ? new SelectionOperation(rule, inputs) : new SumOperation(rule, inputs);
  }

  private static LayerComputation merge(MergeOperation operation) {
    return new LayerComputation(null, operation);
  }

  private static BroadcastIndex[] indices(List<Shape> inputs, Shape shape) {
    return inputs.stream()
        .map(input -> new BroadcastIndex(input, shape))
        .toArray(BroadcastIndex[]::new);
  }

  void forward(float[][] in, float[] out, int count) {
    if (single != null) {
      single.forward(in[0], out, count);
    } else if (merge != null) {
      merge.forward(in, out, count);
    }
  }

  void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    if (single != null) {
      single.backward(in[0], byOut, byIn, count);
    } else if (merge != null) {
      merge.backward(in, byOut, input, byIn, count);
    }
  }

  /** The same with working memory for another thread. */
  LayerComputation copy() {
    return single == null ? this : of(single.copy());
  }
}

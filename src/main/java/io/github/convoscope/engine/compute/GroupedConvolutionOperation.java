package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ConvolutionOperator;
import java.util.Arrays;

/** Computes a convolution in groups: one ordinary convolution for each part of the channels. */
final class GroupedConvolutionOperation implements Operation {
  private final Operation[] parts;
  private final Shape input;
  private final Shape shape;
  private final float[] in;
  private final float[] out;

  private GroupedConvolutionOperation(Operation[] parts, Shape input, Shape shape) {
    this.parts = parts;
    this.input = input;
    this.shape = shape;
    in = new float[input.size() / parts.length];
    out = new float[shape.size() / parts.length];
  }

  static GroupedConvolutionOperation of(
      ConvolutionOperator operator, Shape input, Shape shape, LayerWeights weights) {
    int groups = operator.groups();
    Shape partIn = Shape.maps(input.channels() / groups, input.rows(), input.columns());
    Shape partOut = Shape.maps(shape.channels() / groups, shape.rows(), shape.columns());
    int kernel = weights.kernel().length / groups;
    Operation[] parts = new Operation[groups];
    for (int g = 0; g < groups; g++) {
      LayerWeights own =
          new LayerWeights(
              Arrays.copyOfRange(weights.kernel(), g * kernel, (g + 1) * kernel),
              Arrays.copyOfRange(
                  weights.bias(), g * partOut.channels(), (g + 1) * partOut.channels()));
      parts[g] = new ConvolutionOperation(partIn, partOut, operator.window(), own);
    }
    return new GroupedConvolutionOperation(parts, input, shape);
  }

  @Override
  public void forward(float[] from, float[] to, int count) {
    for (int n = 0; n < count; n++) {
      for (int g = 0; g < parts.length; g++) {
        System.arraycopy(from, n * input.size() + g * in.length, in, 0, in.length);
        parts[g].forward(in, out, 1);
        System.arraycopy(out, 0, to, n * shape.size() + g * out.length, out.length);
      }
    }
  }

  @Override
  public void backward(float[] from, float[] byOut, float[] byIn, int count) {
    for (int n = 0; n < count; n++) {
      for (int g = 0; g < parts.length; g++) {
        System.arraycopy(byOut, n * shape.size() + g * out.length, out, 0, out.length);
        parts[g].backward(in, out, in, 1);
        System.arraycopy(in, 0, byIn, n * input.size() + g * in.length, in.length);
      }
    }
  }

  @Override
  public Operation copy() {
    Operation[] copies = new Operation[parts.length];
    for (int g = 0; g < copies.length; g++) {
      copies[g] = parts[g].copy();
    }
    return new GroupedConvolutionOperation(copies, input, shape);
  }
}

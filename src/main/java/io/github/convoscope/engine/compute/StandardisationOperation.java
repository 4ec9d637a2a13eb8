package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.StandardisationOperator;

/** Brings numbers to mean 0 and deviation 1, then scales and shifts each channel. */
final class StandardisationOperation implements Operation {
  private final Shape shape;
  private final StandardisationOperator operator;
  private final LayerWeights weights;
  private final int members;

  StandardisationOperation(Shape shape, StandardisationOperator operator, LayerWeights weights) {
    this.shape = shape;
    this.operator = operator;
    this.weights = weights;
    members = operator.members(shape);
  }

  private double mean(float[] in, int example, int part) {
    double sum = 0;
    for (int i = 0; i < members; i++) {
      sum += in[example + operator.cell(shape, part, i)];
    }
    return sum / members;
  }

  private double deviation(float[] in, int example, int part, double mean) {
    double sum = 0;
    for (int i = 0; i < members; i++) {
      double off = in[example + operator.cell(shape, part, i)] - mean;
      sum += off * off;
    }
    return Math.sqrt(sum / members + operator.epsilon());
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      int example = n * shape.size();
      for (int part = 0; part < operator.parts(shape); part++) {
        double mean = mean(in, example, part);
        double deviation = deviation(in, example, part, mean);
        for (int i = 0; i < members; i++) {
          int cell = operator.cell(shape, part, i);
          int channel = cell / shape.mapSize();
          double standard = (in[example + cell] - mean) / deviation;
          out[example + cell] =
              (float) (standard * weights.kernel()[channel] + weights.bias()[channel]);
        }
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    for (int n = 0; n < count; n++) {
      int example = n * shape.size();
      for (int part = 0; part < operator.parts(shape); part++) {
        backward(in, byOut, byIn, example, part);
      }
    }
  }

  private void backward(float[] in, float[] byOut, float[] byIn, int example, int part) {
    double mean = mean(in, example, part);
    double deviation = deviation(in, example, part, mean);
    double sum = 0;
    double along = 0;
    for (int i = 0; i < members; i++) {
      int cell = operator.cell(shape, part, i);
      double g = (double) byOut[example + cell] * weights.kernel()[cell / shape.mapSize()];
      sum += g;
      along += g * (in[example + cell] - mean) / deviation;
    }
    for (int i = 0; i < members; i++) {
      int cell = operator.cell(shape, part, i);
      double g = (double) byOut[example + cell] * weights.kernel()[cell / shape.mapSize()];
      double standard = (in[example + cell] - mean) / deviation;
      byIn[example + cell] = (float) ((g - sum / members - standard * along / members) / deviation);
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}

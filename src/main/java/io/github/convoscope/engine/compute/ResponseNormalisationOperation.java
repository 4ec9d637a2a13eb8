package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;

/** Divides x by (k + α Σ x²)^β, the sum over neighbouring channels (Krizhevsky et al. 2012). */
final class ResponseNormalisationOperation implements Operation {
  private final Shape shape;
  private final ResponseNormalisationOperator settings;

  ResponseNormalisationOperation(Shape shape, ResponseNormalisationOperator settings) {
    this.shape = shape;
    this.settings = settings;
  }

  private double base(float[] in, int first, int channel) {
    double sum = 0;
    for (int c = settings.first(channel); c < settings.end(channel, shape.channels()); c++) {
      double value = in[first + c * shape.mapSize()];
      sum += value * value;
    }
    return settings.k() + settings.alpha() * sum;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int cell = 0; cell < shape.mapSize(); cell++) {
        int first = n * shape.size() + cell;
        for (int c = 0; c < shape.channels(); c++) {
          int at = first + c * shape.mapSize();
          out[at] = (float) (in[at] * Math.pow(base(in, first, c), -settings.beta()));
        }
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    double[] factors = new double[shape.channels()];
    double[] shares = new double[shape.channels()];
    for (int n = 0; n < count; n++) {
      for (int cell = 0; cell < shape.mapSize(); cell++) {
        int first = n * shape.size() + cell;
        for (int c = 0; c < shape.channels(); c++) {
          int at = first + c * shape.mapSize();
          double base = base(in, first, c);
          factors[c] = Math.pow(base, -settings.beta());
          shares[c] = byOut[at] * in[at] * factors[c] / base;
        }
        for (int c = 0; c < shape.channels(); c++) {
          int at = first + c * shape.mapSize();
          double through = 0;
          for (int other = 0; other < shape.channels(); other++) {
            if (settings.first(other) <= c && c < settings.end(other, shape.channels())) {
              through += shares[other];
            }
          }
          byIn[at] =
              (float)
                  (byOut[at] * factors[c]
                      - 2 * settings.alpha() * settings.beta() * in[at] * through);
        }
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}

package io.github.convoscope.engine.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes batch normalisation and ReLU of feature maps in plain loops (Ioffe and Szegedy 2015).
 * DL4J's own takes a quarter of a step's time, as it goes over the values a dozen times.
 */
final class NormalisedReluLayer extends BatchNormalization {
  private static final long serialVersionUID = 1L;

  private transient float[] values = {};
  private transient float[] gradients = {};
  private transient float[] means = {};
  private transient float[] variances = {};

  NormalisedReluLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray preOutput(INDArray x, TrainingMode training, LayerWorkspaceMgr workspaces) {
    values = FloatArrays.get(x, values);
    int count = (int) x.size(0);
    int maps = (int) x.size(1);
    int plane = (int) (x.size(2) * x.size(3));
    float[] scale = parameter(BatchNormalizationParamInitializer.GAMMA);
    float[] shift = parameter(BatchNormalizationParamInitializer.BETA);
    if (training == TrainingMode.TRAIN) {
      measure(count, maps, plane);
    } else {
      means = parameter(BatchNormalizationParamInitializer.GLOBAL_MEAN);
      variances = parameter(BatchNormalizationParamInitializer.GLOBAL_VAR);
    }
    // What is normalised stays in the values: the gradient needs it.
    float[] out = new float[count * maps * plane];
    for (int image = 0; image < count; image++) {
      for (int map = 0; map < maps; map++) {
        int from = (image * maps + map) * plane;
        float mean = means[map];
        float inverse = inverse(map);
        float g = scale[map];
        float b = shift[map];
        for (int i = from; i < from + plane; i++) {
          float normal = (values[i] - mean) * inverse;
          values[i] = normal;
          out[i] = Math.max(0, g * normal + b);
        }
      }
    }
    INDArray result =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
    FloatArrays.put(out, result);
    return result;
  }

  private float inverse(int map) {
    return (float) (1 / Math.sqrt(variances[map] + layerConf().getEps()));
  }

  /** Mean and variance of each map over all examples. */
  private void measure(int count, int maps, int plane) {
    means = new float[maps];
    variances = new float[maps];
    double all = (double) count * plane;
    for (int map = 0; map < maps; map++) {
      double sum = 0;
      for (int image = 0; image < count; image++) {
        sum += sum((image * maps + map) * plane, plane, 0, 1);
      }
      float mean = (float) (sum / all);
      double squares = 0;
      for (int image = 0; image < count; image++) {
        squares += sum((image * maps + map) * plane, plane, mean, 2);
      }
      means[map] = mean;
      variances[map] = (float) (squares / all);
    }
  }

  /**
   * The sum of values less a mean, or of their squares. Four sums at once: each addition would wait
   * for the one before.
   */
  private double sum(int from, int length, float mean, int power) {
    float[] v = values;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    int end = from + length;
    for (; i + 3 < end; i += 4) {
      float p = v[i] - mean;
      float q = v[i + 1] - mean;
      float r = v[i + 2] - mean;
      float s = v[i + 3] - mean;
      a += power == 2 ? p * p : p;
      b += power == 2 ? q * q : q;
      c += power == 2 ? r * r : r;
      d += power == 2 ? s * s : s;
    }
    for (; i < end; i++) {
      a += power == 2 ? (v[i] - mean) * (v[i] - mean) : v[i] - mean;
    }
    return (double) a + b + c + d;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    gradients = FloatArrays.get(epsilon, gradients);
    int count = (int) epsilon.size(0);
    int maps = (int) epsilon.size(1);
    int plane = (int) (epsilon.size(2) * epsilon.size(3));
    float[] scale = parameter(BatchNormalizationParamInitializer.GAMMA);
    float[] shift = parameter(BatchNormalizationParamInitializer.BETA);
    float[] ofScale = new float[maps];
    float[] ofShift = new float[maps];
    for (int map = 0; map < maps; map++) {
      backward(map, count, maps, plane, scale[map], shift[map], ofScale, ofShift);
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, epsilon.shape(), 'c');
    FloatArrays.put(gradients, result);
    Gradient gradient = new DefaultGradient();
    set(gradient, BatchNormalizationParamInitializer.GAMMA, ofScale);
    set(gradient, BatchNormalizationParamInitializer.BETA, ofShift);
    running(gradient, BatchNormalizationParamInitializer.GLOBAL_MEAN, means);
    running(gradient, BatchNormalizationParamInitializer.GLOBAL_VAR, variances);
    return new Pair<>(gradient, result);
  }

  /** The gradients of one map: of its scale and its shift, and, in place, of its values. */
  private void backward(
      int map, int count, int maps, int plane, float g, float b, float[] ofScale, float[] ofShift) {
    double sum = 0;
    double product = 0;
    for (int image = 0; image < count; image++) {
      int from = (image * maps + map) * plane;
      float s = 0;
      float p = 0;
      for (int i = from; i < from + plane; i++) {
        float gradient = g * values[i] + b > 0 ? gradients[i] : 0;
        gradients[i] = gradient;
        s += gradient;
        p += gradient * values[i];
      }
      sum += s;
      product += p;
    }
    ofShift[map] = (float) sum;
    ofScale[map] = (float) product;
    double all = (double) count * plane;
    float meanSum = (float) (sum / all);
    float meanProduct = (float) (product / all);
    float factor = g * inverse(map);
    for (int image = 0; image < count; image++) {
      int from = (image * maps + map) * plane;
      for (int i = from; i < from + plane; i++) {
        gradients[i] = factor * (gradients[i] - meanSum - values[i] * meanProduct);
      }
    }
  }

  private void set(Gradient gradient, String name, float[] numbers) {
    INDArray view = Objects.requireNonNull(gradientViews.get(name));
    view.assign(Nd4j.createFromArray(numbers).reshape(view.shape()));
    gradient.setGradientFor(name, view);
  }

  /** The updater subtracts what is set here, so that the parameter moves to the batch's number. */
  private void running(Gradient gradient, String name, float[] ofBatch) {
    float[] move = parameter(name);
    float part = (float) (1 - layerConf().getDecay());
    for (int i = 0; i < move.length; i++) {
      move[i] = part * (move[i] - ofBatch[i]);
    }
    set(gradient, name, move);
  }

  private float[] parameter(String name) {
    return getParam(name).dup('c').data().asFloat();
  }
}

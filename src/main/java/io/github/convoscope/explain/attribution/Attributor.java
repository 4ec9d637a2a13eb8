package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes attribution maps of one network, by any method. Inputs, network and settings are never
 * written to. One thread uses it at a time, with an engine of its own.
 */
public final class Attributor {
  private static final int RANDOM_ORDERS = 10;

  private final BufferedEngine passes;
  private final NetworkSpec spec;
  private @Nullable BaselineScore lastBaseline;

  /** Kept, since the baseline's score is the same for every drawing. */
  private record BaselineScore(AttributionTarget target, List<float[]> baselines, double score) {}

  /** For the engine's network; the engine is used, not closed. */
  public Attributor(Engine engine) {
    this(engine, Interventions.NONE);
  }

  /** For the engine's network with some units held at a value. */
  public Attributor(Engine engine, Interventions held) {
    passes = new BufferedEngine(engine, held);
    spec = engine.spec();
  }

  /** The network explained. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The logits for an input, [classes]. */
  public float[] logits(float[] input) {
    checkInput(input);
    return passes.forward(input, 1).logits().clone();
  }

  /** The target's value for an input. */
  public double score(float[] input, AttributionTarget target) {
    checkInput(input);
    return passes.field(target.scalar(spec)).value(input);
  }

  /**
   * One map.
   *
   * @param input flat, in the network's input shape
   * @throws Problem where this cannot be explained, saying why
   * @throws io.github.convoscope.task.CancelledException where the progress says so
   */
  public Attribution explain(
      float[] input,
      AttributionTarget target,
      Method method,
      MethodSettings settings,
      Progress progress) {
    checkInput(input);
    Scalar scalar = target.scalar(spec);
    List<float[]> baselines = baselines(settings);
    int layer = method.hasLayer() ? layer(method, scalar, settings) : 0;
    double baselineScore = baselineScore(target, scalar, settings);
    Activations at = passes.forward(input, 1);
    double score = scalar.value(at, 0);
    int taken = 0;
    double[] map =
        switch (method) {
          case SALIENCY -> saliency(at, scalar, settings);
          case GRADIENT_X_INPUT -> timesInput(input, at, scalar);
          case GUIDED_BACKPROP -> backward(at, scalar, BackwardRule.GUIDED);
          case DECONVOLUTION -> backward(at, scalar, BackwardRule.DECONVOLUTION);
          case INTEGRATED_GRADIENTS -> {
            AdaptivePath.Integral integral =
                integrated(passes.field(scalar), input, baselines, settings, progress);
            taken = integral.passes();
            yield integral.map();
          }
          case SMOOTHGRAD ->
              PathMethods.smoothGrad(
                  passes.field(scalar),
                  input,
                  settings.sigma() * settings.range(),
                  settings,
                  progress);
          case OCCLUSION ->
              Occlusion.map(
                  passes.field(scalar),
                  input,
                  baselines.get(0),
                  picture(spec),
                  settings.window(),
                  settings.stride(),
                  progress);
          case GRAD_CAM -> gradCam(at, scalar, layer);
          case CONDUCTANCE -> conductances(input, target, settings, progress)[layer];
        };
    Message note = note(method, target, score, map);
    Shape shape = spec.layer(layer).shape();
    if (method == Method.GRAD_CAM) {
      map = GradCam.rectified(map);
      shape = Shape.maps(1, shape.rows(), shape.columns());
      if (!settings.atLayer()) {
        map = GradCam.overInput(spec, layer, map);
        shape = Shape.maps(1, picture(spec).rows(), picture(spec).columns());
        layer = 0;
      }
    }
    return new Attribution(
        method, target, layer, shape, finite(map), score, baselineScore, taken, note);
  }

  /**
   * The conductance of every neuron of every layer up to the target's own, as the mean over the
   * baselines; each layer's numbers sum to the score minus the baseline's score.
   *
   * @return one array a layer, [size]
   */
  public double[][] conductances(
      float[] input, AttributionTarget target, MethodSettings settings, Progress progress) {
    checkInput(input);
    Scalar scalar = target.scalar(spec);
    List<float[]> baselines = baselines(settings);
    double[][] mean = new double[scalar.layer() + 1][];
    for (float[] baseline : baselines) {
      double[][] one = Conductance.ofAllLayers(passes, scalar, baseline, input, progress);
      for (int layer = 0; layer < one.length; layer++) {
        if (mean[layer] == null) {
          mean[layer] = new double[one[layer].length];
        }
        for (int i = 0; i < one[layer].length; i++) {
          mean[layer][i] += one[layer][i] / baselines.size();
        }
      }
    }
    return mean;
  }

  /**
   * How well a map ranks the pixels: deletion and insertion in its order and in random ones.
   *
   * @param map of this input and target, in the input's shape, or one channel of it
   * @param steps points of each curve but the first
   */
  public FlippingCurves curves(
      float[] input,
      AttributionTarget target,
      Attribution map,
      MethodSettings settings,
      int steps,
      Progress progress) {
    checkInput(input);
    int pixels = picture(spec).mapSize();
    if (map.layer() != 0 || map.values().length % pixels != 0) {
      throw Problem.input(Message.of("attribution.curves-need-pixels"));
    }
    PixelFlipping flipping =
        new PixelFlipping(
            passes.field(target.scalar(spec)), input, baselines(settings).get(0), pixels);
    if (flipping.size() == 0) {
      throw Problem.input(Message.of("attribution.no-ink"));
    }
    List<Integer> order = flipping.order(map.values(), settings.seed());
    double[] deletion = new double[steps + 1];
    double[] insertion = new double[steps + 1];
    for (int i = 0; i < RANDOM_ORDERS; i++) {
      List<Integer> random = flipping.shuffled(settings.seed() + 1 + i);
      add(flipping.curve(random, false, steps, progress), deletion);
      add(flipping.curve(random, true, steps, progress), insertion);
    }
    return new FlippingCurves(
        flipping.curve(order, false, steps, progress),
        flipping.curve(order, true, steps, progress),
        deletion,
        insertion);
  }

  private static void add(double[] curve, double[] mean) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += curve[i] / RANDOM_ORDERS;
    }
  }

  /**
   * The last convolution below a layer, or else the last layer with maps; −1 where there is none.
   */
  public static int lastMaps(NetworkSpec spec, int below) {
    int maps = -1;
    for (int i = below - 1; i > 0; i--) {
      LayerSpec layer = spec.layer(i);
      if (layer.kind() == LayerKind.CONVOLUTION) {
        return i;
      }
      if (maps < 0 && layer.shape().spatial()) {
        maps = i;
      }
    }
    return maps;
  }

  /** The input as a picture: a flat input whose size is a square number is taken as a square. */
  public static Shape picture(NetworkSpec spec) {
    Shape shape = spec.input().shape();
    int side = (int) Math.round(Math.sqrt(shape.size()));
    if (shape.spatial()) {
      return shape;
    }
    return side * side == shape.size() ? Shape.maps(1, side, side) : Shape.maps(1, 1, shape.size());
  }

  private double[] saliency(Activations at, Scalar scalar, MethodSettings settings) {
    double[] map = backward(at, scalar, BackwardRule.GRADIENT);
    for (int i = 0; settings.absolute() && i < map.length; i++) {
      map[i] = Math.abs(map[i]);
    }
    return map;
  }

  private double[] timesInput(float[] input, Activations at, Scalar scalar) {
    double[] map = backward(at, scalar, BackwardRule.GRADIENT);
    for (int i = 0; i < map.length; i++) {
      map[i] *= input[i];
    }
    return map;
  }

  private static AdaptivePath.Integral integrated(
      ScalarField field,
      float[] input,
      List<float[]> baselines,
      MethodSettings settings,
      Progress progress) {
    if (settings.adaptive()) {
      return AdaptivePath.integrate(field, input, baselines, progress);
    }
    double[] map =
        PathMethods.integratedGradients(field, input, baselines, settings.steps(), progress);
    return new AdaptivePath.Integral(map, settings.steps() * baselines.size());
  }

  private double[] backward(Activations at, Scalar scalar, BackwardRule rule) {
    return wide(passes.backward(at, scalar, rule).input());
  }

  private double[] gradCam(Activations at, Scalar scalar, int layer) {
    Gradients gradients = passes.backward(at, scalar, BackwardRule.GRADIENT);
    return GradCam.weightedSum(spec.layer(layer).shape(), at.after(layer), gradients.of(layer));
  }

  private int layer(Method method, Scalar scalar, MethodSettings settings) {
    int layer = settings.layer();
    if (layer == MethodSettings.LAST_CONVOLUTION) {
      layer = lastMaps(spec, scalar.layer());
      if (layer < 0 && method == Method.CONDUCTANCE) {
        layer = scalar.layer() == 0 ? 0 : spec.layer(scalar.layer()).input();
      }
    }
    String name = spec.layer(scalar.layer()).name();
    if (method == Method.CONDUCTANCE) {
      if (layer > scalar.layer()) {
        throw Problem.input(Message.of("attribution.layer-above", spec.layer(layer).name(), name));
      }
      return layer;
    }
    if (layer < 0) {
      throw Problem.input(Message.of("attribution.no-maps", name));
    }
    if (!spec.layer(layer).shape().spatial()) {
      throw Problem.input(Message.of("attribution.not-maps", spec.layer(layer).name()));
    }
    if (layer >= scalar.layer()) {
      throw Problem.input(Message.of("attribution.layer-above", spec.layer(layer).name(), name));
    }
    return layer;
  }

  private @Nullable Message note(
      Method method, AttributionTarget target, double score, double[] map) {
    boolean negative = false;
    boolean empty = true;
    boolean positive = false;
    for (double value : map) {
      empty &= value == 0;
      negative |= value < 0;
      positive |= value > 0;
    }
    if (empty) {
      boolean unit =
          target instanceof AttributionTarget.Unit || target instanceof AttributionTarget.Cell;
      return Message.of(unit && score == 0 ? "attribution.off" : "attribution.all-zero");
    }
    if (method == Method.GRAD_CAM && negative && !positive) {
      return Message.of("attribution.all-negative");
    }
    boolean rectified =
        spec.layers().stream().anyMatch(at -> at.activation() == ActivationFunction.RELU);
    return method.faithful() || rectified ? null : Message.of("attribution.no-relu");
  }

  private double baselineScore(AttributionTarget target, Scalar scalar, MethodSettings settings) {
    BaselineScore known = lastBaseline;
    if (known == null
        || !known.target.equals(target)
        || !known.baselines.equals(settings.baselines())) {
      double sum = 0;
      List<float[]> baselines = baselines(settings);
      for (float[] baseline : baselines) {
        sum += passes.field(scalar).value(baseline);
      }
      known = new BaselineScore(target, settings.baselines(), sum / baselines.size());
      lastBaseline = known;
    }
    return known.score;
  }

  private List<float[]> baselines(MethodSettings settings) {
    if (settings.baselines().isEmpty()) {
      return List.of(new float[passes.size()]);
    }
    settings.baselines().forEach(this::checkInput);
    return settings.baselines();
  }

  private void checkInput(float[] input) {
    if (input.length != passes.size()) {
      throw Problem.input(Message.of("attribution.input-size", input.length, passes.size()));
    }
  }

  private static double[] finite(double[] map) {
    for (int i = 0; i < map.length; i++) {
      if (!Double.isFinite(map[i])) {
        throw Problem.work(
            Message.of("attribution.not-finite"), new ArithmeticException("cell " + i));
      }
      map[i] += 0.0;
    }
    return map;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}

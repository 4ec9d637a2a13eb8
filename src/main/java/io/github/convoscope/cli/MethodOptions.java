package io.github.convoscope.cli;

import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.explain.attribution.MethodSettings;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the attribution methods; each reads only what concerns it. */
final class MethodOptions {
  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "saliency",
      description =
          "saliency, gradient-x-input, integrated-gradients, smoothgrad, guided-backprop,"
              + " deconvolution, grad-cam, occlusion or conductance (default: ${DEFAULT-VALUE}).")
  private String method = "saliency";

  @Option(names = "--seed", paramLabel = "S", description = "Where random numbers start.")
  private long seed;

  @Option(names = "--absolute", description = "Saliency: magnitudes instead of signed numbers.")
  private boolean absolute;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "50",
      description = "Integrated gradients: Gauss-Legendre steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--adaptive",
      description =
          "Integrated gradients: as many steps as it takes to close the completeness gap.")
  private boolean adaptive;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      defaultValue = "black",
      description =
          "Integrated gradients, occlusion, conductance: black, white, mean-digit or digits"
              + " (default: ${DEFAULT-VALUE}).")
  private String baseline = "black";

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "25",
      description = "SmoothGrad: noisy copies (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      defaultValue = "0.15",
      description =
          "SmoothGrad: noise as a share of the input's range (default: ${DEFAULT-VALUE}).")
  private double sigma;

  @Option(
      names = "--smoothing",
      paramLabel = "KIND",
      defaultValue = "mean",
      description =
          "SmoothGrad: mean, squared or variance of the gradients (default: ${DEFAULT-VALUE}).")
  private String smoothing = "mean";

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "4",
      description = "Occlusion: side of the window in pixels (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--stride",
      paramLabel = "N",
      defaultValue = "1",
      description = "Occlusion: how far the window moves (default: ${DEFAULT-VALUE}).")
  private int stride;

  @Option(names = "--at-layer", description = "Grad-CAM: the map in its layer's own size.")
  private boolean atLayer;

  /** The method. */
  Method method() {
    return Method.ofWord(method)
        .orElseThrow(
            () -> noSuch("--method", method, Arrays.stream(Method.values()).map(Method::word)));
  }

  private static Problem noSuch(String option, String given, Stream<String> known) {
    return Problem.input(
        Message.of("cli.explain.no-such", option, given, known.collect(Collectors.joining(", "))));
  }

  /** The settings. */
  MethodSettings settings(NetworkSpec spec, InputRange range, @Nullable Integer layer) {
    if (steps < 1
        || samples < 1
        || window < 1
        || stride < 1
        || stride > window
        || !(sigma >= 0)
        || Double.isInfinite(sigma)) {
      throw Problem.input(Message.of("cli.explain.numbers"));
    }
    Shape input = spec.input().shape();
    if (method() == Method.OCCLUSION && window > Math.min(input.rows(), input.columns())) {
      throw Problem.input(
          Message.of(
              "cli.explain.window",
              String.valueOf(window),
              String.valueOf(input.rows()),
              String.valueOf(input.columns())));
    }
    return MethodSettings.DEFAULT
        .withAbsolute(absolute)
        .withRange(range.width())
        .withSteps(steps)
        .withAdaptive(adaptive)
        .withBaselines(baselines(spec, range))
        .withNoise(samples, sigma, chosenSmoothing())
        .withSeed(seed)
        .withWindow(window, stride)
        .withLayer(layer == null ? MethodSettings.LAST_CONVOLUTION : layer, atLayer);
  }

  /** In the range that the network takes, where no ink need not be 0. */
  private List<float[]> baselines(NetworkSpec spec, InputRange range) {
    List<float[]> ink = chosenBaseline().inputs(spec);
    if (ink.isEmpty() && range.low() != 0) {
      ink = List.of(new float[spec.input().shape().size()]);
    }
    return ink.stream().map(range::numbers).toList();
  }

  private Baseline chosenBaseline() {
    return Baseline.ofWord(baseline)
        .orElseThrow(
            () ->
                noSuch(
                    "--baseline", baseline, Arrays.stream(Baseline.values()).map(Baseline::word)));
  }

  private MethodSettings.Smoothing chosenSmoothing() {
    for (MethodSettings.Smoothing kind : MethodSettings.Smoothing.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(smoothing)) {
        return kind;
      }
    }
    throw noSuch("--smoothing", smoothing, Stream.of("mean", "squared", "variance"));
  }
}

package io.github.convoscope.modelfile;

import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts DL4J's settings of a layer to ours, and says which of them can be expressed as data. */
final class Dl4jLayerSettings {
  private Dl4jLayerSettings() {}

  /**
   * False where a setting changes what the layer computes in a way that our operators cannot
   * express.
   */
  static boolean understood(
      LayerDescription node, @Nullable LayerDescription preprocessor, Shape below) {
    boolean channelsFirst =
        !node.word("cnn2dDataFormat").equals("NHWC") && !node.word("cnn2DFormat").equals("NHWC");
    return channelsFirst
        && !node.is("hasLayerNorm", false)
        && preprocessorUnderstood(node, preprocessor, below);
  }

  private static boolean preprocessorUnderstood(
      LayerDescription node, @Nullable LayerDescription preprocessor, Shape below) {
    if (preprocessor == null) {
      return true;
    }
    requireAgreement(node, preprocessor);
    boolean same =
        below.channels() == preprocessor.number("numChannels", 0)
            && below.rows() == preprocessor.number("inputHeight", 0)
            && below.columns() == preprocessor.number("inputWidth", 0);
    if (!same && preprocessor.type().equals("CnnToFeedForwardPreProcessor")) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    if (preprocessor.type().equals("FeedForwardToCnnPreProcessor")) {
      return same && below.spatial();
    }
    return !preprocessor.word("format").equals("NHWC")
        && switch (node.type()) {
          case "DenseLayer", "OutputLayer", "DropoutLayer" -> true;
          default -> false;
        };
  }

  /** Checks that a dense layer takes as many numbers as the file says that the maps have. */
  private static void requireAgreement(LayerDescription node, LayerDescription preprocessor) {
    boolean dense = node.type().equals("DenseLayer") || node.type().equals("OutputLayer");
    if (!dense || !preprocessor.type().equals("CnnToFeedForwardPreProcessor")) {
      return;
    }
    int taken = node.number("nin", 1);
    long given =
        (long) preprocessor.number("numChannels", 0)
            * preprocessor.number("inputHeight", 0)
            * preprocessor.number("inputWidth", 0);
    if (given != taken) {
      throw ModelFileProblem.of("contradiction", node.file(), node.index(), taken, given);
    }
  }

  /**
   * The weights of a depthwise convolution in our order: [channels × multiplier, rows, columns].
   *
   * @param kernel DL4J's: [rows, columns, channels, multiplier], of a separable convolution
   *     [multiplier, channels, rows, columns]
   */
  static float[] depthwiseKernel(
      LayerDescription node, float[] kernel, int channels, int multiplier) {
    boolean kernelCellsFirst = node.type().equals("DepthwiseConvolution2D");
    int taps = kernel.length / (channels * multiplier);
    float[] ours = new float[kernel.length];
    for (int c = 0; c < channels; c++) {
      for (int m = 0; m < multiplier; m++) {
        for (int t = 0; t < taps; t++) {
          int theirs =
              kernelCellsFirst
                  ? (t * channels + c) * multiplier + m
                  : (m * channels + c) * taps + t;
          ours[(c * multiplier + m) * taps + t] = kernel[theirs];
        }
      }
    }
    return ours;
  }

  /** Maximum or average; empty for a kind of pooling that our operators cannot express. */
  static Optional<PoolingKind> pooling(LayerDescription node) {
    return switch (node.word("poolingType")) {
      case "MAX" -> Optional.of(PoolingKind.MAX);
      case "AVG" -> Optional.of(PoolingKind.AVERAGE);
      default -> Optional.empty();
    };
  }

  /**
   * Local response normalisation; DL4J sums over as many channels below a channel as above it.
   *
   * @throws io.github.convoscope.message.Problem if the number of channels is impossible
   */
  static ResponseNormalisationOperator responseNormalisation(LayerDescription node) {
    int half = (int) node.real("n", 5) / 2;
    if (half < 0 || half > Dl4jLayerReader.LARGEST_LAYER) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), "n");
    }
    return new ResponseNormalisationOperator(
        2 * half + 1, node.real("alpha", 1e-4), node.real("beta", 0.75), node.real("k", 2));
  }

  /** Zeros added around feature maps: above, below, left, right. */
  static ShiftOperator padding(LayerDescription node) {
    int[] sides = sides(node, "padding");
    return ShiftOperator.padding(sides[0], sides[1], sides[2], sides[3]);
  }

  /** Rows and columns cut off from feature maps: above, below, left, right. */
  static ShiftOperator cropping(LayerDescription node) {
    int[] sides = sides(node, "cropping");
    return ShiftOperator.cropping(sides[0], sides[1], sides[2], sides[3]);
  }

  private static int[] sides(LayerDescription node, String field) {
    return new int[] {node.at(field, 0), node.at(field, 1), node.at(field, 2), node.at(field, 3)};
  }
}

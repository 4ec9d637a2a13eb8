package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Integrated gradients of SqueezeNet at 227 pixels, computed again in double precision on the
 * linear pieces that the program's forward passes lie on.
 *
 * <p>On the way from black to a photograph every pass has ReLUs at zero, and cells that compete for
 * the maximum, within the rounding of single precision. Which side they take is up to rounding, and
 * a gradient jumps there: any two programs in single precision differ. What can be held is tested
 * here: every number of the forward pass is right within rounding, so that sides differ only where
 * rounding decides, and for the sides that were taken the map is right.
 */
class SqueezeNetPathTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final Path PHOTO = Path.of("../shared/datasets/photos/open/chelsea.png");
  private static final int STEPS = 3;

  /** Largest difference of a map, as a share of its largest number. */
  private static final double TOLERANCE = 1e-5;

  /** Largest rounding of a sum, as a share of the layer's largest. */
  private static final double ROUNDING = 1e-5;

  @Test
  void mapsOfADrawnPictureAreRightOnTheirPieces() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    check(ReadyPictures.photo("goldfish"));
  }

  @Test
  void mapsOfAPhotographAreRightOnTheirPieces() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    Assumptions.assumeTrue(Files.isRegularFile(PHOTO), "no photographs in ../shared/datasets");
    check(Photo.of(ImageFile.readColours(PHOTO)));
  }

  private static void check(Photo photo) {
    Model model = new ModelOpener().open(FILE);
    NetworkSpec spec = model.spec();
    Shape input = spec.input().shape();
    float[] x =
        model
            .newEncoder()
            .encode(
                new PhotoRenderer().render(EditedPhoto.of(photo), input.rows(), input.columns()))
            .tensor();
    try (Engine engine = model.newEngine()) {
      Attributor attributor = new Attributor(engine, Interventions.NONE, model.inputRange());
      AttributionTarget.Logit answer =
          (AttributionTarget.Logit) AttributionTarget.answer(attributor.logits(x));
      float[] black = Baseline.BLACK.inputs(model.newEncoder()).get(0);
      Attribution own =
          attributor.explain(
              x, answer, new IntegratedGradients(STEPS, false), List.of(black), Progress.NONE);
      double[] expected = new double[x.length];
      GaussLegendre rule = GaussLegendre.of(STEPS);
      for (int node = 0; node < STEPS; node++) {
        float[] between = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          between[i] = (float) (black[i] + rule.nodes()[node] * ((double) x[i] - black[i]));
        }
        Activations at = new Activations(spec, 1);
        engine.forward(between, at);
        double[] gradient = new Piece(model, at).gradient(answer.label());
        for (int i = 0; i < x.length; i++) {
          expected[i] += rule.weights()[node] * gradient[i] * ((double) x[i] - black[i]);
        }
      }
      double largest = 0;
      double worst = 0;
      for (int i = 0; i < x.length; i++) {
        largest = Math.max(largest, Math.abs(expected[i]));
        worst = Math.max(worst, Math.abs(expected[i] - own.values()[i]));
      }
      assertTrue(worst <= TOLERANCE * largest, "differs by " + worst / largest);
    }
  }

  /** The linear piece of a network that a forward pass lies on, in double precision. */
  private static final class Piece {
    private final Model model;
    private final NetworkSpec spec;
    private final Activations at;

    Piece(Model model, Activations at) {
      this.model = model;
      this.spec = model.spec();
      this.at = at;
    }

    /** The gradient of a logit to the input; checks every layer on the way. */
    double[] gradient(int label) {
      double[][] by = new double[spec.depth()][];
      for (LayerSpec layer : spec.layers()) {
        by[layer.index()] = new double[layer.shape().size()];
      }
      // The last layer is the softmax; the logits are the numbers that it reads.
      by[spec.output().input()][label] = 1;
      for (int l = spec.output().input(); l > 0; l--) {
        LayerSpec layer = spec.layer(l);
        if (layer.operator() instanceof ConvolutionOperator convolution) {
          throughConvolution(layer, convolution.window(), by);
        } else if (layer.operator() instanceof PoolingOperator pooling) {
          throughPooling(layer, pooling, by);
        } else if (layer.operator() instanceof ConcatenationOperator) {
          int from = 0;
          for (int source : layer.inputs()) {
            int size = spec.layer(source).shape().size();
            for (int i = 0; i < size; i++) {
              by[source][i] += by[l][from + i];
            }
            from += size;
          }
        } else {
          throw new IllegalStateException("SqueezeNet has no " + layer.operator());
        }
      }
      return by[0];
    }

    private void throughConvolution(LayerSpec layer, Window window, double[][] by) {
      float[] below = at.after(layer.input());
      double[] byBelow = by[layer.input()];
      Shape in = spec.layer(layer.input()).shape();
      Shape out = layer.shape();
      float[] kernel = model.weights().of(layer.index()).kernel();
      float[] before = at.before(layer.index());
      double[] sums = new double[out.mapSize()];
      double[] byBefore = new double[out.mapSize()];
      double largest = 0;
      double worst = 0;
      for (int unit = 0; unit < out.channels(); unit++) {
        int first = unit * out.mapSize();
        boolean any = false;
        for (int i = 0; i < sums.length; i++) {
          sums[i] = model.weights().of(layer.index()).bias()[unit];
          byBefore[i] = before[first + i] > 0 ? by[layer.index()][first + i] : 0;
          any |= byBefore[i] != 0;
        }
        for (int channel = 0; channel < in.channels(); channel++) {
          for (int tap = 0; tap < window.taps(); tap++) {
            double w = kernel[(unit * in.channels() + channel) * window.taps() + tap];
            int tapRow = tap / window.kernelColumns();
            int tapColumn = tap % window.kernelColumns();
            for (int row = 0; row < out.rows(); row++) {
              int sourceRow = window.sourceRow(row, tapRow);
              if (sourceRow < 0 || sourceRow >= in.rows()) {
                continue;
              }
              int line = channel * in.mapSize() + sourceRow * in.columns();
              for (int column = 0; column < out.columns(); column++) {
                int source = window.sourceColumn(column, tapColumn);
                if (source >= 0 && source < in.columns()) {
                  sums[row * out.columns() + column] += w * below[line + source];
                  if (any) {
                    byBelow[line + source] += w * byBefore[row * out.columns() + column];
                  }
                }
              }
            }
          }
        }
        for (int i = 0; i < sums.length; i++) {
          largest = Math.max(largest, Math.abs(sums[i]));
          worst = Math.max(worst, Math.abs(sums[i] - before[first + i]));
        }
      }
      assertTrue(
          worst <= ROUNDING * largest, layer.name() + " is wrong by " + worst + " of " + largest);
    }

    private void throughPooling(LayerSpec layer, PoolingOperator pooling, double[][] by) {
      float[] below = at.after(layer.input());
      Shape in = spec.layer(layer.input()).shape();
      Shape out = layer.shape();
      Window window = pooling.window();
      for (int cell = 0; cell < out.size(); cell++) {
        double g = by[layer.index()][cell];
        int channel = cell / out.mapSize();
        int row = cell % out.mapSize() / out.columns();
        int column = cell % out.columns();
        int best = -1;
        for (int tap = 0; tap < window.taps(); tap++) {
          int source =
              channel * in.mapSize()
                  + window.sourceRow(row, tap / window.kernelColumns()) * in.columns()
                  + window.sourceColumn(column, tap % window.kernelColumns());
          if (pooling.pooling() == PoolingKind.AVERAGE) {
            by[layer.input()][source] += g / window.taps();
          } else if (best < 0 || below[source] > below[best]) {
            best = source;
          }
        }
        if (best >= 0) {
          by[layer.input()][best] += g;
          assertTrue(at.after(layer.index())[cell] == below[best], layer.name());
        }
      }
    }
  }
}

package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391): ReLU(Σ a_k A_k), where A_k are a layer's maps
 * after its function and a_k is the spatial mean of the target's derivative with respect to A_k.
 *
 * @param layer the layer whose maps are weighted, or {@link LayerMethod#LAST_CONVOLUTION}
 * @param atLayer the map in the layer's own size instead of the input's
 */
public record GradCam(int layer, boolean atLayer) implements LayerMethod {
  /** The map in the layer's own size. */
  static final MethodOption<Boolean> AT_LAYER =
      new MethodOption<>("at-layer", Boolean.class, false, "the map in its layer's own size");

  /** At the last convolution, in the input's size. */
  public static final GradCam DEFAULT = new GradCam(LAST_CONVOLUTION, AT_LAYER.standard());

  @Override
  public String id() {
    return "grad-cam";
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(AT_LAYER);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new GradCam(layer, values.get(AT_LAYER));
  }

  @Override
  public AttributionMethod at(int other) {
    return new GradCam(other, atLayer);
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    NetworkSpec spec = explained.spec();
    int chosen = layerBelow(spec, layer, explained.target().layer());
    Shape shape = spec.layer(chosen).shape();
    Gradients gradients = explained.gradients(BackwardRule.GRADIENT);
    double[] sum = weightedSum(shape, explained.activations().after(chosen), gradients.of(chosen));
    double[] map = rectified(sum);
    Message note = note(sum);
    return atLayer
        ? new RawMap(chosen, Shape.maps(1, shape.rows(), shape.columns()), map, 0, note)
        : new RawMap(0, oneChannel(spec), overInput(spec, chosen, map), 0, note);
  }

  /**
   * The layer to look at, which must have maps and lie below the target's.
   *
   * @param layer the user's choice, or {@link LayerMethod#LAST_CONVOLUTION}
   * @param above the target's layer
   * @throws Problem where there is no such layer
   */
  static int layerBelow(NetworkSpec spec, int layer, int above) {
    int chosen = layer == LAST_CONVOLUTION ? LayerMethod.lastMaps(spec, above) : layer;
    String name = spec.layer(above).name();
    if (chosen < 0) {
      throw Problem.input(Message.of("attribution.no-maps", name));
    }
    if (!spec.layer(chosen).shape().spatial()) {
      throw Problem.input(Message.of("attribution.not-maps", spec.layer(chosen).name()));
    }
    if (chosen >= above || !LayerPaths.feeding(spec, above).get(chosen)) {
      throw Problem.input(Message.of("attribution.layer-above", spec.layer(chosen).name(), name));
    }
    return chosen;
  }

  /** The input's size with one channel. */
  static Shape oneChannel(NetworkSpec spec) {
    Shape picture = InputEncoder.pictureShape(spec.input().shape());
    return Shape.maps(1, picture.rows(), picture.columns());
  }

  /** Says why the map is empty, if every weighted map speaks against the target. */
  static @Nullable Message note(double[] sum) {
    boolean negative = false;
    boolean positive = false;
    for (double value : sum) {
      negative |= value < 0;
      positive |= value > 0;
    }
    return negative && !positive ? Message.of("attribution.all-negative") : null;
  }

  /**
   * The weighted sum of the maps before the ReLU.
   *
   * @param shape the layer's
   * @param maps its output, [size]
   * @param gradients the target's derivative by it, [size]
   * @return one map, [rows × columns]
   */
  static double[] weightedSum(Shape shape, float[] maps, float[] gradients) {
    int cells = shape.mapSize();
    double[] map = new double[cells];
    for (int channel = 0; channel < shape.channels(); channel++) {
      double weight = 0;
      for (int i = 0; i < cells; i++) {
        weight += gradients[channel * cells + i];
      }
      weight /= cells;
      for (int i = 0; i < cells; i++) {
        map[i] += weight * maps[channel * cells + i];
      }
    }
    return map;
  }

  /** Negative numbers become 0. */
  static double[] rectified(double[] map) {
    double[] rectified = new double[map.length];
    for (int i = 0; i < map.length; i++) {
      rectified[i] = Math.max(0, map[i]);
    }
    return rectified;
  }

  /**
   * The map stretched over the input: bilinear between the centres of the cells' receptive fields.
   * Where a network keeps maps and pixels aligned (SAME padding, sizes that divide the input) this
   * is bilinear interpolation with half-pixel centres, the same as {@code align_corners=False}.
   *
   * @return [rows × columns] of the input
   */
  static double[] overInput(NetworkSpec spec, int layer, double[] map) {
    Shape cells = spec.layer(layer).shape();
    Shape input = InputEncoder.pictureShape(spec.input().shape());
    MapGeometry down = MapGeometry.ofRows(spec, layer);
    MapGeometry across = MapGeometry.ofColumns(spec, layer);
    double[] result = new double[input.mapSize()];
    for (int row = 0; row < input.rows(); row++) {
      double y = clamp(down.cellAt(row), cells.rows());
      double rowTrust = down.trust(row, cells.rows());
      for (int column = 0; column < input.columns(); column++) {
        double x = clamp(across.cellAt(column), cells.columns());
        result[row * input.columns() + column] =
            bilinear(map, cells, y, x) * rowTrust * across.trust(column, cells.columns());
      }
    }
    return result;
  }

  private static double bilinear(double[] map, Shape cells, double y, double x) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, cells.rows() - 1);
    int right = Math.min(left + 1, cells.columns() - 1);
    double down = y - top;
    double across = x - left;
    int wide = cells.columns();
    double upper = map[top * wide + left] * (1 - across) + map[top * wide + right] * across;
    double lower = map[bottom * wide + left] * (1 - across) + map[bottom * wide + right] * across;
    return upper * (1 - down) + lower * down;
  }

  private static double clamp(double cell, int cells) {
    return Math.max(0, Math.min(cells - 1, cell));
  }
}

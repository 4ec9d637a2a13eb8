package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.InterpolationOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates Resize and Upsample of rows and columns. */
final class OnnxResizing {
  private static final int MOST_WEIGHTS = 1 << 24;
  private static final int LARGEST = 1 << 13;

  private final OnnxAssembly assembly;

  OnnxResizing(OnnxAssembly assembly) {
    this.assembly = assembly;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("Resize", OnnxOperator.of(this::resized));
    operators.put("Upsample", OnnxOperator.of(this::resized));
  }

  private OnnxSignal resized(OnnxCall call) {
    OnnxNode node = call.node();
    boolean old = node.type().equals("Upsample") || call.opset() < 11;
    OnnxArray scales = filled(call.optional(old ? 1 : 2));
    OnnxArray sizes = old ? null : filled(call.optional(3));
    if (scales == null && node.has("scales")) {
      float[] given = node.reals("scales");
      scales = OnnxArray.ofFloats(new int[] {given.length}, given);
    }
    refuse(node, "antialias", node.number("antialias", 0) != 0);
    refuse(node, "exclude_outside", node.number("exclude_outside", 0) != 0);
    String policy = node.word("keep_aspect_ratio_policy", "stretch");
    refuse(node, "keep_aspect_ratio_policy", !policy.equals("stretch"));
    OnnxSignal signal = call.signal(0);
    int[] roles = signal.view().roles(signal.layer().shape());
    if (roles == null || !signal.layer().shape().spatial()) {
      signal = OnnxSignal.of(assembly.maps(node, signal));
      roles = new int[] {OnnxView.NONE, OnnxView.CHANNEL, OnnxView.ROW, OnnxView.COLUMN};
    }
    OnnxScaling rows = new OnnxScaling(node, old, signal.layer().shape().rows());
    OnnxScaling columns = new OnnxScaling(node, old, signal.layer().shape().columns());
    int[] dims = signal.dims();
    int[] axes = axes(node, dims.length);
    OnnxArray given = sizes != null ? sizes : scales;
    if (given == null || given.size() != axes.length) {
      throw node.bad("scales");
    }
    for (int i = 0; i < axes.length; i++) {
      int extent = dims[axes[i]];
      double scale = sizes != null ? sizes.at(i) / extent : given.at(i);
      int out = (int) (sizes != null ? sizes.at(i) : Math.floor(extent * (float) scale));
      switch (roles[axes[i]]) {
        case OnnxView.ROW -> rows.to(out, (float) scale);
        case OnnxView.COLUMN -> columns.to(out, (float) scale);
        default -> refuse(node, "scales", out != extent);
      }
    }
    OnnxLayer layer = layer(node, signal.layer(), rows, columns);
    return new OnnxSignal(layer, OnnxView.of(layer.shape(), roles));
  }

  private static @Nullable OnnxArray filled(@Nullable OnnxArray array) {
    return array == null || array.size() == 0 ? null : array;
  }

  private static void refuse(OnnxNode node, String setting, boolean wrong) {
    if (wrong) {
      throw node.bad(setting);
    }
  }

  private static int[] axes(OnnxNode node, int rank) {
    long[] given = node.numbers("axes");
    int[] axes = new int[given == null ? rank : given.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = given == null ? i : OnnxDims.axis(given[i], rank);
    }
    return axes;
  }

  private OnnxLayer layer(OnnxNode node, OnnxLayer input, OnnxScaling rows, OnnxScaling columns) {
    Shape shape = input.shape();
    if (rows.out() < 1 || columns.out() < 1 || rows.out() > LARGEST || columns.out() > LARGEST) {
      throw OnnxProblem.of("layer-size", node.file(), node.shown());
    }
    if (rows.repeats() > 0 && columns.repeats() > 0) {
      if (rows.out() == shape.rows() && columns.out() == shape.columns()) {
        return input;
      }
      LayerOperator operator = new UpsamplingOperator(rows.repeats(), columns.repeats());
      return assembly.add(node, operator, LayerWeights.NONE, input);
    }
    int tapRows = rows.taps();
    int tapColumns = columns.taps();
    InterpolationOperator operator =
        new InterpolationOperator(
            tapRows, tapColumns, rows.firsts(tapRows), columns.firsts(tapColumns));
    double count = (double) rows.out() * columns.out() * tapRows * tapColumns;
    if (count > MOST_WEIGHTS) {
      throw OnnxProblem.of("layer-size", node.file(), node.shown());
    }
    float[] weights = new float[operator.weights()];
    List<float[]> down = tapWeights(rows, tapRows);
    List<float[]> across = tapWeights(columns, tapColumns);
    for (int row = 0; row < rows.out(); row++) {
      for (int column = 0; column < columns.out(); column++) {
        for (int y = 0; y < tapRows; y++) {
          for (int x = 0; x < tapColumns; x++) {
            weights[operator.weight(row, column, y, x)] = down.get(row)[y] * across.get(column)[x];
          }
        }
      }
    }
    return assembly.add(node, operator, new LayerWeights(weights, new float[0]), input);
  }

  private static List<float[]> tapWeights(OnnxScaling scaling, int taps) {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < scaling.out(); i++) {
      all.add(scaling.weights(i, taps));
    }
    return all;
  }
}

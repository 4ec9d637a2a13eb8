package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.operator.InterpolationOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Translates Pad: numbers, mirrored cells or cells of the edge around feature maps. */
final class OnnxPads {
  private static final int MOST_SIDE = 1 << 12;

  /** A larger number would take all digits from the cells that it is added to and taken from. */
  private static final double MOST_VALUE = 1000;

  private final OnnxAssembly assembly;
  private final OnnxConstants constants;

  OnnxPads(OnnxAssembly assembly, OnnxConstants constants) {
    this.assembly = assembly;
    this.constants = constants;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("Pad", OnnxOperator.of(this::pad));
  }

  private OnnxSignal pad(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    OnnxArray given = call.optional(1);
    long[] pads = given != null ? given.longs() : node.numbers("pads");
    int rank = signal.view().rank();
    OnnxArray axes = call.optional(3);
    if (pads == null || (pads.length != 2 * rank && axes == null)) {
      throw node.bad("pads");
    }
    if (axes != null) {
      pads = spread(node, pads, axes, rank);
    }
    if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
      return signal;
    }
    int[] roles = signal.view().roles(signal.layer().shape());
    if (roles == null || !signal.layer().shape().spatial()) {
      signal = OnnxSignal.of(assembly.maps(node, signal));
      roles = new int[] {OnnxView.NONE, OnnxView.CHANNEL, OnnxView.ROW, OnnxView.COLUMN};
    }
    int[] around = around(node, roles, pads);
    String mode = node.word("mode", "constant");
    if (!mode.equals("constant")) {
      return repeated(node, signal.layer(), roles, mode, around);
    }
    double value = call.number(2, node.real("value", 0));
    if (Math.abs(value) > MOST_VALUE) {
      throw node.bad("value");
    }
    // Zeros are added between a shift and the one back.
    OnnxArray there = OnnxArray.ofFloats(new int[0], (float) -value);
    OnnxArray back = OnnxArray.ofFloats(new int[0], (float) value);
    OnnxSignal shifted = value == 0 ? signal : constants.plus(node, signal, there);
    ShiftOperator operator = ShiftOperator.padding(around[0], around[1], around[2], around[3]);
    OnnxLayer layer = assembly.add(node, operator, LayerWeights.NONE, shifted.layer());
    OnnxSignal padded = new OnnxSignal(layer, OnnxView.of(layer.shape(), roles));
    return value == 0 ? padded : constants.plus(node, padded, back);
  }

  private static long[] spread(OnnxNode node, long[] pads, OnnxArray axes, int rank) {
    if (pads.length != 2 * axes.size()) {
      throw node.bad("pads");
    }
    long[] all = new long[2 * rank];
    for (int i = 0; i < axes.size(); i++) {
      int axis = OnnxDims.axis(axes.whole(i), rank);
      all[axis] = pads[i];
      all[axis + rank] = pads[i + axes.size()];
    }
    return all;
  }

  /** Rows above and below, columns at the left and at the right; negative to cut. */
  private static int[] around(OnnxNode node, int[] roles, long[] pads) {
    int[] around = new int[4];
    for (int i = 0; i < roles.length; i++) {
      long before = pads[i];
      long after = pads[i + roles.length];
      boolean open = roles[i] == OnnxView.ROW || roles[i] == OnnxView.COLUMN;
      if (((before != 0 || after != 0) && !open)
          || Math.abs(before) > 1 << 13
          || Math.abs(after) > 1 << 13) {
        throw node.bad("pads");
      }
      if (open) {
        int at = roles[i] == OnnxView.ROW ? 0 : 2;
        around[at] = (int) before;
        around[at + 1] = (int) after;
      }
    }
    return around;
  }

  /** Rows and columns of the maps again around them: mirrored, or those at the edge. */
  private OnnxSignal repeated(
      OnnxNode node, OnnxLayer layer, int[] roles, String mode, int... around) {
    List<Integer> rows = sources(node, mode, layer.shape().rows(), around[0], around[1]);
    List<Integer> columns = sources(node, mode, layer.shape().columns(), around[2], around[3]);
    InterpolationOperator operator = new InterpolationOperator(1, 1, rows, columns);
    if (rows.size() > MOST_SIDE || columns.size() > MOST_SIDE) {
      throw OnnxProblem.of("layer-size", node.file(), node.shown());
    }
    float[] ones = new float[operator.weights()];
    Arrays.fill(ones, 1);
    OnnxLayer padded = assembly.add(node, operator, new LayerWeights(ones, new float[0]), layer);
    return new OnnxSignal(padded, OnnxView.of(padded.shape(), roles));
  }

  /** For each row or column of the result the one that it repeats. */
  private static List<Integer> sources(
      OnnxNode node, String mode, int extent, int before, int after) {
    List<Integer> sources = new ArrayList<>();
    for (int at = -before; at < extent + after; at++) {
      int from =
          switch (mode) {
            case "edge" -> Math.max(0, Math.min(extent - 1, at));
            case "reflect" -> at < 0 ? -at : at >= extent ? 2 * (extent - 1) - at : at;
            case "wrap" -> Math.floorMod(at, extent);
            default -> throw node.bad("mode");
          };
      if (from < 0 || from >= extent) {
        throw node.bad("pads");
      }
      sources.add(from);
    }
    return sources;
  }
}

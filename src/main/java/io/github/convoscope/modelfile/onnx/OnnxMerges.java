package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Translates arithmetic of two or more arrays, and Concat. */
final class OnnxMerges {
  private final OnnxAssembly assembly;
  private final OnnxConstants constants;

  OnnxMerges(OnnxAssembly assembly, OnnxConstants constants) {
    this.assembly = assembly;
    this.constants = constants;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("Add", OnnxOperator.of(call -> merge(call, MergeRule.SUM)));
    operators.put("Sum", operators.get("Add"));
    operators.put("Mul", OnnxOperator.of(call -> merge(call, MergeRule.PRODUCT)));
    operators.put("Sub", OnnxOperator.of(call -> merge(call, MergeRule.DIFFERENCE)));
    operators.put("Max", OnnxOperator.of(call -> merge(call, MergeRule.MAXIMUM)));
    operators.put("Min", OnnxOperator.of(call -> merge(call, MergeRule.MINIMUM)));
    operators.put("Mean", OnnxOperator.of(call -> merge(call, MergeRule.AVERAGE)));
    operators.put("Div", OnnxOperator.of(this::quotient));
    operators.put("Pow", OnnxOperator.of(this::power));
    operators.put("Concat", OnnxOperator.of(this::concatenation));
    operators.put("QLinearAdd", OnnxOperator.of(call -> quantised(call, MergeRule.SUM)));
    operators.put("QLinearMul", OnnxOperator.of(call -> quantised(call, MergeRule.PRODUCT)));
    operators.put("QLinearConcat", OnnxOperator.of(this::quantisedConcatenation));
  }

  private OnnxSignal merge(OnnxCall call, MergeRule rule) {
    OnnxNode node = call.node();
    if (call.inputs().size() == 1) {
      return call.signal(0);
    }
    if (call.inputs().stream().allMatch(OnnxSignal.class::isInstance)) {
      List<OnnxSignal> signals = new ArrayList<>();
      for (int i = 0; i < call.inputs().size(); i++) {
        signals.add(call.signal(i));
      }
      return merge(node, signals, rule);
    }
    if (call.inputs().size() != 2) {
      throw node.unknown();
    }
    boolean first = call.input(0) instanceof OnnxSignal;
    OnnxSignal signal = call.signal(first ? 0 : 1);
    OnnxArray array = call.array(first ? 1 : 0);
    return switch (rule) {
      case SUM -> constants.plus(node, signal, array);
      case PRODUCT -> constants.times(node, signal, array);
      case DIFFERENCE ->
          first
              ? constants.plus(node, signal, each(array, x -> -x))
              : constants.plus(
                  node, constants.times(node, signal, OnnxArray.ofFloats(new int[0], -1)), array);
      default -> limit(node, signal, array, rule);
    };
  }

  private static OnnxArray each(OnnxArray array, DoubleUnaryOperator function) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(array.at(i));
    }
    return OnnxArray.ofFloats(array.dims(), values);
  }

  private OnnxSignal limit(OnnxNode node, OnnxSignal signal, OnnxArray array, MergeRule rule) {
    if (array.size() != 1 || !rule.selects()) {
      throw node.unknown();
    }
    ActivationFunction function =
        rule == MergeRule.MAXIMUM
            ? OnnxFunctions.clip(array.at(0), Float.MAX_VALUE)
            : OnnxFunctions.clip(-Float.MAX_VALUE, array.at(0));
    return signal.in(assembly.function(node, function, signal.layer()));
  }

  private OnnxSignal quotient(OnnxCall call) {
    OnnxNode node = call.node();
    if (call.input(1) instanceof OnnxArray array) {
      return constants.times(node, call.signal(0), each(array, x -> 1 / x));
    }
    if (call.input(0) instanceof OnnxArray array) {
      if (array.size() != 1) {
        throw node.unknown();
      }
      double over = array.at(0);
      return formula(node, call.signal(1), x -> over / x);
    }
    Aligned aligned = align(node, List.of(call.signal(0), call.signal(1)));
    Shape shape =
        new MergeOperator(MergeRule.DIFFERENCE)
            .output(aligned.layers().stream().map(OnnxLayer::shape).toList());
    return aligned.signal(
        assembly.unknown(node, shape, aligned.layers().toArray(OnnxLayer[]::new)));
  }

  private OnnxSignal power(OnnxCall call) {
    double exponent = call.number(1, Double.NaN);
    if (exponent == 2) {
      OnnxSignal signal = call.signal(0);
      return merge(call.node(), List.of(signal, signal), MergeRule.PRODUCT);
    }
    return formula(call.node(), call.signal(0), x -> Math.pow(x, exponent));
  }

  private OnnxSignal formula(OnnxNode node, OnnxSignal signal, DoubleUnaryOperator formula) {
    OnnxLayer layer = assembly.function(node, ActivationFunction.IDENTITY, signal.layer());
    layer.setFormula(formula);
    return signal.in(layer);
  }

  /**
   * Layers whose cells lie so that they can be merged cell by cell.
   *
   * @param layers the layers
   * @param roles for each axis of the graph the layers' axis that it is; null for a view
   * @param view how the graph sees the result where all inputs are seen alike
   */
  private record Aligned(List<OnnxLayer> layers, int @Nullable [] roles, @Nullable OnnxView view) {
    OnnxSignal signal(OnnxLayer result) {
      if (view != null) {
        return new OnnxSignal(result, view);
      }
      return roles == null
          ? OnnxSignal.of(result)
          : new OnnxSignal(result, OnnxView.of(result.shape(), roles));
    }
  }

  private OnnxSignal merge(OnnxNode node, List<OnnxSignal> signals, MergeRule rule) {
    Aligned aligned = align(node, signals);
    return aligned.signal(
        assembly.add(
            node,
            new MergeOperator(rule),
            LayerWeights.NONE,
            aligned.layers().toArray(OnnxLayer[]::new)));
  }

  private Aligned align(OnnxNode node, List<OnnxSignal> signals) {
    OnnxSignal first = signals.get(0);
    boolean alike =
        signals.stream()
            .allMatch(
                signal ->
                    signal.view().equals(first.view())
                        && signal.layer().shape().equals(first.layer().shape()));
    List<OnnxLayer> layers = signals.stream().map(OnnxSignal::layer).toList();
    if (alike) {
      return new Aligned(layers, null, first.view());
    }
    int[] dims = first.dims();
    for (OnnxSignal signal : signals) {
      dims = OnnxDims.together(dims, signal.dims());
    }
    int[] roles = commonRoles(signals, dims.length);
    return roles != null ? new Aligned(layers, roles, null) : anew(node, signals, dims);
  }

  /** What each axis is in all layers, or null where they differ. */
  private static int @Nullable [] commonRoles(List<OnnxSignal> signals, int rank) {
    int[] common = new int[rank];
    Arrays.fill(common, OnnxView.NONE);
    for (OnnxSignal signal : signals) {
      int[] roles = signal.view().roles(signal.layer().shape());
      if (roles == null) {
        return null;
      }
      for (int i = 0; i < roles.length; i++) {
        int at = i + rank - roles.length;
        if (roles[i] != OnnxView.NONE && common[at] != OnnxView.NONE && common[at] != roles[i]) {
          return null;
        }
        common[at] = roles[i] == OnnxView.NONE ? common[at] : roles[i];
      }
    }
    long used = Arrays.stream(common).filter(role -> role != OnnxView.NONE).count();
    long distinct = Arrays.stream(common).filter(role -> role != OnnxView.NONE).distinct().count();
    return used == distinct ? common : null;
  }

  /** All laid out in the graph's order, the last three axes being channels, rows and columns. */
  private Aligned anew(OnnxNode node, List<OnnxSignal> signals, int[] dims) {
    List<OnnxLayer> layers = new ArrayList<>();
    int rank = Math.max(3, dims.length);
    int[] roles = new int[dims.length];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = Math.max(OnnxView.NONE, i + 3 - roles.length);
    }
    for (OnnxSignal signal : signals) {
      int[] own = signal.dims();
      int[] padded = new int[rank];
      Arrays.fill(padded, 1);
      System.arraycopy(own, 0, padded, rank - own.length, own.length);
      OnnxView view = signal.view().reshaped(padded);
      if (view == null) {
        throw node.unfit(null);
      }
      layers.add(
          assembly.arranged(
              node, new OnnxSignal(signal.layer(), view), rank - 3, rank - 2, rank - 1));
    }
    return new Aligned(layers, roles, null);
  }

  private OnnxSignal concatenation(OnnxCall call) {
    List<OnnxSignal> signals = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      signals.add(call.signal(i));
    }
    return concatenation(call.node(), signals, call.node().number("axis", 1));
  }

  /** Signals joined along an axis. */
  OnnxSignal concatenation(OnnxNode node, List<OnnxSignal> signals, int along) {
    int rank = signals.get(0).dims().length;
    int axis = OnnxDims.axis(along, rank);
    if (signals.stream().anyMatch(signal -> signal.dims().length != rank)) {
      throw node.unfit(null);
    }
    int[] roles = commonRoles(signals, rank);
    boolean spatial = signals.get(0).layer().shape().spatial();
    boolean ready =
        roles != null
            && signals.stream().allMatch(s -> s.layer().shape().spatial() == spatial)
            && (roles[axis] == OnnxView.CHANNEL
                || (roles[axis] == OnnxView.NONE
                    && Arrays.stream(roles).noneMatch(role -> role == OnnxView.CHANNEL)));
    List<OnnxLayer> layers = new ArrayList<>();
    int[] ownRoles = new int[rank];
    if (ready && roles != null) {
      signals.forEach(signal -> layers.add(signal.layer()));
      ownRoles = roles;
      ownRoles[axis] = OnnxView.CHANNEL;
    } else {
      int[] others = others(node, signals, axis, rank);
      Arrays.fill(ownRoles, OnnxView.NONE);
      ownRoles[axis] = OnnxView.CHANNEL;
      boolean flat = others.length == 0;
      for (int i = 0; i < others.length; i++) {
        ownRoles[others[i]] = others.length == 1 ? OnnxView.COLUMN : OnnxView.ROW + i;
      }
      for (OnnxSignal signal : signals) {
        layers.add(flat ? assembly.units(node, signal) : arranged(node, signal, axis, others));
      }
    }
    OnnxLayer layer =
        assembly.add(
            node, new ConcatenationOperator(), LayerWeights.NONE, layers.toArray(OnnxLayer[]::new));
    return new OnnxSignal(layer, OnnxView.of(layer.shape(), ownRoles));
  }

  /** The axes beside one that have more than one cell. */
  private static int[] others(OnnxNode node, List<OnnxSignal> signals, int axis, int rank) {
    int[] dims = signals.get(0).dims();
    int[] others = IntStream.range(0, rank).filter(i -> i != axis && dims[i] > 1).toArray();
    if (others.length > 2) {
      throw node.bad("axis");
    }
    return others;
  }

  private OnnxLayer arranged(OnnxNode node, OnnxSignal signal, int axis, int[] others) {
    int[] dims = signal.dims();
    int columns = others[others.length - 1];
    int rows = others.length == 2 ? others[0] : -1;
    for (int i = 0; i < dims.length && rows < 0; i++) {
      rows = i != axis && i != columns ? i : rows;
    }
    if (rows < 0) {
      OnnxView longer = signal.view().reshaped(withOne(dims));
      return assembly.arranged(
          node,
          new OnnxSignal(signal.layer(), longer == null ? signal.view() : longer),
          axis + 1,
          0,
          columns + 1);
    }
    return assembly.arranged(node, signal, axis, rows, columns);
  }

  private static int[] withOne(int[] dims) {
    int[] longer = new int[dims.length + 1];
    longer[0] = 1;
    System.arraycopy(dims, 0, longer, 1, dims.length);
    return longer;
  }

  /** a, a_scale, a_zero_point, b, b_scale, b_zero_point, c_scale, c_zero_point. */
  private OnnxSignal quantised(OnnxCall call, MergeRule rule) {
    return merge(call.node(), List.of(call.signal(0), call.signal(3)), rule);
  }

  /** y_scale, y_zero_point, then array, scale and zero point of each input. */
  private OnnxSignal quantisedConcatenation(OnnxCall call) {
    List<OnnxSignal> signals = new ArrayList<>();
    for (int i = 2; i < call.inputs().size(); i += 3) {
      signals.add(call.signal(i));
    }
    return concatenation(call.node(), signals, call.node().number("axis", 1));
  }
}

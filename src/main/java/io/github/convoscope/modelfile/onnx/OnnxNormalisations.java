package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.StandardisationOperator;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates normalisations. */
final class OnnxNormalisations {
  private static final double EPSILON = 1e-5;

  private final OnnxAssembly assembly;
  private final OnnxConstants constants;

  OnnxNormalisations(OnnxAssembly assembly, OnnxConstants constants) {
    this.assembly = assembly;
    this.constants = constants;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("BatchNormalization", OnnxOperator.of(this::batch));
    operators.put("InstanceNormalization", OnnxOperator.of(this::instance));
    operators.put("GroupNormalization", OnnxOperator.of(this::group));
    operators.put("LayerNormalization", OnnxOperator.of(this::layer));
    operators.put("LRN", OnnxOperator.of(this::response));
  }

  /** Batch normalisation at run time (Ioffe and Szegedy 2015): a scale and a shift a channel. */
  private OnnxSignal batch(OnnxCall call) {
    OnnxNode node = call.node();
    if (node.number("training_mode", 0) != 0) {
      throw node.bad("training_mode");
    }
    int count = call.array(1).size();
    double epsilon = node.real("epsilon", EPSILON);
    float[] scale = new float[count];
    float[] shift = new float[count];
    for (int c = 0; c < count; c++) {
      double factor = call.array(1).at(c) / Math.sqrt(call.array(4).at(c) + epsilon);
      scale[c] = (float) factor;
      shift[c] = (float) (call.array(2).at(c) - call.array(3).at(c) * factor);
    }
    int[] dims = channelDims(call.signal(0), count);
    OnnxConstants.Fitted scales =
        constants.fit(node, call.signal(0), OnnxArray.ofFloats(dims, scale));
    OnnxConstants.Fitted shifts =
        constants.fit(node, scales.signal(), OnnxArray.ofFloats(dims, shift));
    return constants.scaled(node, shifts.signal(), scales.perChannel(), shifts.perChannel());
  }

  private static int[] channelDims(OnnxSignal signal, int count) {
    int[] dims = new int[Math.max(1, signal.view().rank() - 1)];
    Arrays.fill(dims, 1);
    dims[0] = count;
    return dims;
  }

  /** Each channel for itself; a graph that joins channels before means groups of them. */
  private OnnxSignal instance(OnnxCall call) {
    OnnxSignal signal = call.signal(0);
    Shape shape = signal.layer().shape();
    int[] dims = signal.dims();
    double epsilon = call.node().real("epsilon", EPSILON);
    if (dims.length == 4) {
      OnnxLayer maps = assembly.maps(call.node(), signal);
      return standardised(
          call.node(), OnnxSignal.of(maps), dims[1], epsilon, call.array(1), call.array(2));
    }
    boolean groups =
        dims.length == 3
            && dims[0] == 1
            && shape.spatial()
            && signal.view().isInOrder(shape)
            && shape.channels() % dims[1] == 0;
    if (!groups) {
      throw call.node().unfit(null);
    }
    return standardised(call.node(), signal, dims[1], epsilon, call.array(1), call.array(2));
  }

  private OnnxSignal group(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxLayer maps = assembly.maps(node, call.signal(0));
    int groups = node.number("num_groups", 0);
    double epsilon = node.real("epsilon", EPSILON);
    return standardised(node, OnnxSignal.of(maps), groups, epsilon, call.array(1), call.array(2));
  }

  /**
   * Group normalisation of a layer.
   *
   * @param gain one number, or one for each group or channel
   */
  private OnnxSignal standardised(
      OnnxNode node,
      OnnxSignal signal,
      int groups,
      double epsilon,
      OnnxArray gain,
      OnnxArray shift) {
    int channels = signal.layer().shape().channels();
    LayerWeights weights =
        new LayerWeights(
            perChannel(node, gain, channels, groups), perChannel(node, shift, channels, groups));
    StandardisationOperator operator = new StandardisationOperator(groups, epsilon);
    return signal.in(assembly.add(node, operator, weights, signal.layer()));
  }

  private static float[] perChannel(OnnxNode node, OnnxArray array, int channels, int groups) {
    float[] values = new float[channels];
    int size = array.size();
    if (size != 1 && size != channels && size != groups) {
      throw node.unfit(null);
    }
    for (int c = 0; c < channels; c++) {
      values[c] = (float) array.at(size == channels ? c : size == 1 ? 0 : c / (channels / groups));
    }
    return values;
  }

  private OnnxSignal layer(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    int axis = OnnxDims.axis(node.number("axis", -1), signal.view().rank());
    double epsilon = node.real("epsilon", EPSILON);
    OnnxSignal plain = standardised(node, signal, axis, epsilon);
    return affine(node, plain, call.array(1), call.optional(2));
  }

  private OnnxSignal standardised(OnnxNode node, OnnxSignal signal, int axis, double epsilon) {
    int[] dims = signal.dims();
    int size = OnnxDims.size(Arrays.copyOfRange(dims, axis, dims.length));
    Shape shape = signal.layer().shape();
    int[] roles = signal.view().roles(shape);
    int last = dims.length - 1;
    if (roles != null && axis == last && roles[last] == OnnxView.CHANNEL) {
      return plain(node, signal, StandardisationOperator.EACH_CELL, epsilon);
    }
    if (size == signal.view().size()) {
      OnnxSignal whole = signal;
      if (roles == null) {
        OnnxLayer units = assembly.units(node, signal);
        OnnxView view = OnnxView.of(units.shape()).reshaped(dims);
        whole = view == null ? OnnxSignal.of(units) : new OnnxSignal(units, view);
      }
      return plain(node, whole, 1, epsilon);
    }
    throw node.bad("axis");
  }

  private OnnxSignal plain(OnnxNode node, OnnxSignal signal, int groups, double epsilon) {
    float[] ones = new float[signal.layer().shape().channels()];
    Arrays.fill(ones, 1);
    LayerWeights weights = new LayerWeights(ones, new float[ones.length]);
    StandardisationOperator operator = new StandardisationOperator(groups, epsilon);
    return signal.in(assembly.add(node, operator, weights, signal.layer()));
  }

  private OnnxSignal affine(
      OnnxNode node, OnnxSignal signal, OnnxArray gain, @Nullable OnnxArray shift) {
    OnnxSignal scaled = constants.times(node, signal, gain);
    return shift == null ? scaled : constants.plus(node, scaled, shift);
  }

  private OnnxSignal response(OnnxCall call) {
    OnnxNode node = call.node();
    int size = node.number("size", 0);
    if (size < 1) {
      throw node.bad("size");
    }
    double alpha = node.real("alpha", 1e-4) / size;
    ResponseNormalisationOperator operator =
        new ResponseNormalisationOperator(
            size, alpha, node.real("beta", 0.75), node.real("bias", 1));
    OnnxLayer maps = assembly.maps(node, call.signal(0));
    return OnnxSignal.of(assembly.add(node, operator, LayerWeights.NONE, maps));
  }
}

package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.SoftmaxOperator;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Translates activation functions. */
final class OnnxFunctions {
  private static final double SELU_ALPHA = 1.6732631921768188;
  private static final double SELU_GAMMA = 1.0507010221481323;

  private final OnnxAssembly assembly;
  private final OnnxConstants constants;
  private final String answer;

  /**
   * Functions.
   *
   * @param answer name of what the network answers with
   */
  OnnxFunctions(OnnxAssembly assembly, OnnxConstants constants, String answer) {
    this.assembly = assembly;
    this.constants = constants;
    this.answer = answer;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    always(operators, "Relu", ActivationFunction.RELU);
    always(operators, "Sigmoid", ActivationFunction.SIGMOID);
    always(operators, "Tanh", ActivationFunction.TANH);
    always(operators, "Softplus", ActivationFunction.SOFTPLUS);
    always(operators, "Softsign", ActivationFunction.SOFTSIGN);
    always(operators, "Mish", ActivationFunction.MISH);
    always(operators, "HardSwish", ActivationFunction.HARD_SWISH);
    with(operators, "LeakyRelu", n -> ActivationFunction.leakyRelu(n.real("alpha", 0.01)));
    with(operators, "Elu", n -> ActivationFunction.elu(n.real("alpha", 1)));
    with(operators, "Swish", n -> ActivationFunction.swish(n.real("alpha", 1)));
    with(operators, "Selu", OnnxFunctions::selu);
    operators.put("Celu", OnnxOperator.of(this::celu));
    operators.put(
        "Neg", OnnxOperator.of(call -> constants.times(call.node(), call.signal(0), number(-1))));
    with(operators, "Gelu", OnnxFunctions::gelu);
    with(
        operators,
        "HardSigmoid",
        n -> ActivationFunction.hardSigmoid(n.real("alpha", 0.2), n.real("beta", 0.5)));
    operators.put("Clip", OnnxOperator.of(this::clip));
    operators.put("PRelu", OnnxOperator.of(this::parametricRelu));
    operators.put("Softmax", OnnxOperator.of(this::softmax));
    operators.put("LogSoftmax", OnnxOperator.of(this::softmax));
    for (String type : new String[] {"Sqrt", "Abs", "Exp", "Log", "Reciprocal", "Erf"}) {
      operators.put(type, OnnxOperator.of(this::formula));
    }
  }

  private void always(
      Map<String, OnnxOperator> operators, String type, ActivationFunction function) {
    with(operators, type, node -> function);
  }

  private void with(
      Map<String, OnnxOperator> operators,
      String type,
      Function<OnnxNode, ActivationFunction> function) {
    operators.put(
        type,
        OnnxOperator.of(
            call -> function(call.node(), call.signal(0), function.apply(call.node()))));
  }

  private OnnxSignal function(OnnxNode node, OnnxSignal signal, ActivationFunction function) {
    return signal.in(assembly.function(node, function, signal.layer()));
  }

  private static ActivationFunction selu(OnnxNode node) {
    if (Math.abs(node.real("alpha", SELU_ALPHA) - SELU_ALPHA) > 1e-5
        || Math.abs(node.real("gamma", SELU_GAMMA) - SELU_GAMMA) > 1e-5) {
      throw node.bad("alpha");
    }
    return ActivationFunction.SELU;
  }

  /** An ELU of scaled numbers (Barron 2017): alpha times the ELU of x / alpha. */
  private OnnxSignal celu(OnnxCall call) {
    OnnxNode node = call.node();
    double alpha = node.real("alpha", 1);
    if (alpha == 1) {
      return function(node, call.signal(0), ActivationFunction.ELU);
    }
    if (!(alpha > 0)) {
      throw node.bad("alpha");
    }
    OnnxSignal scaled = constants.times(node, call.signal(0), number(1 / alpha));
    return constants.times(node, function(node, scaled, ActivationFunction.ELU), number(alpha));
  }

  private static OnnxArray number(double value) {
    return OnnxArray.ofFloats(new int[0], (float) value);
  }

  private static ActivationFunction gelu(OnnxNode node) {
    return node.word("approximate", "none").equals("tanh")
        ? ActivationFunction.GELU_TANH
        : ActivationFunction.GELU;
  }

  private OnnxSignal clip(OnnxCall call) {
    double least = call.number(1, call.node().real("min", -Float.MAX_VALUE));
    double most = call.number(2, call.node().real("max", Float.MAX_VALUE));
    return function(call.node(), call.signal(0), clip(least, most));
  }

  /** A function with limits; the largest numbers there are mean none. */
  static ActivationFunction clip(double least, double most) {
    boolean open = most >= Float.MAX_VALUE;
    return open && least == 0
        ? ActivationFunction.RELU
        : ActivationFunction.clip(
            Math.max(-Float.MAX_VALUE, least), Math.min(Float.MAX_VALUE, most));
  }

  private OnnxSignal formula(OnnxCall call) {
    DoubleUnaryOperator formula = OnnxFormulas.function(call.node().type());
    if (formula == null) {
      throw call.node().unknown();
    }
    return formula(call.node(), call.signal(0), formula);
  }

  private OnnxSignal formula(OnnxNode node, OnnxSignal signal, DoubleUnaryOperator formula) {
    OnnxLayer layer = assembly.function(node, ActivationFunction.IDENTITY, signal.layer());
    layer.setFormula(formula);
    return signal.in(layer);
  }

  private OnnxSignal parametricRelu(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxArray slopes = call.array(1);
    OnnxConstants.Fitted fitted = constants.fit(node, call.signal(0), slopes);
    LayerWeights weights = new LayerWeights(fitted.perChannel(), new float[0]);
    OnnxLayer layer =
        assembly.add(node, new ParametricReluOperator(true), weights, fitted.signal().layer());
    return fitted.signal().in(layer);
  }

  /**
   * Softmax over an axis; over all axes from one on before opset 13. What a logarithm makes of the
   * network's answer is left to whoever wants it: the answer is the probabilities.
   */
  private OnnxSignal softmax(OnnxCall call) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    if (node.type().equals("LogSoftmax") && !node.outputs().contains(answer)) {
      throw node.unknown();
    }
    int[] dims = signal.dims();
    boolean rest = call.opset() < 13;
    int axis = OnnxDims.axis(node.number("axis", rest ? 1 : -1), dims.length);
    int last = rest ? dims.length - 1 : axis;
    int size = 1;
    int only = axis;
    for (int i = axis; i <= last; i++) {
      size *= dims[i];
      only = dims[i] > 1 ? i : only;
    }
    Shape shape = signal.layer().shape();
    int[] roles = signal.view().roles(shape);
    if (roles != null && dims[only] == size && roles[only] == OnnxView.CHANNEL) {
      return signal.in(softmax(node, signal.layer()));
    }
    if (size == signal.view().size()) {
      OnnxLayer layer = softmax(node, assembly.units(node, signal));
      OnnxView view = OnnxView.of(layer.shape()).reshaped(dims);
      return view == null ? OnnxSignal.of(layer) : new OnnxSignal(layer, view);
    }
    throw node.bad("axis");
  }

  private OnnxLayer softmax(OnnxNode node, OnnxLayer input) {
    OnnxLayer layer = assembly.add(node, new SoftmaxOperator(), LayerWeights.NONE, input);
    layer.setFunction(ActivationFunction.SOFTMAX);
    return layer;
  }
}

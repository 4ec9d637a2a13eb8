package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the nodes of a graph into layers, each by the operator for its type. Nodes whose inputs are
 * all known are computed at once and leave no layer.
 */
final class OnnxTranslator {
  private static final Set<String> QUANTISED =
      Set.of("DequantizeLinear", "QLinearConv", "QLinearMatMul", "ConvInteger", "MatMulInteger");

  /** Operators of ONNX Runtime that mean what ours of the same name do. */
  private static final Set<String> MICROSOFT =
      Set.of("QLinearAdd", "QLinearMul", "QLinearConcat", "QLinearGlobalAveragePool", "Gelu");

  private static final int STEPS_TOLD = 64;

  private final String file;
  private final int opset;
  private final OnnxGraph graph;
  private final OnnxAssembly assembly;
  private final OnnxTensors tensors;
  private final OnnxFolding folding;
  private final OnnxShapes shapes;
  private final Map<String, OnnxOperator> operators = new HashMap<>();
  private final Map<String, OnnxValue> values = new HashMap<>();
  private boolean quantisedWeights;

  OnnxTranslator(String file, int opset, OnnxGraph graph, OnnxInput input, OnnxTensors tensors) {
    this.file = file;
    this.opset = opset;
    this.graph = graph;
    this.tensors = tensors;
    assembly = new OnnxAssembly(file, input.shape());
    folding = new OnnxFolding(tensors);
    OnnxConstants constants = new OnnxConstants(assembly);
    OnnxMerges merges = new OnnxMerges(assembly, constants);
    shapes = new OnnxShapes(assembly, merges, graph::stored);
    OnnxConvolutions convolutions = new OnnxConvolutions(assembly);
    // A new group of operators is one line here.
    shapes.addTo(operators);
    convolutions.addTo(operators);
    new OnnxDense(assembly, convolutions).addTo(operators);
    new OnnxPooling(assembly, constants).addTo(operators);
    new OnnxFunctions(assembly, constants, graph.answer()).addTo(operators);
    merges.addTo(operators);
    new OnnxPads(assembly, constants).addTo(operators);
    new OnnxNormalisations(assembly, constants).addTo(operators);
    new OnnxResizing(assembly).addTo(operators);
    values.put(graph.input().getName(), new OnnxSignal(assembly.input(), input.view()));
  }

  /**
   * Translates all nodes.
   *
   * @return the layer that computes the answer; the layers are not joined yet
   * @throws Problem if a node can't be translated
   * @throws CancelledException if the file is no longer wanted
   */
  OnnxLayer run(Progress progress) {
    int done = 0;
    int step = Math.max(1, graph.nodes().size() / STEPS_TOLD);
    for (OnnxNode node : graph.nodes()) {
      progress.check();
      if (done++ % step == 0) {
        double part = (double) done / graph.nodes().size();
        progress.report(0.3 + 0.7 * part, Message.of("onnx.reading", file));
      }
      try {
        translate(node);
      } catch (Problem | CancelledException e) {
        throw e;
      } catch (RuntimeException e) {
        throw node.unfit(e);
      }
    }
    if (!(values.get(graph.answer()) instanceof OnnxSignal answer)) {
      throw OnnxProblem.of("no-output", file);
    }
    OnnxView view = answer.view();
    boolean all = view.isInOrder(answer.layer().shape());
    return all || view.roles(answer.layer().shape()) != null
        ? answer.layer()
        : assembly.units(answer.layer().node(), answer);
  }

  private void translate(OnnxNode node) {
    List<@Nullable OnnxValue> inputs = new ArrayList<>();
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? null : value(node, name));
    }
    quantisedWeights |= QUANTISED.contains(node.type());
    OnnxCall call = new OnnxCall(node, opset, inputs);
    List<? extends OnnxValue> results = call.isKnown() ? folding.fold(node, call.arrays()) : null;
    if (results == null) {
      OnnxOperator operator = isKnownDomain(node) ? operators.get(node.type()) : null;
      if (operator == null) {
        throw node.unknown();
      }
      results = operator.translate(call);
      if (node.type().startsWith("QLinear") && results.get(0) instanceof OnnxSignal signal) {
        results = List.of(shapes.rounded(call, signal, zeroPoint(node)));
      }
    }
    for (int i = 0; i < Math.min(results.size(), node.outputs().size()); i++) {
      values.put(node.outputs().get(i), results.get(i));
    }
  }

  /** Which input says what stands for zero in a quantised operator's result. */
  private static int zeroPoint(OnnxNode node) {
    return switch (node.type()) {
      case "QLinearConcat" -> 1;
      case "QLinearGlobalAveragePool" -> 4;
      default -> 7;
    };
  }

  private static boolean isKnownDomain(OnnxNode node) {
    return node.isStandard()
        || (node.proto().getDomain().equals("com.microsoft") && MICROSOFT.contains(node.type()));
  }

  private OnnxValue value(OnnxNode node, String name) {
    OnnxValue known = values.get(name);
    if (known == null) {
      TensorProto tensor = graph.stored(name);
      if (tensor == null) {
        throw OnnxProblem.of("missing-input", file, node.shown(), OnnxProblem.readable(name));
      }
      known = tensors.read(tensor);
      values.put(name, known);
    }
    return known;
  }

  /** All layers so far. */
  OnnxAssembly assembly() {
    return assembly;
  }

  /** True where the first thing that happens to the input is a division by about 255. */
  boolean scalesPixels() {
    for (OnnxLayer layer : assembly.layers()) {
      if (layer.kind() == LayerKind.NORMALISATION && layer.input() == assembly.input()) {
        float scale = Math.abs(layer.weights().kernel()[0]);
        return scale > 1 / 257f && scale < 1 / 120f;
      }
    }
    return false;
  }

  /** What is to be told of the translation. */
  List<Message> notes() {
    List<Message> notes = new ArrayList<>(graph.notes());
    if (quantisedWeights) {
      notes.add(Message.of(shapes.quantised() ? "onnx.quantised-activations" : "onnx.quantised"));
    }
    return notes;
  }
}

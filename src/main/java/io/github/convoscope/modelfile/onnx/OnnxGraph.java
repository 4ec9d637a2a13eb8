package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.convoscope.message.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a graph that its answer needs, in an order in which they can be computed. It is
 * found without recursion: graphs may be 100,000 nodes deep.
 */
final class OnnxGraph {
  private static final Set<String> AFTER_THE_ANSWER = Set.of("ArgMax", "TopK", "Hardmax");

  private final String file;
  private final GraphProto graph;
  private final Map<String, OnnxNode> makers = new HashMap<>();
  private final Map<String, TensorProto> stored = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final List<OnnxNode> order = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private final String output;
  private @Nullable ValueInfoProto input;

  OnnxGraph(String file, GraphProto graph) {
    this.file = file;
    this.graph = graph;
    for (TensorProto tensor : graph.getInitializerList()) {
      stored.put(tensor.getName(), tensor);
    }
    if (graph.getSparseInitializerCount() > 0) {
      throw OnnxProblem.of("tensor-type", file, "sparse_initializer");
    }
    for (NodeProto proto : graph.getNodeList()) {
      OnnxNode node = new OnnxNode(file, proto);
      for (String made : node.outputs()) {
        if (!made.isEmpty() && (makers.put(made, node) != null || stored.containsKey(made))) {
          throw OnnxProblem.of("structure", file);
        }
      }
    }
    output = output();
    sort();
    findInput();
  }

  private String output() {
    if (graph.getOutputCount() == 0) {
      throw OnnxProblem.of("no-output", file);
    }
    String name = main();
    if (graph.getOutputCount() > 1) {
      notes.add(
          Message.of("onnx.several-outputs", graph.getOutputCount(), OnnxProblem.readable(name)));
    }
    OnnxNode maker = makers.get(name);
    if (maker != null && AFTER_THE_ANSWER.contains(maker.type())) {
      notes.add(Message.of("onnx.answer-cut", maker.type()));
      return maker.input(0);
    }
    return name;
  }

  /** The first output that no node reads further; else the first. */
  private String main() {
    Set<String> read = new HashSet<>();
    graph.getNodeList().forEach(node -> read.addAll(node.getInputList()));
    return graph.getOutputList().stream()
        .map(ValueInfoProto::getName)
        .filter(name -> !read.contains(name))
        .findFirst()
        .orElse(graph.getOutput(0).getName());
  }

  /** A walk from the answer down; a node is on the way while what it reads is being visited. */
  private void sort() {
    OnnxNode last = makers.get(output);
    if (last == null) {
      throw OnnxProblem.of("no-output", file);
    }
    Set<OnnxNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<OnnxNode> onTheWay = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<OnnxNode> waiting = new ArrayDeque<>();
    waiting.push(last);
    while (!waiting.isEmpty()) {
      OnnxNode node = waiting.peek();
      onTheWay.add(node);
      OnnxNode missing = null;
      for (String name : node.inputs()) {
        OnnxNode maker = makers.get(name);
        missing = maker != null && !done.contains(maker) ? maker : missing;
      }
      if (missing == null) {
        waiting.pop();
        onTheWay.remove(node);
        done.add(node);
        order.add(node);
      } else if (onTheWay.contains(missing)) {
        throw OnnxProblem.of("cycle", file, missing.shown());
      } else {
        waiting.push(missing);
      }
    }
  }

  private void findInput() {
    Set<String> read = new HashSet<>();
    for (OnnxNode node : order) {
      for (String name : node.inputs()) {
        read.add(name);
        readers.computeIfAbsent(name, any -> new ArrayList<>()).add(node);
      }
    }
    List<ValueInfoProto> inputs = new ArrayList<>();
    for (ValueInfoProto candidate : graph.getInputList()) {
      String name = candidate.getName();
      // Old files list the weights as inputs, too.
      if (!stored.containsKey(name) && read.contains(name)) {
        inputs.add(candidate);
      }
    }
    if (inputs.size() != 1) {
      throw inputs.isEmpty()
          ? OnnxProblem.of("no-input", file)
          : OnnxProblem.of("several-inputs", file, inputs.size());
    }
    input = inputs.get(0);
  }

  /** The network's input as the file describes it. */
  ValueInfoProto input() {
    ValueInfoProto found = input;
    if (found == null) {
      throw OnnxProblem.of("no-input", file);
    }
    return found;
  }

  /** Name of what the network answers with. */
  String answer() {
    return output;
  }

  /** The nodes, each behind those that it reads. */
  List<OnnxNode> nodes() {
    return order;
  }

  /** The nodes that read a name. */
  List<OnnxNode> readers(String name) {
    return readers.getOrDefault(name, List.of());
  }

  /** A tensor that is stored in the file, or null. */
  @Nullable TensorProto stored(String name) {
    return stored.get(name);
  }

  /** What is to be told of the graph. */
  List<Message> notes() {
    return notes;
  }
}

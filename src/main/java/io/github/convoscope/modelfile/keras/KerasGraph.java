package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.message.Message;
import io.github.convoscope.modelfile.keras.KerasReferences.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of layers that make a model's first output, in an order in which they can be computed.
 * Models inside the model are taken apart: only their layers are left. A layer that is called twice
 * comes twice. Results are numbered; result 0 is the input.
 */
final class KerasGraph {
  private static final int MOST_CALLS = 5000;
  private static final int DEEPEST_MODEL = 20;
  private static final int INPUT = 0;

  /**
   * A call of a layer.
   *
   * @param result number of what it computes
   * @param inputs numbers of what it reads
   */
  record Call(KerasLayer layer, int result, List<Integer> inputs) {
    /** Copies the list. */
    Call {
      inputs = List.copyOf(inputs);
    }
  }

  private final String file;
  private final List<Call> calls = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private @Nullable KerasLayer inputLayer;
  private int results = 1;
  private int expanded;
  private int output;

  private KerasGraph(String file) {
    this.file = file;
  }

  /**
   * Reads a model.
   *
   * @throws io.github.convoscope.message.Problem if it can't be put in an order, or has several
   *     inputs
   */
  static KerasGraph of(KerasLayer model) {
    KerasGraph graph = new KerasGraph(model.file());
    List<Integer> outputs = graph.expand(model, List.of(INPUT), 0);
    if (outputs.size() > 1) {
      graph.notes.add(Message.of("keras.several-outputs", outputs.size()));
    }
    graph.output = outputs.get(0);
    graph.dropUnused();
    return graph;
  }

  /** The calls that feed the output, in order. */
  List<Call> calls() {
    return calls;
  }

  /** Number of the output. */
  int output() {
    return output;
  }

  /** What is to be told of the graph. */
  List<Message> notes() {
    return notes;
  }

  /** The layer that stands for the input; null where the model begins with another layer. */
  @Nullable KerasLayer inputLayer() {
    return inputLayer;
  }

  private List<Integer> expand(KerasLayer model, List<Integer> given, int depth) {
    if (depth > DEEPEST_MODEL || ++expanded > MOST_CALLS) {
      throw KerasProblem.of("too-many-layers", file, MOST_CALLS);
    }
    if (!KerasClasses.MODELS.contains(model.type()) || !KerasClasses.isKeras(model)) {
      throw KerasProblem.of("custom-model", file, KerasProblem.readable(model.type()));
    }
    return model.type().equals("Sequential")
        ? sequential(model, given, depth)
        : new Functional(model, given, depth).results();
  }

  private List<Integer> sequential(KerasLayer model, List<Integer> given, int depth) {
    List<Integer> at = given;
    for (KerasLayer layer : model.layers()) {
      at = call(layer, at, depth);
    }
    return at;
  }

  private List<Integer> call(KerasLayer layer, List<Integer> inputs, int depth) {
    if (KerasClasses.MODELS.contains(layer.type())) {
      return expand(layer, inputs, depth + 1);
    }
    if (layer.type().equals("InputLayer")) {
      markInput(layer, inputs);
      return inputs;
    }
    if (calls.size() >= MOST_CALLS) {
      throw KerasProblem.of("too-many-layers", file, MOST_CALLS);
    }
    calls.add(new Call(layer, results, inputs));
    return List.of(results++);
  }

  private void markInput(KerasLayer layer, List<Integer> inputs) {
    if (inputLayer == null && inputs.equals(List.of(INPUT))) {
      inputLayer = layer;
    }
  }

  private void dropUnused() {
    BitSet used = new BitSet();
    used.set(output);
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (used.get(calls.get(i).result())) {
        calls.get(i).inputs().forEach(used::set);
      }
    }
    calls.removeIf(call -> !used.get(call.result()));
    if (!used.get(INPUT)) {
      throw KerasProblem.of("configuration", file);
    }
  }

  /** A functional model: every layer says which results it reads. */
  private final class Functional {
    private final Map<String, KerasLayer> byName = new HashMap<>();
    private final List<Reference> inputs;
    private final List<Reference> outputs;
    private final List<Integer> given;
    private final boolean whole;
    private final int depth;
    private final Map<Place, List<Integer>> done = new HashMap<>();
    private final Set<Place> open = new HashSet<>();
    private @Nullable String inputUsed;

    /** A call of a layer, by name and number. */
    private record Place(String layer, int call) {}

    Functional(KerasLayer model, List<Integer> given, int depth) {
      this.given = given;
      this.depth = depth;
      whole = model.parent() == null;
      for (KerasLayer layer : model.layers()) {
        if (layer.name().isEmpty() || byName.put(layer.name(), layer) != null) {
          throw KerasProblem.of("configuration", file);
        }
      }
      inputs = KerasReferences.in(model.config().path("input_layers"));
      outputs = KerasReferences.in(model.config().path("output_layers"));
      if (outputs.isEmpty() || (!whole && inputs.size() != given.size())) {
        throw KerasProblem.of("configuration", file);
      }
    }

    List<Integer> results() {
      List<Integer> found = new ArrayList<>();
      for (Reference output : outputs) {
        // Only the first output of the whole model counts, so others may read other inputs.
        boolean counts = !whole || found.isEmpty();
        found.add(counts ? result(output) : found.get(0));
      }
      return found;
    }

    private int result(Reference reference) {
      Deque<Place> waiting = new ArrayDeque<>();
      waiting.push(place(reference));
      while (!waiting.isEmpty()) {
        Place place = waiting.peek();
        KerasLayer layer = layer(place.layer());
        List<Reference> read = read(layer, place.call());
        Reference missing = firstMissing(read);
        if (done.containsKey(place)) {
          waiting.pop();
        } else if (missing == null) {
          done.put(place, compute(layer, read));
          open.remove(place);
        } else {
          open.add(place);
          if (open.contains(place(missing))) {
            throw KerasProblem.of("cycle", file, layer.shown());
          }
          waiting.push(place(missing));
        }
      }
      return pick(reference);
    }

    private Place place(Reference reference) {
      JsonNode nodes = layer(reference.layer()).inboundNodes();
      // Keras numbers calls within the program that made the model; an only call is the one meant.
      int call = nodes.size() <= 1 ? 0 : reference.call();
      return new Place(reference.layer(), call);
    }

    private KerasLayer layer(String name) {
      KerasLayer layer = byName.get(name);
      if (layer == null) {
        throw KerasProblem.of("configuration", file);
      }
      return layer;
    }

    private List<Reference> read(KerasLayer layer, int call) {
      JsonNode nodes = layer.inboundNodes();
      if (layer.type().equals("InputLayer")) {
        return List.of();
      }
      List<Reference> read = KerasReferences.ofCall(nodes.path(call));
      if (read.isEmpty()) {
        throw KerasProblem.of("configuration", file);
      }
      return read;
    }

    private @Nullable Reference firstMissing(List<Reference> read) {
      for (Reference reference : read) {
        if (!done.containsKey(place(reference))) {
          return reference;
        }
      }
      return null;
    }

    private List<Integer> compute(KerasLayer layer, List<Reference> read) {
      if (layer.type().equals("InputLayer")) {
        return List.of(input(layer));
      }
      return call(layer, read.stream().map(this::pick).toList(), depth);
    }

    private int input(KerasLayer layer) {
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).layer().equals(layer.name())) {
          if (!whole) {
            return given.get(i);
          }
          if (inputUsed != null && !inputUsed.equals(layer.name())) {
            throw KerasProblem.of("several-inputs", file, inputs.size());
          }
          inputUsed = layer.name();
          markInput(layer, given);
          return INPUT;
        }
      }
      throw KerasProblem.of("configuration", file);
    }

    private int pick(Reference reference) {
      List<Integer> all = done.getOrDefault(place(reference), List.of());
      if (reference.result() < 0 || reference.result() >= all.size()) {
        throw KerasProblem.of("configuration", file);
      }
      return all.get(reference.result());
    }
  }
}

package io.github.convoscope.scene;

import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.OutgoingConnections;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the scene's marks for one neuron: its receptive field, the cells that stay bright while
 * all others are dimmed, and its strongest connections.
 *
 * <pre>{@code
 * NeuronMarks marks = new NeuronMarks(model.spec(), model.weights(), new Neuron(3, 5, 6, 7));
 * List<Outline> field = marks.field();
 * List<Edge> edges = marks.incoming(marks.arithmetic(activations, Interventions.NONE), 12);
 * }</pre>
 *
 * <p>Make one object for a neuron and keep it: marks that do not depend on the drawing are computed
 * at the first call and stored. One thread at a time.
 */
public final class NeuronMarks {
  /** Maps of a layer that the neuron does not read itself, above which none is outlined. */
  private static final int MOST_OUTLINED = 32;

  private final NetworkSpec spec;
  private final Weights weights;
  private final NeuronInputs inputs;
  private @Nullable OutgoingConnections outgoing;
  private @Nullable List<CellSet> seen;
  private @Nullable List<Outline> field;
  private @Nullable Emphasis emphasis;
  private @Nullable Emphasis emphasisWithTargets;

  /** The marks of a neuron of a network. */
  public NeuronMarks(NetworkSpec spec, Weights weights, Neuron neuron) {
    this.spec = spec;
    this.weights = weights;
    inputs = NeuronInputs.of(spec, weights, neuron);
  }

  /** The neuron. */
  public Neuron neuron() {
    return inputs.neuron();
  }

  /**
   * Its receptive field as outlines, from the nearest layer down to the input; layers in between
   * that have many maps have none.
   */
  public List<Outline> field() {
    List<Outline> known = field;
    if (known == null) {
      known = outlines();
      field = known;
    }
    return known;
  }

  /**
   * The neuron and its receptive field; all else is dimmed. Every call returns the same object.
   *
   * @param targets true to keep the neurons that it feeds bright as well
   */
  public Emphasis emphasis(boolean targets) {
    Emphasis known = targets ? emphasisWithTargets : emphasis;
    if (known == null) {
      known = newEmphasis();
      if (targets) {
        outgoing().targets().forEach(known::add);
        emphasisWithTargets = known;
      } else {
        emphasis = known;
      }
    }
    return known;
  }

  /** True for the neuron itself and for every neuron that it reads or feeds. */
  public boolean connectedTo(Neuron other) {
    return neuron().equals(other)
        || inputs.termOf(other) >= 0
        || outgoing().targets().contains(other);
  }

  /**
   * How the neuron got its value.
   *
   * @param activations a finished forward pass; its first example is read
   * @param interventions the units that this forward pass clamped
   */
  public Arithmetic arithmetic(Activations activations, Interventions interventions) {
    return Arithmetic.of(inputs, activations, 0, interventions);
  }

  /** The strongest edges from the neurons that feed it, at most {@code most}, strongest last. */
  public List<Edge> incoming(Arithmetic arithmetic, int most) {
    return StrongestEdges.incoming(arithmetic, most);
  }

  /** How large parts of its sum the strongest of the drawn edges carry, in numbers. */
  List<SceneMarks.EdgeLabel> shares(Arithmetic arithmetic, List<Edge> edges) {
    return StrongestEdges.shares(arithmetic, edges);
  }

  /** The strongest edges to the neurons that it feeds, at most {@code most}, strongest last. */
  public List<Edge> outgoing(Activations activations, int most) {
    float[] contributions = outgoing().contributions(activations, 0);
    return StrongestEdges.outgoing(neuron(), outgoing(), contributions, most);
  }

  private OutgoingConnections outgoing() {
    OutgoingConnections known = outgoing;
    if (known == null) {
      known = OutgoingConnections.of(spec, weights, neuron());
      outgoing = known;
    }
    return known;
  }

  private List<CellSet> seen() {
    List<CellSet> known = seen;
    if (known == null) {
      known = new Wiring(spec).cellsSeen(neuron());
      seen = known;
    }
    return known;
  }

  private List<Outline> outlines() {
    List<Outline> outlines = new ArrayList<>();
    for (int layer = neuron().layer() - 1; layer >= 0; layer--) {
      CellSet cells = seen().get(layer);
      if (cells.isEmpty() || !spec.layer(layer).shape().spatial() || !isOutlined(layer, cells)) {
        continue;
      }
      ReceptiveField rectangle = Wiring.field(layer, cells);
      cells.channels().stream()
          .mapToObj(
              channel ->
                  new Outline(
                      rectangle.layer(),
                      channel,
                      rectangle.top(),
                      rectangle.left(),
                      rectangle.rows(),
                      rectangle.columns(),
                      MarkKind.FIELD))
          .forEach(outlines::add);
    }
    return List.copyOf(outlines);
  }

  /**
   * Whether a layer has its part of the field outlined. On many maps of a layer far below outlines
   * would hide what they frame; the dimming of all other cells shows the field there.
   */
  private boolean isOutlined(int layer, CellSet cells) {
    boolean read = spec.layer(neuron().layer()).inputs().contains(layer);
    return layer == 0 || read || cells.channels().cardinality() <= MOST_OUTLINED;
  }

  private Emphasis newEmphasis() {
    Emphasis all = new Emphasis(spec).add(neuron());
    for (int layer = neuron().layer() - 1; layer >= 0; layer--) {
      CellSet cells = seen().get(layer);
      ReceptiveField rectangle = Wiring.field(layer, cells);
      cells.channels().stream()
          .forEach(
              channel ->
                  all.add(
                      rectangle.layer(),
                      channel,
                      rectangle.top(),
                      rectangle.left(),
                      rectangle.rows(),
                      rectangle.columns()));
    }
    return all;
  }
}

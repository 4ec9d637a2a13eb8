package io.github.convoscope.scene;

import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds the pinned, chosen and hovered neurons, and computes the marks that the scene draws for
 * them.
 *
 * <pre>{@code
 * NeuronMarks neuron = new NeuronMarks(model.spec(), model.weights(), new Neuron(3, 5, 6, 7));
 * SceneMarks marks =
 *     new NeuronSelection(List.of(neuron.neuron()), neuron, null)
 *         .marks(
 *             MarkOptions.incoming(12),
 *             activations,
 *             marked -> marked.arithmetic(activations, Interventions.NONE));
 * }</pre>
 *
 * @param pinned all pinned neurons
 * @param chosen the neuron with edges, receptive field and emphasis, or null
 * @param hovered the neuron under the pointer, or null
 */
public record NeuronSelection(
    List<Neuron> pinned, @Nullable NeuronMarks chosen, @Nullable NeuronMarks hovered) {
  /** Copies the list. */
  public NeuronSelection {
    pinned = List.copyOf(pinned);
  }

  /**
   * Computes the marks for one drawing. They include the edges of the chosen neuron or, while a
   * neuron without a connection to it is hovered, the edges of the hovered one.
   *
   * @param options the marks of the chosen neuron; a hovered one gets incoming edges only
   * @param activations the forward pass, its first example
   * @param arithmetic gives the arithmetic of a neuron in this forward pass; called if edges need
   *     it
   */
  public SceneMarks marks(
      MarkOptions options, Activations activations, Function<NeuronMarks, Arithmetic> arithmetic) {
    Emphasis emphasis =
        chosen != null && options.dimming() ? chosen.emphasis(options.outgoing()) : null;
    SceneMarks marks =
        new SceneMarks(
            edges(options, activations, arithmetic), outlines(options), emphasis, List.of());
    return chosen != null && options.incoming() && isRead(chosen)
        ? marks.labelled(chosen.shares(arithmetic.apply(chosen), marks.edges()))
        : marks;
  }

  /** True while the edges of the chosen neuron are drawn, and not those of a hovered one. */
  private boolean isRead(NeuronMarks neuron) {
    return hovered == null || neuron.connectedTo(hovered.neuron());
  }

  private List<Outline> outlines(MarkOptions options) {
    List<Outline> outlines = new ArrayList<>();
    for (Neuron pin : pinned) {
      if (chosen == null || !pin.equals(chosen.neuron())) {
        outlines.add(Outline.of(pin, MarkKind.PINNED));
      }
    }
    if (chosen != null) {
      if (options.field()) {
        outlines.addAll(chosen.field());
      }
      outlines.add(Outline.of(chosen.neuron(), MarkKind.CHOSEN));
    }
    if (hovered != null) {
      outlines.add(Outline.of(hovered.neuron(), MarkKind.HOVERED));
    }
    return outlines;
  }

  private List<Edge> edges(
      MarkOptions options, Activations activations, Function<NeuronMarks, Arithmetic> arithmetic) {
    List<Edge> edges = new ArrayList<>();
    if (chosen != null && isRead(chosen)) {
      if (options.outgoing()) {
        edges.addAll(chosen.outgoing(activations, options.strongest()));
      }
      if (options.incoming()) {
        edges.addAll(chosen.incoming(arithmetic.apply(chosen), options.strongest()));
      }
    } else if (hovered != null) {
      edges.addAll(hovered.incoming(arithmetic.apply(hovered), options.strongest()));
    }
    return edges;
  }
}

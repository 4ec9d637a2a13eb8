package io.github.convoscope.ui.card;

import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.OutgoingConnections;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Wiring;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.SceneMarks.Edge;
import io.github.convoscope.scene.SceneMarks.Kind;
import io.github.convoscope.scene.SceneMarks.Outline;
import io.github.convoscope.scene.StrongestEdges;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.EdgeDirection;
import io.github.convoscope.ui.neuron.NeuronView;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Marks the scene for the chosen and the hovered neuron: edges, receptive field, dimming. Looking a
 * neuron up is done once, when it is chosen; a frame only changes the edges. JavaFX thread.
 */
public final class NeuronMarker {
  /** Below everything that shows other values. */
  private static final int ORDER = 10;

  private final Workspace workspace;
  private final NeuronView view;
  private final CardDeck deck;
  private final SceneOverlay overlay = SceneOverlay.over(ORDER);
  private final ObjectProperty<@Nullable Spotlight> spotlight = new SimpleObjectProperty<>();
  private @Nullable Looked chosen;
  private @Nullable Looked hovered;

  /**
   * What stands in the light instead of the chosen neuron, such as a step's.
   *
   * @param neuron whose edges are drawn
   */
  public record Spotlight(Neuron neuron) {}

  /** A neuron with everything about it that no drawing changes. */
  private record Looked(
      Neuron neuron,
      NeuronInputs subject,
      OutgoingConnections outgoing,
      List<Outline> field,
      Emphasis emphasis) {}

  NeuronMarker(Workspace workspace, NeuronView view, CardDeck deck) {
    this.workspace = workspace;
    this.view = view;
    this.deck = deck;
    workspace.overlays().register(overlay);
    workspace.chosen().addListener(changed -> choose());
    spotlight.addListener(changed -> choose());
    workspace.hovered().addListener(changed -> hover());
    workspace.updates().onThrottledUpdate(this::mark);
    view.comparison().addListener(changed -> mark());
    view.strongest().addListener(changed -> mark());
    view.direction().addListener(changed -> choose());
    view.dimming().addListener(changed -> mark());
    view.field().addListener(changed -> mark());
  }

  /** What stands in the light instead of the chosen neuron, or null. */
  public ObjectProperty<@Nullable Spotlight> spotlight() {
    return spotlight;
  }

  private void choose() {
    Spotlight other = spotlight.get();
    Neuron neuron = other == null ? workspace.chosen().get() : other.neuron();
    chosen = neuron == null ? null : look(neuron);
    mark();
  }

  private void hover() {
    Neuron neuron = workspace.hovered().get();
    hovered = neuron == null ? null : look(neuron);
    mark();
  }

  private @Nullable Looked look(Neuron neuron) {
    Model model = workspace.model().get();
    if (model == null) {
      return null;
    }
    NetworkSpec spec = model.spec();
    OutgoingConnections outgoing = OutgoingConnections.of(spec, model.weights(), neuron);
    Emphasis emphasis = new Emphasis(spec).light(neuron);
    List<Outline> field = field(spec, neuron, emphasis);
    if (view.direction().get().outgoing()) {
      outgoing.targets().forEach(emphasis::light);
    }
    return new Looked(
        neuron, NeuronInputs.of(spec, model.weights(), neuron), outgoing, field, emphasis);
  }

  /** Outlines and lights where a neuron looks, layer by layer down to the input. */
  private static List<Outline> field(NetworkSpec spec, Neuron neuron, Emphasis emphasis) {
    Wiring wiring = new Wiring(spec);
    List<Outline> outlines = new ArrayList<>();
    boolean whole = false;
    for (int layer = neuron.layer() - 1; layer >= 0; layer--) {
      ReceptiveField field = wiring.receptiveField(neuron, layer);
      int channels = spec.layer(layer).shape().channels();
      boolean own = !whole && ownChannelOnly(spec, layer + 1);
      whole = !own;
      for (int channel = 0; channel < channels; channel++) {
        if (!own || channel == neuron.channel()) {
          light(emphasis, field, channel);
          if (spec.layer(layer).shape().spatial() && field.rows() > 0) {
            outlines.add(
                new Outline(
                    layer,
                    channel,
                    field.top(),
                    field.left(),
                    field.rows(),
                    field.columns(),
                    Kind.FIELD));
          }
        }
      }
    }
    return outlines;
  }

  /** True for layers whose neurons see their own channel of the layer below alone. */
  private static boolean ownChannelOnly(NetworkSpec spec, int layer) {
    return switch (spec.layer(layer).kind()) {
      case POOLING, NORMALISATION, ACTIVATION, DROPOUT -> true;
      default -> false;
    };
  }

  private static void light(Emphasis emphasis, ReceptiveField field, int channel) {
    for (int row = field.top(); row < field.top() + field.rows(); row++) {
      for (int column = field.left(); column < field.left() + field.columns(); column++) {
        emphasis.light(new Neuron(field.layer(), channel, row, column));
      }
    }
  }

  private void mark() {
    LiveFrame frame = view.looked();
    if (frame == null) {
      return;
    }
    Looked about = chosen;
    Looked pointed = hovered;
    List<Edge> edges = new ArrayList<>();
    List<Outline> outlines = new ArrayList<>();
    for (Neuron pin : workspace.pins()) {
      if (about == null || !pin.equals(about.neuron)) {
        outlines.add(Outline.of(pin, Kind.PINNED));
      }
    }
    if (about != null) {
      if (view.field().get()) {
        outlines.addAll(about.field);
      }
      outlines.add(Outline.of(about.neuron, Kind.CHOSEN));
    }
    if (pointed != null) {
      outlines.add(Outline.of(pointed.neuron, Kind.HOVERED));
    }
    if (about != null && (pointed == null || connected(about, pointed.neuron))) {
      addEdges(about, view.direction().get(), frame, edges);
    } else if (pointed != null) {
      addEdges(pointed, EdgeDirection.IN, frame, edges);
    }
    Emphasis emphasis = about != null && view.dimming().get() ? about.emphasis : null;
    overlay.show(new SceneMarks(edges, outlines, emphasis, List.of()));
  }

  private static boolean connected(Looked about, Neuron neuron) {
    return about.neuron.equals(neuron)
        || about.subject.termOf(neuron) >= 0
        || about.outgoing.targets().contains(neuron);
  }

  private void addEdges(Looked about, EdgeDirection which, LiveFrame frame, List<Edge> edges) {
    int most = view.strongest().get();
    if (which.outgoing()) {
      float[] sizes = about.outgoing.contributions(frame.activations(), 0);
      StrongestEdges.outgoing(about.neuron, about.outgoing, sizes, most, edges);
    }
    if (which.incoming()) {
      Arithmetic known = deck.arithmetic(about.neuron);
      Arithmetic arithmetic =
          known != null
              ? known
              : Arithmetic.of(about.subject, frame.activations(), 0, frame.request().held());
      StrongestEdges.incoming(arithmetic, most, edges);
    }
  }
}

package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.MarkOptions;
import io.github.convoscope.scene.NeuronMarks;
import io.github.convoscope.scene.NeuronSelection;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.EdgeDirection;
import io.github.convoscope.ui.neuron.NeuronView;
import org.jspecify.annotations.Nullable;

/**
 * Updates the scene's marks when the pinned, chosen or hovered neuron or the frame changes. JavaFX
 * thread.
 */
final class MarksOverlay {
  /** The place of this overlay in the order: below all overlays that show other values. */
  private static final int ORDER = 10;

  private final Workspace workspace;
  private final NeuronView view;
  private final CardDeck deck;
  private final SceneOverlay overlay = SceneOverlay.over(ORDER);
  private @Nullable NeuronMarks chosen;
  private @Nullable NeuronMarks hovered;

  MarksOverlay(Workspace workspace, NeuronView view, CardDeck deck) {
    this.workspace = workspace;
    this.view = view;
    this.deck = deck;
    workspace.overlays().register(overlay);
    view.subject().addListener(changed -> choose());
    workspace.hovered().addListener(changed -> hover());
    workspace.computing().addListener(changed -> hovered = marks(workspace.hovered().get()));
    workspace.updates().onThrottledUpdate(this::mark);
    view.comparison().addListener(changed -> mark());
    view.strongest().addListener(changed -> mark());
    view.direction().addListener(changed -> mark());
    view.dimming().addListener(changed -> mark());
    view.field().addListener(changed -> mark());
  }

  private void choose() {
    chosen = marks(view.subject().get());
    mark();
  }

  private void hover() {
    hovered = marks(workspace.hovered().get());
    mark();
  }

  private @Nullable NeuronMarks marks(@Nullable Neuron neuron) {
    Model model = workspace.computing().get();
    return neuron == null || model == null
        ? null
        : new NeuronMarks(model.spec(), model.weights(), neuron);
  }

  private void mark() {
    LiveFrame frame = view.shownFrame();
    if (frame == null) {
      return;
    }
    EdgeDirection direction = view.direction().get();
    MarkOptions options =
        new MarkOptions(
            view.strongest().get(),
            direction.incoming(),
            direction.outgoing(),
            view.field().get(),
            view.dimming().get());
    overlay.show(
        new NeuronSelection(workspace.pins(), chosen, hovered)
            .marks(options, frame.activations(), neuron -> arithmetic(neuron, frame)));
  }

  /**
   * The arithmetic that the neuron's card shows, which may be a difference; without a card, that of
   * the frame.
   */
  private Arithmetic arithmetic(NeuronMarks neuron, LiveFrame frame) {
    Arithmetic known = deck.arithmetic(neuron.neuron());
    return known != null
        ? known
        : neuron.arithmetic(frame.activations(), frame.request().clamped());
  }
}

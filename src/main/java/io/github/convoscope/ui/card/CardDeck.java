package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.CardExtras;
import io.github.convoscope.ui.neuron.ClampRow;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows a card for every pinned neuron, and updates it with the drawing. In step mode the chosen
 * neuron's card shows the neuron that is computed. JavaFX thread.
 */
final class CardDeck {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int ORDER = 100;

  /** A card and its panel. */
  private record Pinned(NeuronCard card, SidePanel panel) {}

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final CardTools tools;
  private final Map<Neuron, Pinned> cards = new LinkedHashMap<>();

  /** The card of step mode's neuron, in the place of a pinned one's; null outside step mode. */
  private @Nullable Pinned stepped;

  /** The pinned neuron in whose place it stands. */
  private @Nullable Neuron steppedFor;

  CardDeck(Shell shell, NeuronView view) {
    this.shell = shell;
    this.view = view;
    tools = new CardTools(shell.commands(), view);
    workspace = shell.workspace();
    workspace.pins().addListener((ListChangeListener<Neuron>) change -> update());
    workspace.updates().onThrottledUpdate(this::show);
    view.reference().addListener(changed -> show());
    view.comparison().addListener(changed -> show());
    view.strongest().addListener(changed -> show());
    workspace.hovered().addListener(changed -> highlight());
    workspace.chosen().addListener(changed -> choose());
    view.focus().addListener(changed -> workspace.updates().requestUpdate());
    shell.em().addListener(changed -> rebuild());
    shell.colours().addListener(changed -> rebuild());
  }

  /** The arithmetic that the card of a neuron shows; null without a card. */
  @Nullable Arithmetic arithmetic(Neuron neuron) {
    Pinned step = stepped;
    Pinned pinned = step != null && step.card.neuron().equals(neuron) ? step : cards.get(neuron);
    return pinned == null ? null : pinned.card.arithmetic();
  }

  /** Gives the keyboard focus to the numbers of the chosen card. */
  void focusCard() {
    Pinned pinned = shown(workspace.chosen().get());
    if (pinned != null) {
      pinned.card.focusNumbers();
    }
  }

  /** Makes all cards anew, in the present look of the window. */
  private void rebuild() {
    endStep();
    Model model = workspace.model().get();
    int place = 0;
    for (Neuron neuron : workspace.pins()) {
      Pinned before = cards.get(neuron);
      if (before != null && model != null) {
        Pinned next = pinned(NeuronInputs.of(model.spec(), model.weights(), neuron), place, neuron);
        cards.put(neuron, next);
        shell.host().replace(before.panel, next.panel);
      }
      place++;
    }
    markChosen();
    show();
    highlight();
  }

  private void update() {
    endStep();
    Model model = workspace.model().get();
    Map<Neuron, Pinned> before = new LinkedHashMap<>(cards);
    cards.clear();
    int place = 0;
    for (Neuron neuron : workspace.pins()) {
      Pinned pinned = before.remove(neuron);
      if (pinned == null && model != null) {
        pinned = pinned(NeuronInputs.of(model.spec(), model.weights(), neuron), place, neuron);
      }
      if (pinned != null) {
        cards.put(neuron, pinned);
      }
      place++;
    }
    // New cards are shown before old ones are hidden, so that the scene is laid out only once.
    cards.values().forEach(pinned -> shell.host().show(pinned.panel));
    before.values().forEach(pinned -> shell.host().hide(pinned.panel));
    choose();
    show();
    highlight();
  }

  /**
   * Makes a card.
   *
   * @param pin the pinned neuron in whose place it stands
   */
  private Pinned pinned(NeuronInputs inputs, int place, Neuron pin) {
    Neuron neuron = inputs.neuron();
    Links links = new Links(workspace.hovered()::set, target -> follow(pin, target));
    Model model = workspace.model().get();
    Node clamp =
        neuron.layer() > 0 && model != null ? new ClampRow(workspace, model, neuron) : null;
    NeuronCard card =
        new NeuronCard(
            inputs,
            WidgetStyle.of(shell),
            links,
            new NeuronCard.Tools(tools.main(clamp), tools.export()),
            view);
    Node more = CardExtras.of(workspace).of(neuron);
    if (more != null) {
      card.getChildren().add(more);
    }
    // Parts are not updated while they are out of sight, so a part that comes into sight shows old
    // numbers.
    card.localToSceneTransformProperty()
        .addListener((observed, before, now) -> workspace.updates().requestUpdate());
    card.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> workspace.chosen().set(pin));
    SidePanel panel =
        new SidePanel(
            "card-"
                + neuron.layer()
                + "-"
                + neuron.channel()
                + "-"
                + neuron.row()
                + "-"
                + neuron.column(),
            ORDER + place,
            card,
            () -> workspace.pins().remove(pin));
    return new Pinned(card, panel);
  }

  private void follow(Neuron from, Neuron to) {
    workspace.chosen().set(from);
    workspace.follow(to);
  }

  private void choose() {
    Neuron chosen = workspace.chosen().get();
    Pinned raised = shown(chosen);
    if (raised != null) {
      shell.host().raise(raised.panel);
    }
    markChosen();
  }

  private void markChosen() {
    Neuron chosen = workspace.chosen().get();
    cards.forEach(
        (neuron, pinned) ->
            pinned.card.pseudoClassStateChanged(CHOSEN, cards.size() > 1 && neuron.equals(chosen)));
  }

  /** The card that is on screen for a pinned neuron; null for none. */
  private @Nullable Pinned shown(@Nullable Neuron pin) {
    return stepped != null && Objects.equals(pin, steppedFor) ? stepped : cards.get(pin);
  }

  /** Puts the card of the neuron that step mode computes in the place of the chosen one's. */
  private void followStep() {
    Neuron focus = view.focus().get();
    Neuron chosen = workspace.chosen().get();
    Model model = workspace.model().get();
    Pinned step = stepped;
    boolean current =
        step != null && step.card.neuron().equals(focus) && Objects.equals(chosen, steppedFor);
    if (current) {
      return;
    }
    Pinned own = cards.get(chosen);
    if (focus == null || chosen == null || own == null || model == null || focus.equals(chosen)) {
      endStep();
      return;
    }
    if (!chosen.equals(steppedFor)) {
      endStep();
    }
    Pinned before = stepped == null ? own : stepped;
    Pinned next =
        pinned(
            NeuronInputs.of(model.spec(), model.weights(), focus),
            workspace.pins().indexOf(chosen),
            chosen);
    next.card.pseudoClassStateChanged(CHOSEN, cards.size() > 1);
    stepped = next;
    steppedFor = chosen;
    shell.host().replace(before.panel, next.panel);
  }

  /** Puts the pinned neuron's own card back into its place. */
  private void endStep() {
    Pinned step = stepped;
    Pinned own = cards.get(steppedFor);
    stepped = null;
    steppedFor = null;
    if (step != null && own != null) {
      shell.host().replace(step.panel, own.panel);
    }
  }

  private void show() {
    followStep();
    LiveFrame frame = view.shownFrame();
    LiveFrame newest = workspace.frame().get();
    if (frame == null || newest == null || cards.isEmpty()) {
      return;
    }
    Palette palette = workspace.settings().colours();
    IntFunction<ColourScale> scales = layer -> view.activationScale(newest, layer);
    for (Pinned pinned : cards.values()) {
      pinned.card.show(frame, view.comparedWith(), palette, scales);
    }
    if (stepped != null) {
      stepped.card.show(frame, view.comparedWith(), palette, scales);
    }
  }

  private void highlight() {
    Neuron hovered = workspace.hovered().get();
    cards.values().forEach(pinned -> pinned.card.highlight(hovered));
    if (stepped != null) {
      stepped.card.highlight(hovered);
    }
  }
}

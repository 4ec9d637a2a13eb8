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
import java.util.function.IntFunction;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Shows a card for every pinned neuron, and updates it with the drawing. JavaFX thread. */
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
    shell.em().addListener(changed -> rebuild());
    shell.colours().addListener(changed -> rebuild());
  }

  /** The arithmetic that the card of a neuron shows; null without a card. */
  @Nullable Arithmetic arithmetic(Neuron neuron) {
    Pinned pinned = cards.get(neuron);
    return pinned == null ? null : pinned.card.arithmetic();
  }

  /** Gives the keyboard focus to the numbers of the chosen card. */
  void focusCard() {
    Pinned pinned = cards.get(workspace.chosen().get());
    if (pinned != null) {
      pinned.card.focusNumbers();
    }
  }

  /** Makes all cards anew, in the present look of the window. */
  private void rebuild() {
    Model model = workspace.model().get();
    int place = 0;
    for (Neuron neuron : workspace.pins()) {
      Pinned before = cards.get(neuron);
      if (before != null && model != null) {
        Pinned next = pinned(NeuronInputs.of(model.spec(), model.weights(), neuron), place);
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
    Model model = workspace.model().get();
    Map<Neuron, Pinned> before = new LinkedHashMap<>(cards);
    cards.clear();
    int place = 0;
    for (Neuron neuron : workspace.pins()) {
      Pinned pinned = before.remove(neuron);
      if (pinned == null && model != null) {
        pinned = pinned(NeuronInputs.of(model.spec(), model.weights(), neuron), place);
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

  private Pinned pinned(NeuronInputs inputs, int place) {
    Neuron neuron = inputs.neuron();
    Links links = new Links(workspace.hovered()::set, target -> follow(neuron, target));
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
    card.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> workspace.chosen().set(neuron));
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
            () -> workspace.pins().remove(neuron));
    return new Pinned(card, panel);
  }

  private void follow(Neuron from, Neuron to) {
    workspace.chosen().set(from);
    workspace.follow(to);
  }

  private void choose() {
    Neuron chosen = workspace.chosen().get();
    Pinned raised = cards.get(chosen);
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

  private void show() {
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
  }

  private void highlight() {
    Neuron hovered = workspace.hovered().get();
    cards.values().forEach(pinned -> pinned.card.highlight(hovered));
  }
}

package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.WidgetStyle;
import io.github.convoscope.ui.whatif.WhatIf;
import io.github.convoscope.ui.whatif.WhatIfRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A card for every pin, in panels at the right; they follow the drawing. JavaFX thread. */
final class CardDeck {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int ORDER = 100;

  /** A card in its panel. */
  private record Pinned(NeuronCard card, SidePanel panel) {}

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final CardTools tools;
  private final WhatIf whatIf;
  private final Map<Neuron, Pinned> cards = new LinkedHashMap<>();

  CardDeck(Shell shell, NeuronView view, WhatIf whatIf, CardTools tools) {
    this.shell = shell;
    this.view = view;
    this.tools = tools;
    this.whatIf = whatIf;
    workspace = shell.workspace();
    workspace.pins().addListener((ListChangeListener<Neuron>) change -> deal());
    workspace.updates().onThrottledUpdate(this::show);
    view.reference().addListener(changed -> show());
    view.comparison().addListener(changed -> show());
    view.strongest().addListener(changed -> show());
    workspace.hovered().addListener(changed -> light());
    workspace.chosen().addListener(changed -> choose());
    shell.em().addListener(changed -> again());
    shell.colours().addListener(changed -> again());
  }

  /** The arithmetic of a pinned neuron in the frame that is shown, or null. */
  @Nullable Arithmetic arithmetic(Neuron neuron) {
    Pinned pinned = cards.get(neuron);
    return pinned == null ? null : pinned.card.arithmetic();
  }

  /** Gives the keyboard to the numbers of the chosen card: arrows move, Enter follows. */
  void focusCard() {
    Pinned pinned = cards.get(workspace.chosen().get());
    if (pinned != null) {
      pinned.card.focusNumbers();
    }
  }

  /** Whether a card is what was opened or raised last at the right, and no other panel since. */
  boolean isOnTop() {
    return cards.values().stream().anyMatch(pinned -> shell.host().isNewest(pinned.panel));
  }

  private void again() {
    cards.values().forEach(pinned -> shell.host().hide(pinned.panel));
    cards.clear();
    deal();
  }

  private void deal() {
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
    // New cards come before old ones go, so that the scene is laid out again only once.
    cards.values().forEach(pinned -> shell.host().show(pinned.panel));
    before.values().forEach(pinned -> shell.host().hide(pinned.panel));
    choose();
    show();
    light();
  }

  private Pinned pinned(NeuronInputs subject, int place) {
    Neuron neuron = subject.neuron();
    Links links = new Links(view::hover, target -> follow(neuron, target));
    Model model = workspace.model().get();
    Node hold =
        neuron.layer() > 0 && model != null
            ? new WhatIfRow(workspace, model, whatIf, neuron)
            : null;
    NeuronCard card =
        new NeuronCard(
            subject,
            new WidgetStyle(shell.colours().get(), shell.em().get()),
            links,
            new NeuronCard.Tools(tools.forCard(hold), tools.away()),
            view.strongest());
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
    cards.forEach(
        (neuron, pinned) ->
            pinned.card.pseudoClassStateChanged(CHOSEN, cards.size() > 1 && neuron.equals(chosen)));
  }

  private void show() {
    LiveFrame frame = view.looked();
    LiveFrame newest = workspace.frame().get();
    if (frame == null || newest == null || cards.isEmpty()) {
      return;
    }
    Palette palette = workspace.settings().colours();
    IntFunction<ColourScale> scales = layer -> scale(newest, layer);
    for (Pinned pinned : cards.values()) {
      pinned.card.show(frame, view.comparedWith(), palette, scales);
    }
  }

  /** What colours of activations mean, also where the scene shows an attribution in their place. */
  private ColourScale scale(LiveFrame newest, int layer) {
    FramePainter painter = workspace.painter().get();
    boolean covered = workspace.overlays().covers(layer);
    return covered && painter != null ? painter.scale(layer, 0) : newest.colours().scale(layer);
  }

  private void light() {
    Neuron hovered = workspace.hovered().get();
    cards.values().forEach(pinned -> pinned.card.light(hovered));
  }
}

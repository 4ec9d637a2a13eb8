package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.MagnitudeOrder;
import io.github.convoscope.explain.contribution.OutgoingConnections;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/**
 * Adds the commands for pinned neurons: they choose and pin neurons, follow edges, and change which
 * marks are drawn.
 */
final class CardCommands {
  private static final int LAYERS_WITH_KEYS = 10;

  private final Commands commands;
  private final Workspace workspace;
  private final NeuronView view;
  private final CardDeck deck;
  private final NeuronHistory history = new NeuronHistory();
  private final BooleanBinding pinned;

  private CardCommands(Commands commands, Workspace workspace, NeuronView view, CardDeck deck) {
    this.commands = commands;
    this.workspace = workspace;
    this.view = view;
    this.deck = deck;
    pinned = Bindings.isNotNull(workspace.chosen());
    workspace
        .chosen()
        .addListener(
            (observed, before, now) -> {
              if (now != null) {
                history.visit(now);
              }
            });
    workspace.model().addListener(changed -> history.clear());
  }

  /** Adds the commands. */
  static void install(Commands commands, Workspace workspace, NeuronView view, CardDeck deck) {
    CardCommands all = new CardCommands(commands, workspace, view, deck);
    all.pins();
    all.walk();
    all.edges();
  }

  private void pins() {
    commands.add(
        Command.of("card.pin-answer", Context.ANYWHERE, this::pinAnswer)
            .keys("A")
            .menu(MenuName.NEURON, "pins")
            .enabledWhen(workspace.drawn(), "ui.draw-first"));
    add("strongest", this::followStrongest, "pins", "Shift+Enter");
    add("strongest-effect", this::followEffect, "pins", "Shortcut+Enter");
    add("into", deck::focusCard, "pins", "J");
    add("next-pin", this::nextPin, "pins", "Period");
    add("unpin", () -> unpin(workspace), "pins", "Shortcut+Backspace");
    add("pin-also", this::pinAlso, "pins", "Shortcut+D");
    commands.add(
        Command.of("card.go-back", Context.ANYWHERE, () -> go(history.back()))
            .keys("Alt+Left")
            .icon("fth-arrow-left")
            .menu(MenuName.NEURON, "history")
            .enabledWhen(history.canGoBack(), "card.no-earlier"));
    commands.add(
        Command.of("card.go-forward", Context.ANYWHERE, () -> go(history.forward()))
            .keys("Alt+Right")
            .icon("fth-arrow-right")
            .menu(MenuName.NEURON, "history")
            .enabledWhen(history.canGoForward(), "card.no-later"));
  }

  private void walk() {
    walk("left", () -> step(0, 0, -1), "Shortcut+Left");
    walk("right", () -> step(0, 0, 1), "Shortcut+Right");
    walk("up", () -> step(0, -1, 0), "Shortcut+Up");
    walk("down", () -> step(0, 1, 0), "Shortcut+Down");
    walk("previous-unit", () -> step(-1, 0, 0), "Alt+Up");
    walk("next-unit", () -> step(1, 0, 0), "Alt+Down");
    walk("previous-layer", () -> otherLayer(-1), "Shortcut+Page Up");
    walk("next-layer", () -> otherLayer(1), "Shortcut+Page Down");
    for (int layer = 0; layer < LAYERS_WITH_KEYS; layer++) {
      int index = layer;
      commands.add(
          Command.of("card.pin-layer-" + layer, Context.ANYWHERE, () -> pinMostActive(index))
              .keys("Alt+" + layer, "Alt+Numpad " + layer)
              .enabledWhen(Bindings.isNotNull(workspace.frame())));
    }
  }

  /** Adds a command that goes to a neighbour; where nothing is pinned, it pins the answer. */
  private void walk(String name, Runnable action, String key) {
    commands.add(
        Command.of(
                "card." + name,
                Context.ANYWHERE,
                () -> {
                  if (workspace.chosen().get() == null) {
                    pinAnswer();
                  } else {
                    action.run();
                  }
                })
            .keys(key)
            .enabledWhen(Bindings.isNotNull(workspace.frame())));
  }

  private void edges() {
    add("edges", () -> view.direction().set(view.direction().get().next()), "edges", "C");
    add("more-edges", () -> view.moreEdges(true), "edges", "Close Bracket");
    add("fewer-edges", () -> view.moreEdges(false), "edges", "Open Bracket");
    commands.add(
        Command.toggle("card.dimming", Context.ANYWHERE, view.dimming())
            .menu(MenuName.NEURON, "edges"));
    commands.add(
        Command.toggle("card.field", Context.ANYWHERE, view.field())
            .menu(MenuName.NEURON, "edges"));
  }

  private void add(String name, Runnable action, String group, String... keys) {
    Command command =
        Command.of("card." + name, Context.ANYWHERE, action)
            .keys(keys)
            .enabledWhen(pinned, "card.pin-first");
    commands.add(group.isEmpty() ? command : command.menu(MenuName.NEURON, group));
  }

  /** Unpins the chosen neuron; true where one was pinned. */
  static boolean unpin(Workspace workspace) {
    Neuron chosen = workspace.chosen().get();
    return chosen != null && workspace.pins().remove(chosen);
  }

  private void go(@Nullable Neuron neuron) {
    if (neuron != null) {
      workspace.follow(neuron);
    }
  }

  private void pinAnswer() {
    LiveFrame frame = workspace.frame().get();
    if (frame != null) {
      LayerSpec output = frame.spec().output();
      go(output.shape().neuron(output.index(), frame.answer()));
    }
  }

  /** Pins the most active neuron of a layer. */
  private void pinMostActive(int layer) {
    LiveFrame frame = workspace.frame().get();
    if (frame != null && layer < frame.spec().depth()) {
      go(frame.mostActive(layer));
    } else if (frame != null) {
      workspace.notices().tell(Message.of("card.no-layer", layer, frame.spec().depth() - 1));
    }
  }

  /** Goes to the neuron that the chosen one contributes most to. */
  private void followEffect() {
    Neuron chosen = workspace.chosen().get();
    Model model = workspace.model().get();
    LiveFrame frame = view.shownFrame();
    if (chosen == null || model == null || frame == null) {
      return;
    }
    OutgoingConnections outgoing = OutgoingConnections.of(model.spec(), model.weights(), chosen);
    if (outgoing.targets().isEmpty()) {
      workspace.notices().tell(Message.of("card.no-effect"));
    } else {
      int[] order = MagnitudeOrder.bySize(outgoing.contributions(frame.activations(), 0));
      go(outgoing.targets().get(order[0]));
    }
  }

  /** Goes to the input that contributes most. */
  private void followStrongest() {
    Neuron chosen = workspace.chosen().get();
    Arithmetic arithmetic = chosen == null ? null : deck.arithmetic(chosen);
    if (arithmetic != null && arithmetic.hasTerms()) {
      go(arithmetic.source(arithmetic.termsBySize()[0]));
    } else if (chosen != null) {
      workspace.notices().tell(Message.of("card.no-reason"));
    }
  }

  private void nextPin() {
    int now = workspace.pins().indexOf(workspace.chosen().get());
    workspace.chosen().set(workspace.pins().get((now + 1) % workspace.pins().size()));
  }

  /** Pins the neuron at the same place in the next unit as well, and chooses it. */
  private void pinAlso() {
    Neuron chosen = workspace.chosen().get();
    Model model = workspace.model().get();
    if (chosen != null && model != null) {
      Shape shape = model.spec().layer(chosen.layer()).shape();
      int channel = (chosen.channel() + 1) % shape.channels();
      workspace.pinAlso(new Neuron(chosen.layer(), channel, chosen.row(), chosen.column()));
    }
  }

  private void step(int units, int down, int right) {
    Neuron chosen = workspace.chosen().get();
    Model model = workspace.model().get();
    if (chosen == null || model == null) {
      return;
    }
    Shape shape = model.spec().layer(chosen.layer()).shape();
    int channel = Math.floorMod(chosen.channel() + units, shape.channels());
    int row = chosen.row() + down;
    int column = chosen.column() + right;
    if (shape.contains(channel, row, column)) {
      workspace.follow(new Neuron(chosen.layer(), channel, row, column));
    }
  }

  /**
   * Goes to the cell at the same place of the picture in the first layer that the chosen one's
   * layer reads, or in the first that reads it.
   */
  private void otherLayer(int step) {
    Neuron chosen = workspace.chosen().get();
    Model model = workspace.model().get();
    if (chosen == null || model == null) {
      return;
    }
    List<Integer> layers =
        step < 0
            ? model.spec().layer(chosen.layer()).inputs()
            : model.spec().consumers(chosen.layer());
    if (layers.isEmpty()) {
      return;
    }
    int layer = layers.get(0);
    Shape from = model.spec().layer(chosen.layer()).shape();
    Shape to = model.spec().layer(layer).shape();
    workspace.follow(
        new Neuron(
            layer,
            Math.min(chosen.channel(), to.channels() - 1),
            chosen.row() * to.rows() / from.rows(),
            chosen.column() * to.columns() / from.columns()));
  }
}

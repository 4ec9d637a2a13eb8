package io.github.convoscope.ui.whatif;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.UnitClamps;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** Adds the commands that clamp the unit under the pointer, otherwise that of the chosen neuron. */
final class WhatIfCommands {
  private final Commands commands;
  private final Workspace workspace;
  private final BooleanBinding possible;

  /** The action of a command on a unit. */
  @FunctionalInterface
  private interface Action {
    void on(Model model, int layer, int channel);
  }

  private WhatIfCommands(Commands commands, Workspace workspace) {
    this.commands = commands;
    this.workspace = workspace;
    possible =
        Bindings.createBooleanBinding(
            () -> about() != null, workspace.hovered(), workspace.chosen());
  }

  /** Adds the commands. */
  static void install(Commands commands, Workspace workspace, UnitClamps clamps) {
    WhatIfCommands all = new WhatIfCommands(commands, workspace);
    all.add("switch-off", "O", (model, layer, channel) -> clamps.toggle(layer, channel))
        .icon("fth-power");
    all.add(
        "higher",
        "Shortcut+Shift+Up",
        (model, layer, channel) -> clamps.move(model, layer, channel, 1));
    all.add(
        "lower",
        "Shortcut+Shift+Down",
        (model, layer, channel) -> clamps.move(model, layer, channel, -1));
    commands.add(
        Command.of("whatif.release-all", Context.ANYWHERE, clamps::releaseAll)
            .keys("Shift+O")
            .menu(MenuName.EXPLAIN, "what-if")
            .enabledWhen(
                Bindings.createBooleanBinding(
                    () -> !workspace.clamped().get().isEmpty(), workspace.clamped()),
                "whatif.all-free"));
  }

  private Command add(String name, String key, Action action) {
    return commands.add(
        Command.of(
                "whatif." + name,
                Context.ANYWHERE,
                () -> {
                  Neuron neuron = about();
                  Model model = workspace.model().get();
                  if (neuron != null && model != null) {
                    action.on(model, neuron.layer(), neuron.channel());
                  }
                })
            .keys(key)
            .menu(MenuName.EXPLAIN, "what-if")
            .enabledWhen(possible, "whatif.choose-first"));
  }

  private @Nullable Neuron about() {
    Neuron hovered = workspace.hovered().get();
    Neuron neuron = hovered != null ? hovered : workspace.chosen().get();
    return neuron == null || neuron.layer() == 0 ? null : neuron;
  }
}

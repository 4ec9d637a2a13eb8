package io.github.convoscope.ui.steps;

import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Adds the commands of step mode. Their keys work while it is on, independent of the focus. */
final class StepCommands {
  private static final double FASTER = 1.6;

  private StepCommands() {}

  /** Adds the commands. */
  static void install(Shell shell, StepPlayer player, StepMode mode) {
    Commands commands = shell.commands();
    Workspace workspace = shell.workspace();
    BooleanBinding on = Bindings.isNotNull(player.step());
    commands.add(
        Command.of("steps.show", Context.ANYWHERE, mode::toggle)
            .keys("W")
            .icon("fth-x")
            .menu(MenuName.NEURON, "steps")
            .enabledWhen(Bindings.isNotNull(workspace.frame())));
    commands.add(
        Command.of("steps.restart", Context.STEPPING, player::restart)
            .keys("Left")
            .icon("fth-skip-back")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.next", Context.STEPPING, player::next)
            .keys("Space", "Page Down")
            .icon("fth-chevron-right")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.run", Context.STEPPING, player::runOrStop)
            .keys("Shift+Space")
            .icon("fth-play")
            .enabledWhen(on));
    commands.add(
        Command.of(
                "steps.skip-map",
                Context.STEPPING,
                () -> {
                  Model model = workspace.model().get();
                  if (model != null) {
                    player.skipMap(model.spec());
                  }
                })
            .keys("Right")
            .icon("fth-skip-forward")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.skip-layer", Context.STEPPING, player::skipLayer)
            .keys("End")
            .icon("fth-fast-forward")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.scope", Context.STEPPING, mode::nextScope)
            .keys("Shift+W")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.faster", Context.STEPPING, () -> speed(player, FASTER))
            .keys("Up")
            .enabledWhen(on));
    commands.add(
        Command.of("steps.slower", Context.STEPPING, () -> speed(player, 1 / FASTER))
            .keys("Down")
            .enabledWhen(on));
  }

  private static void speed(StepPlayer player, double factor) {
    double next = player.speed().get() * factor;
    player.speed().set(Math.max(StepPlayer.SLOWEST, Math.min(StepPlayer.QUICKEST, next)));
  }
}

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

/** The commands of the step mode. Their keys hold while it is on, whatever has the focus. */
public final class StepCommands {
  private static final double FASTER = 1.6;

  private StepCommands() {}

  public static void install(Shell shell, StepPlayer player, StepBar bar) {
    Commands commands = shell.commands();
    Workspace workspace = shell.workspace();
    BooleanBinding on = Bindings.isNotNull(player.step());
    commands.add(
        Command.of("card.steps", Context.ANYWHERE, bar::toggle)
            .keys("W")
            .icon("fth-x")
            .menu(MenuName.NEURON, "steps")
            .enabledWhen(Bindings.isNotNull(workspace.frame())));
    commands.add(
        Command.of("card.step-restart", Context.STEPPING, player::restart)
            .keys("Left")
            .icon("fth-skip-back")
            .enabledWhen(on));
    commands.add(
        Command.of("card.step-once", Context.STEPPING, player::stepOnce)
            .keys("Space", "Page Down")
            .icon("fth-chevron-right")
            .enabledWhen(on));
    commands.add(
        Command.of("card.step-run", Context.STEPPING, player::runOrStop)
            .keys("Shift+Space")
            .icon("fth-play")
            .enabledWhen(on));
    commands.add(
        Command.of(
                "card.step-skip-map",
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
        Command.of("card.step-skip-layer", Context.STEPPING, player::skipLayer)
            .keys("End")
            .icon("fth-fast-forward")
            .enabledWhen(on));
    commands.add(
        Command.of("card.step-scope", Context.STEPPING, bar::nextScope)
            .keys("Shift+W")
            .enabledWhen(on));
    commands.add(
        Command.of("card.step-faster", Context.STEPPING, () -> speed(player, FASTER))
            .keys("Up")
            .enabledWhen(on));
    commands.add(
        Command.of("card.step-slower", Context.STEPPING, () -> speed(player, 1 / FASTER))
            .keys("Down")
            .enabledWhen(on));
  }

  private static void speed(StepPlayer player, double factor) {
    double next = player.speed().get() * factor;
    player.speed().set(Math.max(StepPlayer.SLOWEST, Math.min(StepPlayer.QUICKEST, next)));
  }
}

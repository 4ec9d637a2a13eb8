package io.github.convoscope.ui.thought;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Adds the commands of the player. Their keys work while it is open, independent of the focus. */
final class ThoughtCommands {
  private static final double FASTER = Math.sqrt(2);

  private final Commands commands;
  private final BooleanBinding open;

  private ThoughtCommands(Shell shell, ThoughtView view) {
    commands = shell.commands();
    open = Bindings.isNotNull(view.thought());
  }

  static void install(Shell shell, ThoughtPlayer player, ThoughtView view) {
    ThoughtCommands all = new ThoughtCommands(shell, view);
    all.commands.add(
        Command.of("thought.play", Context.ANYWHERE, view::toggle)
            .keys("R")
            .icon("fth-play")
            .menu(MenuName.NEURON, "steps")
            .enabledWhen(Bindings.or(shell.workspace().drawn(), view.wanted()), "ui.draw-first"));
    all.add("go", player::playOrPause, "fth-pause", "Space");
    all.add("back", () -> player.back(view.steps()), "fth-chevron-left", "Left");
    all.add("next", () -> player.next(view.steps()), "fth-chevron-right", "Right");
    all.add("previous-layer", () -> player.back(view.layers()), "fth-skip-back", "Page Up");
    all.add("next-layer", () -> player.next(view.layers()), "fth-skip-forward", "Page Down");
    all.add("faster", () -> player.faster(FASTER), "fth-plus", "Up");
    all.add("slower", () -> player.faster(1 / FASTER), "fth-minus", "Down");
    all.commands.add(
        Command.toggle("thought.loop", Context.PLAYING, player.loop())
            .keys("Shift+R")
            .icon("fth-repeat")
            .enabledWhen(all.open));
    all.commands.add(
        Command.of("thought.close", Context.PLAYING, view::end)
            .icon("fth-x")
            .enabledWhen(view.wanted()));
  }

  private void add(String name, Runnable action, String icon, String key) {
    commands.add(
        Command.of("thought." + name, Context.PLAYING, action)
            .keys(key)
            .icon(icon)
            .enabledWhen(open));
  }
}

package io.github.convoscope.ui.saliency;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import org.jspecify.annotations.Nullable;

/** Saliency in the window: the live overlay with its panel, and the comparison sheet. */
public final class SaliencyFeature implements Feature {
  private static final int ORDER = 40;

  private @Nullable SidePanel panel;
  private @Nullable Sheet sheet;

  @Override
  public void install(Shell shell) {
    Explaining explaining = new Explaining(shell.workspace());
    Commands commands = shell.commands();
    commands.add(
        Command.toggle("saliency.show", Context.ANYWHERE, explaining.on())
            .keys("S")
            .icon("fth-sun")
            .menu(MenuName.EXPLAIN, "saliency"));
    commands.add(
        Command.of("saliency.sheet", Context.ANYWHERE, () -> sheet(shell, explaining).toggle())
            .keys("Shift+S")
            .icon("fth-grid")
            .menu(MenuName.EXPLAIN, "saliency"));
    commands.add(
        Command.toggle("saliency.through", Context.ANYWHERE, explaining.throughLayers())
            .menu(MenuName.EXPLAIN, "saliency")
            .enabledWhen(explaining.on()));
    shell
        .workspace()
        .against()
        .addListener(
            (observed, before, against) -> {
              // Two classes are a question; the panel is where it is answered.
              if (against != null) {
                explaining.subject().set(Subject.CLASS);
                explaining.on().set(true);
              }
            });
    explaining
        .on()
        .addListener(
            (observed, before, on) -> {
              SidePanel shown = panel(shell, explaining);
              if (on) {
                shell.host().show(shown);
              } else {
                shell.host().hide(shown);
              }
            });
  }

  private SidePanel panel(Shell shell, Explaining explaining) {
    SidePanel known = panel;
    if (known == null) {
      Look look = Look.defaults();
      Overlay overlay = new Overlay(shell, explaining, look);
      Checks checks = new Checks(shell, explaining);
      SaliencyPanel content = new SaliencyPanel(shell, explaining, look, overlay, checks);
      known = new SidePanel("saliency", ORDER, content.node(), () -> explaining.on().set(false));
      panel = known;
    }
    return known;
  }

  private Sheet sheet(Shell shell, Explaining explaining) {
    Sheet known = sheet;
    if (known == null) {
      known = new Sheet(shell, explaining);
      sheet = known;
    }
    return known;
  }
}

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
  private @Nullable MethodSheet sheet;

  @Override
  public void install(Shell shell) {
    LiveAttribution explaining = new LiveAttribution(shell.workspace());
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
                explaining.subject().set(AttributionRequest.CLASS);
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

  private SidePanel panel(Shell shell, LiveAttribution explaining) {
    SidePanel known = panel;
    if (known == null) {
      MapStyle look = MapStyle.defaults();
      MapOverlay overlay = new MapOverlay(shell, explaining, look);
      MapChecks checks = new MapChecks(shell, explaining);
      SaliencyPanel content = new SaliencyPanel(shell, explaining, look, overlay, checks);
      known = new SidePanel("saliency", ORDER, content.node(), () -> explaining.on().set(false));
      panel = known;
    }
    return known;
  }

  private MethodSheet sheet(Shell shell, LiveAttribution explaining) {
    MethodSheet known = sheet;
    if (known == null) {
      known = new MethodSheet(shell, explaining);
      sheet = known;
    }
    return known;
  }
}

package io.github.convoscope.ui.saliency;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.MapStyle;
import javafx.beans.binding.Bindings;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Adds attribution to the window: the live overlay with its panel, and the comparison of methods.
 */
public final class SaliencyFeature implements Feature {
  private static final int ORDER = 40;

  private @Nullable SidePanel panel;
  private @Nullable MethodComparison comparison;

  /** True while the panel is open because two classes were compared. */
  private boolean opened;

  @Override
  public void install(Shell shell) {
    LiveAttribution attribution = new LiveAttribution(shell.workspace());
    Commands commands = shell.commands();
    commands.add(
        Command.toggle("saliency.show", Context.ANYWHERE, attribution.on())
            .keys("S")
            .icon("fth-sun")
            .menu(MenuName.EXPLAIN, "saliency")
            .enabledWhen(
                Bindings.or(shell.workspace().drawn(), attribution.on()), "ui.draw-first"));
    LookButton.add(shell);
    commands.add(
        Command.of(
                "saliency.sheet", Context.ANYWHERE, () -> comparison(shell, attribution).toggle())
            .keys("Shift+S")
            .icon("fth-grid")
            .menu(MenuName.EXPLAIN, "saliency")
            .enabledWhen(shell.workspace().drawn(), "ui.draw-first"));
    commands.add(
        Command.toggle("saliency.through", Context.ANYWHERE, attribution.throughLayers())
            .menu(MenuName.EXPLAIN, "saliency")
            .enabledWhen(attribution.on(), "saliency.switch-on"));
    shell
        .workspace()
        .against()
        .addListener(
            (observed, before, against) -> {
              // The user compares two classes: the panel shows the answer.
              if (against != null) {
                attribution.targetChoice().set(TargetChoice.CLASS);
                opened |= !attribution.on().get();
                attribution.on().set(true);
              }
              closeWithQuestion(shell.workspace(), attribution);
            });
    shell
        .workspace()
        .target()
        .addListener(changed -> closeWithQuestion(shell.workspace(), attribution));
    attribution
        .on()
        .addListener(
            (observed, before, on) -> {
              SidePanel shown = panel(shell, attribution);
              if (on) {
                shell.host().show(shown);
              } else {
                shell.host().hide(shown);
                opened = false;
                // The question goes with its answer.
                shell.workspace().against().set(null);
                shell.workspace().target().set(null);
              }
            });
  }

  /** A panel that a question opened goes with the question, unless the user has used it. */
  private void closeWithQuestion(Workspace workspace, LiveAttribution attribution) {
    if (opened && workspace.target().get() == null && workspace.against().get() == null) {
      attribution.on().set(false);
    }
  }

  private SidePanel panel(Shell shell, LiveAttribution attribution) {
    SidePanel known = panel;
    if (known == null) {
      MapStyle style = MapStyle.of(shell.workspace());
      MapOverlay overlay = new MapOverlay(shell, attribution, style);
      SanityChecks checks = new SanityChecks(shell, attribution);
      SaliencyPanel content = new SaliencyPanel(shell, attribution, style, overlay, checks);
      content.node().addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> opened = false);
      known = new SidePanel("saliency", ORDER, content.node(), () -> attribution.on().set(false));
      panel = known;
    }
    return known;
  }

  private MethodComparison comparison(Shell shell, LiveAttribution attribution) {
    MethodComparison known = comparison;
    if (known == null) {
      known = new MethodComparison(shell, attribution);
      comparison = known;
    }
    return known;
  }
}

package io.github.convoscope.ui.patch;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;
import javafx.beans.property.BooleanProperty;

/** Adds the panel in the scene that shows how the pinned neuron gets its value. */
public final class PatchFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, PatchFeature.class, "patch.css");
    BooleanProperty on = shell.workspace().settings().flag("patch-in-scene", true);
    PatchView view = new PatchView(shell, on);
    shell.centre().add(view);
    shell
        .commands()
        .add(
            Command.toggle("patch.show", Context.ANYWHERE, view.wanted())
                .keys("Shift+P")
                .menu(MenuName.VIEW, "paths"));
  }
}

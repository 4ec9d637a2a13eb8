package io.github.convoscope.ui.filters;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;
import javafx.beans.binding.Bindings;

/** Adds the page that shows all weights of the network as pictures. */
public final class FiltersFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, FiltersFeature.class, "filters.css");
    FilterPage page = new FilterPage(shell);
    shell
        .commands()
        .add(
            Command.of("filters.show", Context.ANYWHERE, page::toggle)
                .keys("K")
                .menu(MenuName.EXPLAIN, "filters")
                .enabledWhen(Bindings.isNotNull(shell.workspace().model())));
  }
}

package io.github.convoscope.ui.comparison;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;
import io.github.convoscope.ui.neuron.NeuronView;
import javafx.beans.binding.Bindings;

/** Compares the drawing on the pad (B) with a reference drawing (A). */
public final class ComparisonFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, ComparisonFeature.class, "comparison.css");
    NeuronView view = NeuronView.of(shell.workspace());
    DrawingComparison comparison = new DrawingComparison(shell, view);
    shell
        .commands()
        .add(
            Command.of("comparison.keep", Context.ANYWHERE, comparison::toggle)
                .keys("H")
                .menu(MenuName.EXPLAIN, "comparison")
                .enabledWhen(
                    Bindings.or(shell.workspace().drawn(), Bindings.isNotNull(view.reference())),
                    "ui.draw-first"));
    shell
        .commands()
        .add(
            Command.of(
                    "comparison.next",
                    Context.ANYWHERE,
                    () -> view.comparison().set(view.comparison().get().next()))
                .keys("B")
                .menu(MenuName.EXPLAIN, "comparison")
                .enabledWhen(Bindings.isNotNull(view.reference()), "comparison.keep-first"));
  }
}

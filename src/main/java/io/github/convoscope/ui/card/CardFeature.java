package io.github.convoscope.ui.card;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.comparison.DrawingComparison;
import io.github.convoscope.ui.filters.FilterPage;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.steps.StepBar;
import io.github.convoscope.ui.steps.StepCommands;
import io.github.convoscope.ui.steps.StepPlayer;
import io.github.convoscope.ui.whatif.WhatIf;
import io.github.convoscope.ui.whatif.WhatIfCommands;
import io.github.convoscope.ui.whatif.WhatIfPanel;
import java.net.URL;
import java.util.Objects;
import javafx.beans.binding.Bindings;

/** Pinned neurons explain themselves: cards, edges, receptive fields, what if. */
public final class CardFeature implements Feature {
  @Override
  public void install(Shell shell) {
    URL sheet = Objects.requireNonNull(CardFeature.class.getResource("card.css"));
    shell.scene().getStylesheets().add(sheet.toExternalForm());
    Workspace workspace = shell.workspace();
    NeuronView view = new NeuronView(workspace);
    WhatIf whatIf = new WhatIf(workspace);
    CardTools tools = new CardTools(shell.commands(), view);
    CardDeck deck = new CardDeck(shell, view, whatIf, tools);
    NeuronMarker marker = new NeuronMarker(workspace, view, deck);
    new WhatIfPanel(shell, whatIf);
    DrawingComparison hold = new DrawingComparison(shell, view);
    FilterPage filters = new FilterPage(shell, view, whatIf);
    StepPlayer player = new StepPlayer();
    StepBar steps = new StepBar(shell, player, marker);
    StepCommands.install(shell, player, steps);
    PadField.install(shell, view);
    CardCommands.install(shell.commands(), workspace, view, deck);
    ArithmeticExport.install(shell, deck);
    WhatIfCommands.install(shell.commands(), workspace, whatIf);
    shell
        .commands()
        .add(
            Command.of("card.hold", Context.ANYWHERE, hold::toggle)
                .keys("H")
                .menu(MenuName.NEURON, "hold")
                .enabledWhen(Bindings.isNotNull(workspace.frame())));
    shell
        .commands()
        .add(
            Command.of(
                    "card.next-comparison",
                    Context.ANYWHERE,
                    () -> view.comparison().set(view.comparison().get().next()))
                .keys("B")
                .menu(MenuName.NEURON, "hold")
                .enabledWhen(Bindings.isNotNull(view.reference())));
    shell
        .commands()
        .add(
            Command.of("card.filters", Context.ANYWHERE, filters::toggle)
                .keys("K")
                .menu(MenuName.NEURON, "filters")
                .enabledWhen(Bindings.isNotNull(workspace.model())));
    shell.host().onEscape(() -> deck.isOnTop() && view.letGo());
    shell.host().onEscape(steps::end);
  }
}

package io.github.convoscope.ui.card;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
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
    View view = new View(workspace);
    WhatIf whatIf = new WhatIf(workspace);
    CardTools tools = new CardTools(shell.commands(), view);
    CardDeck deck = new CardDeck(shell, view, whatIf, tools);
    Marker marker = new Marker(workspace, view, deck);
    new WhatIfPanel(shell, whatIf, marker.overrides());
    Hold hold = new Hold(shell, view, marker.overrides());
    FilterPage filters = new FilterPage(shell, view, whatIf);
    StepPlayer player = new StepPlayer();
    StepBar steps = new StepBar(shell, player, marker);
    StepCommands.install(shell, player, steps);
    PadField.install(shell, view);
    CardCommands.install(shell.commands(), workspace, view, deck);
    TakeAway.install(shell, deck);
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
                .enabledWhen(Bindings.isNotNull(workspace.reference())));
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

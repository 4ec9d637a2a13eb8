package io.github.convoscope.ui.card;

import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.NeuronStyle;
import io.github.convoscope.ui.neuron.NeuronView;

/** Adds a card for each pinned neuron with its arithmetic, edges and the receptive field. */
public final class CardFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, CardFeature.class, "card.css");
    Workspace workspace = shell.workspace();
    NeuronView view = NeuronView.of(workspace);
    CardDeck deck = new CardDeck(shell, view);
    new MarksOverlay(workspace, view, deck);
    PadReceptiveField.install(shell, view);
    CardCommands.install(shell.commands(), workspace, view, deck);
    ArithmeticExport.install(shell, deck);
  }
}

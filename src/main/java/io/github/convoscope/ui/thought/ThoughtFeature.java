package io.github.convoscope.ui.thought;

import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;

/** Adds "Play the thought": the network computes the drawing on the pad, as a film to scrub. */
public final class ThoughtFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, ThoughtFeature.class, "thought.css");
    ThoughtPlayer player = new ThoughtPlayer();
    ThoughtView view = new ThoughtView(shell, player);
    ThoughtCommands.install(shell, player, view);
    PlayButton.add(shell);
    shell.host().onEscape(shell.commands().active(Context.PLAYING), view::end);
  }
}

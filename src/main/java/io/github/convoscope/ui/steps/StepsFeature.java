package io.github.convoscope.ui.steps;

import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;

/** Adds step mode, in which the network computes the drawing on the pad neuron by neuron. */
public final class StepsFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, StepsFeature.class, "steps.css");
    StepPlayer player = new StepPlayer();
    StepMode mode = new StepMode(shell, player);
    StepCommands.install(shell, player, mode);
    shell.host().onEscape(shell.commands().active(Context.STEPPING), mode::end);
  }
}

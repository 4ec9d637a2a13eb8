package io.github.convoscope.ui.whatif;

import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;
import io.github.convoscope.ui.neuron.UnitClamps;

/** "What if this unit had another value?": clamps units, and shows what that changes. */
public final class WhatIfFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, WhatIfFeature.class, "whatif.css");
    UnitClamps clamps = new UnitClamps(shell.workspace());
    new WhatIfPanel(shell, clamps);
    WhatIfCommands.install(shell.commands(), shell.workspace(), clamps);
  }
}

package io.github.convoscope.ui.picture;

import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.NeuronStyle;

/**
 * Shows a picture that was opened, pasted or dropped, with what was taken as ink; and offers the
 * digits of a drawing one by one.
 */
public final class PictureFeature implements Feature {
  @Override
  public void install(Shell shell) {
    NeuronStyle.install(shell, PictureFeature.class, "picture.css");
    new PicturePanel(shell);
    new DrawnRow(shell);
  }
}

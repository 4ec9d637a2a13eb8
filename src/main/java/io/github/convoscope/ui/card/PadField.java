package io.github.convoscope.ui.card;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Wiring;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import javafx.scene.shape.Rectangle;

/** Outlines on the drawing pad where the chosen neuron looks. JavaFX thread. */
final class PadField {
  private static final double INSET = 5;

  private final Workspace workspace;
  private final NeuronView view;
  private final Rectangle outline = new Rectangle();

  /** Draws it from now on. */
  static void install(Shell shell, NeuronView view) {
    new PadField(shell, view);
  }

  private PadField(Shell shell, NeuronView view) {
    workspace = shell.workspace();
    this.view = view;
    outline.getStyleClass().add("pad-field");
    outline.setVisible(false);
    shell.padOverlays().add(outline);
    workspace.frame().addListener(changed -> show());
    workspace.chosen().addListener(changed -> show());
    view.field().addListener(changed -> show());
  }

  private static double onPad(double at) {
    return Math.max(INSET, Math.min(Pad.SIZE - INSET, at));
  }

  private void show() {
    LiveFrame frame = workspace.frame().get();
    Neuron neuron = workspace.chosen().get();
    boolean shown = frame != null && neuron != null && view.field().get();
    outline.setVisible(shown && frame.spec().input().shape().spatial());
    if (!shown) {
      return;
    }
    ReceptiveField field = new Wiring(frame.spec()).receptiveField(neuron, 0);
    Fit fit = frame.fit();
    // What lies beyond the pad is framed at its edge, or the frame would be a stray line.
    double left = onPad(fit.unfitX(field.left()));
    double top = onPad(fit.unfitY(field.top()));
    outline.setX(left);
    outline.setY(top);
    outline.setWidth(onPad(fit.unfitX(field.left() + field.columns())) - left);
    outline.setHeight(onPad(fit.unfitY(field.top() + field.rows())) - top);
  }
}

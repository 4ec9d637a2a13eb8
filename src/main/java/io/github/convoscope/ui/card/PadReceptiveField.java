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

/**
 * Outlines the receptive field of the chosen neuron, or of step mode's, on the drawing pad, where
 * the network's centring puts it. While the scene shows reference drawing A there is no outline:
 * the pad has B, which is centred differently. JavaFX thread.
 */
final class PadReceptiveField {
  /** Distance from the pad's edge, in pad units. */
  private static final double INSET = 5;

  private final Workspace workspace;
  private final NeuronView view;
  private final Rectangle outline = new Rectangle();

  /** Draws the outline while a neuron is chosen. */
  static void install(Shell shell, NeuronView view) {
    new PadReceptiveField(shell, view);
  }

  private PadReceptiveField(Shell shell, NeuronView view) {
    workspace = shell.workspace();
    this.view = view;
    outline.getStyleClass().add("pad-receptive-field");
    outline.setVisible(false);
    shell.padOverlays().add(outline);
    workspace.frame().addListener(changed -> show());
    view.subject().addListener(changed -> show());
    view.field().addListener(changed -> show());
    view.comparison().addListener(changed -> show());
    view.reference().addListener(changed -> show());
  }

  private static double onPad(double at) {
    return Math.max(INSET, Math.min(Pad.SIZE - INSET, at));
  }

  private void show() {
    LiveFrame frame = workspace.frame().get();
    Neuron neuron = view.subject().get();
    boolean otherDrawing = view.shownFrame() != frame && view.differs();
    boolean shown = frame != null && neuron != null && view.field().get() && !otherDrawing;
    outline.setVisible(shown && frame.spec().input().shape().spatial());
    if (!shown) {
      return;
    }
    ReceptiveField field = new Wiring(frame.spec()).receptiveField(neuron, 0);
    Fit fit = frame.fit();
    // Sides beyond the pad would be invisible, so they are drawn at the pad's edge.
    double left = onPad(fit.sourceX(field.left()));
    double top = onPad(fit.sourceY(field.top()));
    outline.setX(left);
    outline.setY(top);
    outline.setWidth(onPad(fit.sourceX(field.left() + field.columns())) - left);
    outline.setHeight(onPad(fit.sourceY(field.top() + field.rows())) - top);
  }
}

package io.github.convoscope.ui.training;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Window;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows the kernels of a network's first convolution as they form. JavaFX thread. */
final class KernelStrip extends StackPane {
  private static final double MOST_EMS = 3.2;
  private static final double ACROSS_EMS = 19;
  private static final double GAP_EMS = 0.4;
  private static final int MOST_ACROSS = 8;
  private static final int MOST = 16;

  private final Shell shell;
  private @Nullable HeatMapPane pane;
  private @Nullable Model shown;

  KernelStrip(Shell shell) {
    this.shell = shell;
    setId("room-kernels");
    managedProperty().bind(visibleProperty());
    shell.em().addListener(changed -> renew());
    shell.colours().addListener(changed -> renew());
    shell.workspace().settings().palette().addListener(changed -> renew());
  }

  private void renew() {
    pane = null;
    Model model = shown;
    if (model != null) {
      show(model);
    }
  }

  /** Shows the kernels of this network; nothing where its first layer is no convolution. */
  void show(Model model) {
    LayerSpec first = model.spec().layer(1);
    boolean kernels = first.kind() == LayerKind.CONVOLUTION;
    setVisible(kernels);
    boolean same = shown != null && shown.spec() == model.spec();
    shown = model;
    if (!kernels) {
      return;
    }
    HeatMapPane painted = pane;
    int maps = Math.min(MOST, first.shape().channels());
    if (painted == null || !same) {
      painted = pane(first, maps);
      pane = painted;
    }
    float[] weights = model.weights().of(1).kernel();
    float reach = 1e-6f;
    for (float weight : weights) {
      reach = Math.max(reach, Math.abs(weight));
    }
    painted.paint(
        weights, 0, ColourScale.symmetric(shell.workspace().settings().colours().weights(), reach));
  }

  private HeatMapPane pane(LayerSpec first, int maps) {
    double em = shell.em().get();
    Window window = first.requireWindow();
    int across = Math.min(MOST_ACROSS, maps);
    double side = Math.min(MOST_EMS, ACROSS_EMS / across - GAP_EMS) * em;
    HeatMapPane made = new HeatMapPane(WidgetStyle.of(shell));
    made.arrange(
        CellGrid.square(
            maps,
            window.kernelRows(),
            window.kernelColumns(),
            across,
            side / window.kernelColumns(),
            GAP_EMS * em));
    getChildren().setAll(made);
    return made;
  }
}

package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.WidgetStyle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The window of a pooling neuron; a ring marks the winner of a maximum. JavaFX thread. */
final class WindowBody implements PatchBody {
  private final CellPicture window;
  private final VBox box;

  WindowBody(NeuronInputs inputs, WidgetStyle style, PatchLinks links) {
    window = new CellPicture(inputs.groups(), style, CellPicture.LARGE_EMS, true);
    window.pane().onHover(cell -> links.hover().accept(cell < 0 ? null : inputs.source(cell)));
    window
        .pane()
        .onChoose(
            cell -> {
              Neuron source = inputs.source(cell);
              if (source != null) {
                links.follow().accept(source);
              }
            });
    PoolingKind kind = inputs.spec().layer(inputs.neuron().layer()).pooling();
    Label words =
        new Label(Messages.text(kind == PoolingKind.MAX ? "patch.largest" : "patch.mean"));
    words.getStyleClass().add("muted");
    box = new VBox(words, window.pane());
    box.getStyleClass().add("patch-body");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Arithmetic now, NeuronColours colours, boolean difference) {
    window.show(now.inputs(), 0, colours.inputs(), cell -> CellPicture.text(now.input(cell)));
    window.pane().ring(now.winner());
  }
}

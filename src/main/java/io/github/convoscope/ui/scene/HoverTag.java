package io.github.convoscope.ui.scene;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Name and value of the neuron under the pointer, beside the pointer. JavaFX thread. */
final class HoverTag extends Pane {
  private static final double BESIDE = 14;

  private final Workspace workspace;
  private final Label name = new Label();
  private final Label value = new Label();
  private final HBox tag = new HBox(name, value);

  /** The scene has moved away under the pointer since it moved last. */
  private boolean left;

  HoverTag(Workspace workspace) {
    this.workspace = workspace;
    value.getStyleClass().add("hover-value");
    tag.getStyleClass().addAll("surface", "hover-tag");
    tag.setId("hover-tag");
    tag.setVisible(false);
    getChildren().add(tag);
    setMouseTransparent(true);
    workspace.hovered().addListener(changed -> refresh());
    workspace
        .chosen()
        .addListener(
            changed -> {
              left = true;
              refresh();
            });
    workspace.onGlance(this::refresh);
  }

  /** The pointer is here now, in this pane's pixels. */
  void at(double x, double y, double rightEdge) {
    if (left) {
      left = false;
      refresh();
    }
    double width = tag.prefWidth(-1);
    double edge = x + BESIDE + width > rightEdge ? x - BESIDE - width : x + BESIDE;
    tag.relocate(Math.round(edge), Math.round(Math.max(4, y - BESIDE - tag.prefHeight(-1))));
  }

  private void refresh() {
    @Nullable Neuron neuron = workspace.hovered().get();
    LiveFrame frame = workspace.frame().get();
    boolean shown = neuron != null && frame != null && !left;
    if (tag.isVisible() != shown) {
      tag.setVisible(shown);
    }
    if (neuron != null && frame != null) {
      set(name, NeuronNames.name(frame.spec(), neuron));
      set(value, NeuronNames.value(Values.of(frame, neuron)));
    }
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}

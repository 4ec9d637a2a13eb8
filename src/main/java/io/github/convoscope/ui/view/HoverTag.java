package io.github.convoscope.ui.view;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * The tag with name and value of the hovered neuron. It is beside the pointer; when a neuron is
 * hovered outside of the scene, such as in a card, it is beside the neuron. JavaFX thread.
 */
final class HoverTag extends Pane {
  /** Pixels between the tag and the pointer or neuron. */
  private static final double BESIDE = 14;

  private final Shell shell;
  private final Workspace workspace;
  private final ObservableValue<@Nullable NetworkScene> scene;
  private final Label name = new Label();
  private final Label value = new Label();
  private final HBox tag = new HBox(name, value);
  private Point2D pointer = Point2D.ZERO;

  /** The closed layer under the pointer; −1 for none. */
  private int closed = -1;

  HoverTag(Shell shell, ObservableValue<@Nullable NetworkScene> scene) {
    this.shell = shell;
    this.scene = scene;
    workspace = shell.workspace();
    value.getStyleClass().add("hover-value");
    tag.getStyleClass().addAll("surface", "hover-tag");
    tag.setId("hover-tag");
    tag.setVisible(false);
    getChildren().add(tag);
    setMouseTransparent(true);
    workspace.hovered().addListener(changed -> refresh());
    workspace.updates().onThrottledUpdate(this::refresh);
  }

  /** Takes the position of the pointer, in the pixels of this pane. */
  void pointerAt(double x, double y) {
    pointer = new Point2D(x, y);
    if (tag.isVisible() && closed >= 0) {
      placeAt(pointer);
    } else if (tag.isVisible()) {
      place();
    }
  }

  /** Says that a layer is closed, and how to open it; −1 when the pointer leaves it. */
  void pointAtClosed(int layer) {
    closed = layer;
    refresh();
  }

  private void refresh() {
    NetworkScene seen = scene.getValue();
    if (closed >= 0 && seen != null) {
      LayerPlace place = seen.networkLayout().place(closed);
      set(name, Messages.text("view.closed", place.layer().name()));
      set(value, SummaryTexts.whatIsShown(place) + " " + Messages.text("view.closed.open"));
      tag.setVisible(true);
      placeAt(pointer);
      return;
    }
    Neuron neuron = workspace.hovered().get();
    LiveFrame frame = workspace.frame().get();
    boolean shown = neuron != null && frame != null && !hidden(neuron);
    if (tag.isVisible() != shown) {
      tag.setVisible(shown);
    }
    if (shown) {
      set(name, NeuronNames.name(frame.spec(), neuron));
      set(value, ShownValues.text(workspace, frame, neuron));
      place();
    }
  }

  private boolean hidden(Neuron neuron) {
    NetworkScene seen = scene.getValue();
    return seen == null || !seen.isLayerVisible(neuron.layer());
  }

  private void place() {
    NetworkScene seen = scene.getValue();
    Neuron neuron = workspace.hovered().get();
    if (seen == null || neuron == null) {
      return;
    }
    boolean pointed = Objects.equals(seen.hoveredProperty().get(), neuron);
    placeAt(pointed ? pointer : seen.position(neuron));
  }

  private void placeAt(Point2D at) {
    double left = shell.covered().get().getLeft();
    double right = getWidth() - shell.covered().get().getRight();
    double edge = edge(at.getX(), tag.prefWidth(-1), left, right);
    tag.relocate(
        Math.round(edge), Math.round(Math.max(4, at.getY() - BESIDE - tag.prefHeight(-1))));
  }

  /** The left edge of a tag beside the pointer: on its right, else on its left, else between. */
  static double edge(double pointer, double width, double left, double right) {
    double x = pointer + BESIDE;
    if (x + width <= right) {
      return x;
    }
    double before = pointer - BESIDE - width;
    return before >= left ? before : Math.max(left, right - width);
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}

package io.github.convoscope.ui.neuron;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Makes conditions on nodes. JavaFX thread. */
public final class Nodes {
  private Nodes() {}

  /**
   * True while a node is in a window. With {@link ObservableValue#when}, a node follows state that
   * lives longer than the node, and can be garbage-collected after it was removed:
   *
   * <pre>{@code
   * view.direction().when(Nodes.inScene(label)).subscribe(now -> label.setText(now.toString()));
   * }</pre>
   */
  public static ObservableValue<Boolean> inScene(Node node) {
    return node.sceneProperty().map(scene -> true).orElse(false);
  }
}

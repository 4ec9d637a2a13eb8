package io.github.convoscope.ui;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * Nodes that lie over another view, in that view's own coordinates; they get no mouse events.
 *
 * <p>On the pad the coordinates are pad units (0 to 500). An overlay in the pixels of the network's
 * input is put in place by {@link io.github.convoscope.ui.live.LiveFrame#fit()}.
 */
public final class Overlays {
  private final ObservableList<Node> nodes = FXCollections.observableArrayList();

  /** The nodes, lowest first. */
  public ObservableList<Node> nodes() {
    return nodes;
  }
}

package io.github.convoscope.ui.visualisation;

import javafx.scene.Node;

/** Shows the content of a tab of the atlas. JavaFX thread. */
interface AtlasTabView {
  /** The node, always the same one. */
  Node node();

  /**
   * Called when the tab is opened, and when network, atlas or chosen unit change while it is open.
   */
  void show();

  /** Called when the tab is closed: stop computing, remove all listeners. */
  default void hide() {}
}

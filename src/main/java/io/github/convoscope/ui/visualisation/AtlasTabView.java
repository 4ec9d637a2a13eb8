package io.github.convoscope.ui.visualisation;

import javafx.scene.Node;

/** What a chapter shows. JavaFX thread. */
interface AtlasTabView {
  /** Its node, always the same. */
  Node node();

  /** It is shown now, or the network, the atlas or the chosen unit changed while it is. */
  void show();

  /** It is shown no longer: it stops what it computes and listens to nothing. */
  default void hide() {}
}

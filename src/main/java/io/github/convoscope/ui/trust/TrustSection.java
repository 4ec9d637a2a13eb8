package io.github.convoscope.ui.trust;

import javafx.scene.Node;

/** One of the three questions of the page. JavaFX thread. */
interface TrustSection {
  /** Its name in ids and texts, such as {@code outside}. */
  String id();

  /** Its content. */
  Node node();

  /** Shows it for what is on the pad now; called when it is opened and when the picture changes. */
  void show(SeenPicture seen);

  /** Stops all work; called when it is closed. */
  void stop();
}

package io.github.convoscope.ui;

import com.sun.javafx.scene.NodeHelper;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;

/**
 * Finds canvases that are gone and whose textures are not. A texture goes with the canvas's part of
 * the tree that JavaFX paints, and the graphics has few. A container that is emptied after it was
 * taken from the window keeps that part for as long as it is kept itself.
 */
final class ClosedPictures {
  private final Set<Node> known = Collections.newSetFromMap(new WeakHashMap<>());
  private final List<Picture> pictures = new ArrayList<>();

  private record Picture(WeakReference<Node> canvas, WeakReference<Object> painted, String where) {}

  /** Remembers the canvases inside a node. JavaFX thread. */
  void remember(Node node, String where) {
    if (node instanceof Canvas && known.add(node)) {
      Object painted = NodeHelper.getPeer(node);
      pictures.add(new Picture(new WeakReference<>(node), new WeakReference<>(painted), where));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> remember(child, where));
    }
  }

  /** Where the canvases were that are gone and still have a texture. JavaFX thread. */
  Set<String> kept() {
    Set<String> kept = new TreeSet<>();
    for (Picture picture : pictures) {
      if (picture.canvas.get() == null && picture.painted.get() != null) {
        kept.add("textures are kept of " + picture.where);
      }
    }
    return kept;
  }
}

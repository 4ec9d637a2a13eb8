package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Collects everything that is seen in a window, in the order in which it is painted. */
final class LayoutItems {
  private final List<LayoutItem> items = new ArrayList<>();

  private LayoutItems() {}

  /** The items of a window; only those of the page or dialogue that covers the rest. */
  static List<LayoutItem> of(Shell shell) {
    Parent root = (Parent) shell.root();
    LayoutItems found = new LayoutItems();
    Bounds all = root.getLayoutBounds();
    if (shell.host().dialogue().get() != null) {
      root.lookupAll(".modal-pane").forEach(modal -> found.collect(modal, all, false));
      return found.items;
    }
    boolean page = shell.host().page().get() != null;
    for (Node place : root.getChildrenUnmodifiable()) {
      if (page && place instanceof ShellLayout layout) {
        // The first child is what lies behind everything else.
        layout.getChildrenUnmodifiable().stream()
            .skip(1)
            .forEach(layer -> found.collect(layer, all, false));
      } else {
        found.collect(place, all, false);
      }
    }
    if (shell.host().page().get() != null) {
      root.lookupAll(".page").forEach(found::dropBelow);
    }
    return found.items;
  }

  /** Forgets what a page hides wholly. */
  private void dropBelow(Node page) {
    Bounds hides = page.localToScene(page.getLayoutBounds());
    int at = 0;
    while (items.get(at).node() != page) {
      at++;
    }
    items.subList(0, at).removeIf(item -> hides.contains(item.whole()));
  }

  /** The items inside a node. */
  static List<LayoutItem> within(Node node) {
    LayoutItems found = new LayoutItems();
    found.collect(node, node.localToScene(node.getLayoutBounds()), false);
    return found.items.stream().filter(item -> item.node() != node && !item.surface()).toList();
  }

  private void collect(Node node, Bounds clip, boolean inControl) {
    if (!node.isVisible() || node.getOpacity() == 0 || isOfTheScene(node)) {
      return;
    }
    Bounds whole = LayoutItem.painted(node);
    boolean surface = node.getStyleClass().contains("surface");
    boolean control =
        node instanceof Control
            && !(node instanceof ScrollPane)
            && !node.getClass().getSimpleName().equals("ModalPane")
            && !node.getClass().getSimpleName().equals("MenuBar")
            // Its words end before the cross that stands in it.
            && !node.getClass().getSimpleName().equals("Notification");
    boolean leaf = node instanceof Text || node instanceof Canvas || node instanceof ImageView;
    if (surface || !inControl && (control || leaf)) {
      boolean empty =
          node instanceof Labeled label && whole.isEmpty() && label.getGraphic() == null;
      boolean blank = node instanceof Text text && text.getText().isBlank();
      if (!empty && !blank && whole.getWidth() > 0) {
        items.add(new LayoutItem(node, whole, LayoutItem.common(whole, clip), surface));
      }
    }
    if (node instanceof FontIcon || !(node instanceof Parent parent)) {
      return;
    }
    Bounds inner =
        node.getStyleClass().contains("viewport")
            ? LayoutItem.common(clip, node.localToScene(node.getLayoutBounds()))
            : clip;
    for (Node child : parent.getChildrenUnmodifiable()) {
      collect(child, inner, inControl || control);
    }
  }

  /**
   * The picture of the layers with its names, and overlays of the pad, which follow the drawing.
   */
  private static boolean isOfTheScene(Node node) {
    return "scene".equals(node.getId()) || node.getStyleClass().contains("backdrop");
  }
}

package io.github.convoscope.ui.saliency;

import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first part of a scrolled content where it is while the rest scrolls beneath it. JavaFX
 * thread.
 */
final class StickyHeader {
  private final Region content;
  private final Region heading;

  /**
   * @param content what is scrolled, now or later
   * @param heading its first child, with an opaque background
   */
  StickyHeader(Region content, Region heading) {
    this.content = content;
    this.heading = heading;
    // Drawn and clicked before what scrolls beneath it.
    heading.setViewOrder(-1);
    content.sceneProperty().addListener(changed -> follow());
  }

  private void follow() {
    ScrollPane scroll = around();
    heading.translateYProperty().unbind();
    if (scroll != null) {
      heading
          .translateYProperty()
          .bind(
              scroll
                  .vvalueProperty()
                  .multiply(
                      Bindings.createDoubleBinding(
                          () -> hidden(scroll),
                          content.heightProperty(),
                          scroll.viewportBoundsProperty())));
    }
  }

  /** Scrolls no farther than is needed to see a part of the content, its top before its end. */
  void reveal(Node part) {
    ScrollPane scroll = around();
    if (scroll == null) {
      return;
    }
    scroll.applyCss();
    scroll.layout();
    double hidden = hidden(scroll);
    if (hidden == 0) {
      return;
    }
    Bounds bounds = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    double offset = scroll.getVvalue() * hidden;
    offset = Math.max(offset, bounds.getMaxY() - scroll.getViewportBounds().getHeight());
    offset = Math.min(offset, bounds.getMinY() - heading.getHeight());
    scroll.setVvalue(Math.max(0, Math.min(1, offset / hidden)));
  }

  private double hidden(ScrollPane scroll) {
    return Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
  }

  private @Nullable ScrollPane around() {
    for (Node at = content.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane scroll) {
        return scroll;
      }
    }
    return null;
  }
}

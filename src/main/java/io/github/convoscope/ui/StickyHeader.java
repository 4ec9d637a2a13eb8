package io.github.convoscope.ui;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the header of a scrolled content in place while the rest scrolls beneath. JavaFX thread.
 */
public final class StickyHeader {
  private final Region content;
  private final Region header;

  /** What is scrolled into view whenever there is more or less room. */
  private @Nullable Node wanted;

  private @Nullable ScrollPane watched;

  /**
   * Keeps a header in place from now on.
   *
   * @param content the content of a scroll pane, which may get it later
   * @param header its first child, with an opaque background
   */
  public StickyHeader(Region content, Region header) {
    this.content = content;
    this.header = header;
    // Above what scrolls beneath it, for the eye and for clicks.
    header.setViewOrder(-1);
    content.sceneProperty().addListener(changed -> bind());
    content.heightProperty().addListener(changed -> later());
  }

  /** True for the header of some content. */
  static boolean isSticky(Node node) {
    return node.getViewOrder() < 0;
  }

  private void bind() {
    ScrollPane scroll = scrollPane();
    header.translateYProperty().unbind();
    if (scroll != null) {
      header
          .translateYProperty()
          .bind(
              scroll
                  .vvalueProperty()
                  .multiply(
                      Bindings.createDoubleBinding(
                          () -> hidden(scroll),
                          content.heightProperty(),
                          scroll.viewportBoundsProperty())));
      if (scroll != watched) {
        watched = scroll;
        scroll.viewportBoundsProperty().addListener(changed -> later());
      }
    }
  }

  /**
   * Begins at the top, and shows a part of the content as far as there is room; again whenever the
   * content or its room becomes higher or lower. The user can scroll away.
   *
   * @param part null for none
   */
  public void keepInView(@Nullable Node part) {
    wanted = part;
    ScrollPane scroll = scrollPane();
    if (scroll != null) {
      scroll.setVvalue(0);
    }
    later();
  }

  /** Nothing is kept in view any more; what is seen now stays. */
  public void leaveAsItIs() {
    wanted = null;
  }

  /** Heights change while the window is laid out. */
  private void later() {
    if (wanted != null) {
      Platform.runLater(
          () -> {
            if (wanted != null) {
              reveal(wanted);
            }
          });
    }
  }

  /** Scrolls just far enough to show a part of the content; its top has precedence. */
  public void reveal(Node part) {
    ScrollPane scroll = scrollPane();
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
    offset = Math.min(offset, bounds.getMinY() - header.getHeight());
    scroll.setVvalue(Math.max(0, Math.min(1, offset / hidden)));
  }

  private double hidden(ScrollPane scroll) {
    return Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
  }

  private @Nullable ScrollPane scrollPane() {
    for (Node at = content.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane scroll) {
        return scroll;
      }
    }
    return null;
  }
}

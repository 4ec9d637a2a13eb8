package io.github.convoscope.ui;

import javafx.geometry.Insets;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The root of the window: the menus, everything else below them, and the notice beside the menus,
 * where it covers no control. A notice of several lines reaches below the menus; pages then begin
 * lower. While the network changes, the {@link FormerPicture} covers all but the menus and the
 * notice. JavaFX thread.
 */
final class WindowRoot extends Pane {
  private static final double GAP = 8;

  private final ShellLayout layout;
  private final MessageBar message;
  private final FormerPicture former;

  /** Takes no room until there are menus. */
  private Region menus = new Region();

  WindowRoot(ShellLayout layout, MessageBar message, Workspace workspace) {
    this.layout = layout;
    this.message = message;
    former = new FormerPicture(workspace, this);
    getChildren().addAll(layout, former, message);
    layout.covered().addListener(changed -> requestLayout());
    message.visibleProperty().addListener(changed -> requestLayout());
  }

  /** Adds the menus. */
  void show(MenuBar bar) {
    menus = bar;
    getChildren().add(0, bar);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    // On macOS the menus are on top of the screen, and have no height here.
    double top = Math.ceil(menus.prefHeight(width));
    menus.resizeRelocate(0, 0, width, top);
    former.relocate(0, top);
    layout.resizeRelocate(0, top, width, Math.max(0, getHeight() - top));
    layout.beginPagesBelow(message.isVisible() ? placeMessage(top) - top : 0);
  }

  /** Returns the y of the notice's lower edge. */
  private double placeMessage(double top) {
    Insets covered = layout.covered().get();
    double from = Math.max(menus.prefWidth(-1), covered.getLeft()) + GAP;
    double to = getWidth() - Math.max(GAP, covered.getRight());
    double room = Math.max(1, to - from);
    double wide = Math.min(room, Math.ceil(message.prefWidth(-1)));
    double high = message.prefHeight(wide);
    double y = top > high ? Math.floor((top - high) / 2) : top > 0 ? 0 : GAP;
    message.resizeRelocate(to - wide, y, wide, high);
    return y + high;
  }
}

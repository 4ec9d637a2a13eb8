package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

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

  private final StackPane over = new StackPane();

  /** Stands where the menus were while the window is locked. */
  private final Label locked = new Label(Messages.text("ui.locked.line"), new FontIcon("fth-lock"));

  /** Takes no room until there are menus. */
  private Region menus = new Region();

  WindowRoot(ShellLayout layout, MessageBar message, Workspace workspace) {
    this.layout = layout;
    this.message = message;
    over.setPickOnBounds(false);
    locked.getStyleClass().add("locked-line");
    locked.setId("locked-line");
    former = new FormerPicture(workspace, this);
    getChildren().addAll(layout, former, message, over);
    layout.covered().addListener(changed -> requestLayout());
    message.visibleProperty().addListener(changed -> requestLayout());
  }

  /** Adds the menus. */
  void show(MenuBar bar) {
    menus = bar;
    getChildren().add(0, bar);
  }

  /** Shows the menus, or a line in their place that says that the window is locked. */
  void showMenus(boolean shown) {
    // On macOS the menus on top of the screen go with the bar.
    getChildren().removeAll(menus, locked);
    getChildren().add(0, shown ? menus : locked);
    requestLayout();
  }

  /** Nodes in front of everything, the menus too. */
  ObservableList<Node> over() {
    return over.getChildren();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    // On macOS the menus are on top of the screen, and have no height here.
    Region line = line();
    double top = Math.ceil(line.prefHeight(width));
    line.resizeRelocate(0, 0, width, top);
    former.relocate(0, top);
    layout.resizeRelocate(0, top, width, Math.max(0, getHeight() - top));
    over.resizeRelocate(0, 0, width, getHeight());
    layout.beginPagesBelow(message.isVisible() ? placeMessage(top) - top : 0);
  }

  /** What stands at the top. */
  private Region line() {
    return getChildren().contains(locked) ? locked : menus;
  }

  /** Returns the y of the notice's lower edge. */
  private double placeMessage(double top) {
    Insets covered = layout.covered().get();
    double beside = top > 0 ? line().prefWidth(-1) : 0;
    double from = Math.max(beside, covered.getLeft()) + GAP;
    double to = getWidth() - Math.max(GAP, covered.getRight());
    double room = Math.max(1, to - from);
    double wide = Math.min(room, Math.ceil(message.prefWidth(-1)));
    double high = message.prefHeight(wide);
    double y = top > high ? Math.floor((top - high) / 2) : top > 0 ? 0 : GAP;
    message.resizeRelocate(to - wide, y, wide, high);
    return y + high;
  }
}

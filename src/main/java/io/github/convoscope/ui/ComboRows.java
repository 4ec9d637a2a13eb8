package io.github.convoscope.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Makes the list of a combo box as long as there is room below it in the window; the rest scrolls.
 * JavaFX would open a longer list upwards, over the menus and the drawing. JavaFX thread.
 */
public final class ComboRows {
  /** Height of a row, measured in the height of the closed box; no row is higher. */
  private static final double ROW = 1.2;

  /** Height of what surrounds the rows, measured in the height of the closed box. */
  private static final double AROUND = 0.7;

  private static final int FEWEST = 3;
  private static final int MOST = 16;

  private ComboRows() {}

  /** Fits the list whenever it opens. */
  public static void fit(ComboBox<?> box) {
    box.setOnShowing(showing -> box.setVisibleRowCount(rows(box)));
    box.setOnShown(
        shown -> {
          putBelow(box);
          showChosen(box);
        });
  }

  /** JavaFX begins a list with its first row, however far from it the chosen one is. */
  private static void showChosen(ComboBox<?> box) {
    int chosen = box.getSelectionModel().getSelectedIndex();
    if (box.getSkin() instanceof ComboBoxListViewSkin<?> skin
        && skin.getPopupContent() instanceof ListView<?> list
        && chosen >= box.getVisibleRowCount()) {
      list.scrollTo(chosen - box.getVisibleRowCount() / 2);
    }
  }

  /** JavaFX looks for a place for the list before it knows how low the list has become. */
  private static void putBelow(ComboBox<?> box) {
    Bounds closed = box.localToScreen(box.getLayoutBounds());
    if (closed != null
        && box.getSkin() instanceof ComboBoxListViewSkin<?> skin
        && skin.getPopupContent().getScene().getWindow() instanceof PopupWindow list
        && list.getAnchorY() < closed.getMinY()) {
      list.setAnchorY(closed.getMaxY());
    }
  }

  private static int rows(ComboBox<?> box) {
    int all = Math.max(1, Math.min(MOST, box.getItems().size()));
    Bounds closed = box.localToScreen(box.getLayoutBounds());
    if (closed == null) {
      return all;
    }
    Window window = box.getScene().getWindow();
    Node root = box.getScene().getRoot();
    double bottom = root.localToScreen(root.getLayoutBounds()).getMaxY();
    double room = Math.min(bottom, window.getY() + window.getHeight()) - closed.getMaxY();
    return Math.max(FEWEST, Math.min(all, (int) ((room / closed.getHeight() - AROUND) / ROW)));
  }
}

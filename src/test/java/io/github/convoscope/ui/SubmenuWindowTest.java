package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/**
 * Submenus in a real window of a projector's size, opened by pointer. Where one has no room beside
 * its menu, JavaFX lays it over the menu.
 */
@NeedsDisplay
class SubmenuWindowTest {
  private int aside = 1;

  @Test
  void noSubmenuCoversTheMenuThatItBelongsTo() {
    try (TestWindow window =
        new TestWindow(WindowCommand::features, TestWindow.untrainedDigits())) {
      window.onScreen(
          () -> {
            window.shell().stage().setX(0);
            window.shell().stage().setY(0);
            window.shell().stage().setWidth(1024);
            window.shell().stage().setHeight(768);
            window.workspace().settings().projector().set(true);
          });
      MenuBar bar = (MenuBar) Objects.requireNonNull(window.shell().scene().lookup(".menu-bar"));
      FxRobot robot = new FxRobot();
      int branches = 0;
      for (Menu menu : bar.getMenus()) {
        List<MenuItem> within =
            menu.getItems().stream()
                .filter(item -> item instanceof Menu && !item.isDisable())
                .toList();
        if (within.isEmpty()) {
          continue;
        }
        // Where the pointer was left there may be a branch of this menu, which would open by
        // itself.
        robot.moveTo(new Point2D(1000, 740));
        window.onScreen(menu::show);
        window.until(() -> popups().size() == 1);
        for (MenuItem branch : within) {
          Node item = Objects.requireNonNull(branch.getStyleableNode());
          robot.moveTo(item);
          window.until(() -> isOpen((Menu) branch) || nudge());
          Rectangle2D above = bounds(popups().get(0));
          Rectangle2D below = bounds(popups().get(1));
          assertTrue(
              below.getMaxX() <= 1024,
              () -> branch.getText() + " has no room beside " + above + ": " + below);
          branches++;
        }
        window.type(KeyCode.ESCAPE);
        window.onScreen(menu::hide);
        window.until(() -> popups().isEmpty());
      }
      assertTrue(branches > 3, branches + " submenus");
    }
  }

  @Test
  void everyMenuHasRoomBelowTheBarOfALowProjector() {
    try (TestWindow window =
        new TestWindow(WindowCommand::features, TestWindow.untrainedDigits())) {
      window.onScreen(
          () -> {
            window.shell().stage().setX(0);
            window.shell().stage().setY(0);
            window.shell().stage().setWidth(1280);
            window.shell().stage().setHeight(720);
            window.workspace().settings().projector().set(true);
          });
      window.until(() -> window.shell().scene().getHeight() == 720);
      window.laidOut();
      MenuBar bar = (MenuBar) Objects.requireNonNull(window.shell().scene().lookup(".menu-bar"));
      List<String> high = new ArrayList<>();
      for (Menu menu : bar.getMenus()) {
        window.onScreen(menu::show);
        ContextMenu shown = menu.getItems().get(0).getParentPopup();
        window.until(() -> shown.isShowing() && shown.getHeight() > 1);
        double needed = bar.getHeight() + shown.getHeight();
        if (needed > 720) {
          high.add(menu.getText() + ": " + needed);
        }
        window.onScreen(menu::hide);
        window.until(() -> popups().isEmpty());
      }
      assertEquals(List.of(), high);
    }
  }

  private static boolean isOpen(Menu branch) {
    return branch.isShowing() && popups().size() == 2;
  }

  /**
   * Moves the pointer by a pixel: a popup that comes up under it does not know that it is there.
   */
  private boolean nudge() {
    Robot pointer = new Robot();
    aside = -aside;
    pointer.mouseMove(pointer.getMouseX() + aside, pointer.getMouseY());
    return false;
  }

  private static List<Window> popups() {
    return Window.getWindows().stream()
        .filter(one -> one instanceof ContextMenu && one.isShowing())
        .toList();
  }

  private static Rectangle2D bounds(Window window) {
    return new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
  }
}

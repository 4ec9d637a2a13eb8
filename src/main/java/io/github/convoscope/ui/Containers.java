package io.github.convoscope.ui;

import io.github.convoscope.scene.Branches;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Containers that JavaFX goes through for changed bounds only where something in them has changed,
 * see {@link Branches}. JavaFX thread.
 */
public final class Containers {
  private Containers() {}

  /** A row whose content seldom changes. */
  public static HBox row(Node... content) {
    return new Row(content);
  }

  private static final class Row extends HBox implements Branches.Branch {
    Row(Node... content) {
      super(content);
    }

    @Override
    protected void updateBounds() {
      if (Branches.hold(this)) {
        super.updateBounds();
      }
    }
  }

  /** Whatever lies on each other. */
  static final class Stack extends StackPane implements Branches.Branch {
    Stack(Node... content) {
      super(content);
    }

    @Override
    protected void updateBounds() {
      if (Branches.hold(this)) {
        super.updateBounds();
      }
    }
  }

  /** The menu bar. */
  static final class Menus extends MenuBar implements Branches.Branch {
    @Override
    protected void updateBounds() {
      if (Branches.hold(this)) {
        super.updateBounds();
      }
    }
  }

  /** The root of a window with branches. */
  static final class Root extends VBox {
    @Override
    protected void updateBounds() {
      Branches.walk(this, super::updateBounds);
    }
  }
}

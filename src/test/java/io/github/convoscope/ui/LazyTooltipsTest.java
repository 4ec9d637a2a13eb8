package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A tooltip comes where the pointer rests for the first time. */
@NeedsDisplay
class LazyTooltipsTest {
  @Test
  void theFirstRestOfThePointerShowsIt() {
    Model model = TestWindow.untrainedDigits();
    try (TestWindow window =
        new TestWindow(() -> List.of(new PadFeature(Path.of("none.json"))), model)) {
      Control button =
          new FxRobot().lookup((Control it) -> "pad.eraser".equals(it.getId())).query();
      String words = window.shell().commands().get("pad.eraser").tooltip();
      assertNull(button.getTooltip(), "it is made when it is wanted");
      assertNotNull(button.queryAccessibleAttribute(AccessibleAttribute.HELP));
      new FxRobot().moveTo(button);
      window.until(() -> shown().map(Tooltip::getText).filter(words::equals).isPresent());
    }
  }

  @Test
  void itStandsBesideItsControlInTheSizeOfTheText() {
    try (TestWindow window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("none.json"))), TestWindow.untrainedDigits())) {
      window.onScreen(
          () -> {
            window.shell().stage().setWidth(1024);
            window.shell().stage().setHeight(768);
            window.workspace().settings().projector().set(true);
          });
      Control button =
          new FxRobot().lookup((Control it) -> "pad.eraser".equals(it.getId())).query();
      new FxRobot().moveTo(button);
      window.until(() -> shown().isPresent());
      Tooltip tooltip = shown().orElseThrow();
      Bounds control = button.localToScreen(button.getLayoutBounds());
      window.until(
          () ->
              !control.intersects(
                  tooltip.getX(), tooltip.getY(), tooltip.getWidth(), tooltip.getHeight()));
      Node column = window.find(".left-panel");
      Bounds rows = column.localToScreen(column.getLayoutBounds());
      assertTrue(tooltip.getX() >= rows.getMaxX(), "it covers nothing of the column");
      assertTrue(tooltip.getFont().getSize() >= 768 / 60.0, tooltip.getFont().toString());
    }
  }

  private static Optional<Tooltip> shown() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(Tooltip.class::cast)
        .filter(Window::isShowing)
        .findFirst();
  }
}

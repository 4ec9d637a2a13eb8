package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key sheet in windows in which all keys have room at once, and in smaller ones. */
@NeedsDisplay
class KeySheetWindowTest {
  private final TestWindow window =
      new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void whatHasNoRoomOnOneSheetIsOnItsTabs() {
    Set<String> whole = shown(1280, 720, false);
    assertTrue(whole.contains("Undo") && whole.contains("Play the thought"), whole.toString());
    Set<String> onTabs = new TreeSet<>();
    layOut(1024, 768, true);
    window.onScreen(
        () -> {
          Set<Node> tabs = window.shell().root().lookupAll(".page-tab");
          assertTrue(tabs.size() > 2);
          for (Node node : tabs) {
            ToggleButton tab = (ToggleButton) node;
            assertTrue(tab.getParent().isVisible());
            tab.fire();
            window.shell().root().layout();
            for (Node word : window.find(".key-sheet").lookupAll(".label")) {
              double size = ((Label) word).getFont().getSize();
              assertTrue(size >= 768.0 / 40, "to be read from the last row: " + size);
            }
            Set<String> now = words();
            assertTrue(now.size() < whole.size(), "a part of the keys");
            assertFalse(now.contains(tab.getText()), "no heading repeats its tab");
            onTabs.addAll(now);
            if (whole.contains(tab.getText())) {
              onTabs.add(tab.getText());
            }
          }
        });
    assertEquals(whole, onTabs);
  }

  @Test
  void aWindowThatBecameSmallHasTheSameRoomForIt() {
    window.run("ui.key-sheet");
    layOut(1024, 768, true);
    double fresh = height();
    window.onScreen(() -> window.shell().host().closeDialogue());
    layOut(3840, 2160, true);
    window.run("ui.key-sheet");
    layOut(3840, 2160, true);
    layOut(1024, 768, true);
    assertEquals(fresh, height());
    window.onScreen(this::words);
  }

  private double height() {
    AtomicReference<Double> height = new AtomicReference<>();
    window.onScreen(
        () -> height.set(window.find("#key-sheet .scroll-pane").getLayoutBounds().getHeight()));
    return height.get();
  }

  private Set<String> shown(double width, double height, boolean projector) {
    window.run("ui.key-sheet");
    layOut(width, height, projector);
    AtomicReference<Set<String>> words = new AtomicReference<>();
    window.onScreen(
        () -> {
          assertTrue(!window.find(".page-tabs").isVisible(), "all have room");
          words.set(words());
        });
    return words.get();
  }

  private void layOut(double width, double height, boolean projector) {
    window.onScreen(
        () -> {
          window.workspace().settings().projector().set(projector);
          Region root = window.shell().root();
          root.resize(width, height);
          for (int pass = 0; pass < 4; pass++) {
            root.applyCss();
            root.layout();
          }
        });
  }

  /** The words on the sheet, all of which are in view. */
  private Set<String> words() {
    ScrollPane scroll = (ScrollPane) window.find("#key-sheet .scroll-pane");
    assertTrue(
        scroll.getContent().getLayoutBounds().getHeight()
            <= scroll.getViewportBounds().getHeight() + 1,
        "it does not scroll");
    Set<String> words = new TreeSet<>();
    for (Node node : window.find(".key-sheet").lookupAll(".label")) {
      if (node.isVisible() && node instanceof Label label) {
        words.add(label.getText());
      }
    }
    return words;
  }
}

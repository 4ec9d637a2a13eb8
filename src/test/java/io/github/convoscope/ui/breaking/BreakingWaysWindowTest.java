package io.github.convoscope.ui.breaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.filters.FiltersFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways to the panel that breaks the network: a neuron's card and the page of kernels. */
@NeedsDisplay
class BreakingWaysWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()),
                    new SceneFeature(),
                    new CardFeature(),
                    new FiltersFeature(),
                    new BreakingFeature(ShippedFiles.samples())),
            new ModelOpener().open(ShippedFiles.model()));
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private boolean isOpen() {
    return window.shell().host().panels().stream().anyMatch(one -> one.id().equals("breaking"));
  }

  @Test
  void theCardOfANeuronHasAButton() {
    window.onScreen(() -> window.workspace().pin(new Neuron(1, 3, 10, 10)));
    window.until(() -> window.find(".tools .open") != null);
    window.onScreen(() -> ((ButtonBase) window.find(".tools .open")).fire());
    window.until(this::isOpen);
    assertNotNull(window.find("#breaking-kernel"));
    assertEquals(List.of(new Neuron(1, 3, 10, 10)), window.workspace().pins());
  }

  @Test
  void theRightButtonOnAKernelOfThePageBreaksItsUnit() {
    window.run("filters.show");
    window.until(() -> window.find("#filter-1-4") != null);
    Node tile = window.find("#filter-1-4");
    window.onScreen(
        () ->
            tile.fireEvent(
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 300, 300, false, null)));
    window.until(() -> menu() != null);
    window.onScreen(
        () -> {
          MenuItem item = menu().getItems().get(0);
          assertEquals("breaking.open", item.getId());
          item.fire();
        });
    window.until(this::isOpen);
    assertEquals(4, window.workspace().chosen().get().channel());
    assertEquals(1, window.workspace().chosen().get().layer());
  }

  private static ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(one -> one instanceof ContextMenu menu && "filter-menu".equals(menu.getId()))
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElse(null);
  }
}

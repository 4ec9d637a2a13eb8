package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.MapGrid;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.neuron.HeatMapPane;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The units of a dense layer have one order, in the scene and in cards. */
@NeedsDisplay
class DenseOrderWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void anOpenCardFollowsTheRowsOfTheSceneInEveryArrangement() {
    int output = window.workspace().model().get().spec().depth() - 1;
    window.onScreen(() -> window.workspace().pin(Neuron.unit(output, 7)));
    Set<Integer> seen = new HashSet<>();
    for (Arrangement arrangement : Arrangements.ALL) {
      window.onScreen(
          () -> window.workspace().settings().arrangementName().set(arrangement.name()));
      window.until(
          () ->
              scene().arrangement() == arrangement
                  && window.find(".dense .cells") instanceof HeatMapPane card
                  && card.grid().across() == columns(output - 1));
      seen.add(columns(output - 1));
    }
    assertTrue(seen.size() > 1, "all arrangements have " + seen + " columns");
  }

  private NetworkScene scene() {
    return (NetworkScene) window.find("#scene");
  }

  /** Columns in which the scene shows the units of a layer. */
  private int columns(int layer) {
    return scene().networkLayout().place(layer).grid() instanceof MapGrid.Even even
        ? even.columns()
        : 0;
  }
}

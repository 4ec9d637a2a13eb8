package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The atlas in a real window, for a network that has none yet. */
@NeedsDisplay
class AtlasWindowTest {
  private static final Path SAMPLES = Path.of("datasets/samples.json");

  @TempDir private Path folder;
  private TestWindow window;
  private Path own;

  @BeforeEach
  void open() {
    own = folder.resolve("own/drawings.json");
    Engine engine = UntrainedNetworks.untrainedDigits(3);
    window =
        new TestWindow(() -> List.of(new AtlasFeature(List.of(), SAMPLES, own)), Model.of(engine));
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  @Test
  void whatThePinnedUnitLooksForNeedsAPinnedUnit() {
    var enabled = window.shell().commands().get("atlas.chosen").enabled();
    window.onScreen(() -> assertFalse(enabled.get()));
    window.onScreen(() -> window.workspace().pin(new Neuron(3, 5, 6, 7)));
    window.until(enabled::get);
  }

  @Test
  void anAtlasCanBeMadeAndThatCanBeStopped() {
    window.run("atlas.open");
    ButtonBase start = (ButtonBase) find("atlas-build");
    String offer = start.getText();
    window.onScreen(start::fire);
    window.until(() -> !start.getText().equals(offer));
    window.onScreen(start::fire);
    window.until(() -> start.getText().equals(offer));
  }

  @Test
  void theUnitTabShowsExamplesAndFindsDiverseImages() {
    window.onScreen(() -> window.workspace().pin(new Neuron(3, 2, 5, 5)));
    window.run("atlas.chosen");
    assertEquals(
        StrokesFile.readAll(SAMPLES).size() + " shipped samples",
        ((Label) find("atlas-examples")).getText());
    ButtonBase start = (ButtonBase) find("atlas-diverse-start");
    window.onScreen(start::fire);
    Pane row = (Pane) find("atlas-diverse");
    window.untilWorked(() -> row.getChildren().size() == 4);
  }

  @Test
  void theUsersDrawingsAreExamplesUntilTheyAreDeleted() {
    window.onScreen(
        () -> {
          for (int i = 0; i < 2; i++) {
            window.workspace().padContent().change(Drawing.of(Stroke.of(100, 100, 300, 400 + i)));
            window.workspace().padContent().commit();
            window.workspace().padContent().clear();
          }
          // A drawing that was set by the program does not count.
          window.workspace().padContent().set(Drawing.of(Stroke.of(200, 100, 300, 300)));
          window.workspace().padContent().clear();
        });
    window.until(() -> Files.isRegularFile(own) && StrokesFile.readAll(own).size() == 2);
    window.onScreen(() -> window.workspace().pin(new Neuron(3, 2, 5, 5)));
    window.run("atlas.chosen");
    window.until(() -> text("atlas-examples").endsWith("and 2 drawings of yours"));
    ButtonBase forget = (ButtonBase) find("atlas-own-forget");
    window.onScreen(forget::fire);
    window.until(() -> text("atlas-examples").endsWith("shipped samples"));
    assertFalse(Files.exists(own));
  }

  @Test
  void earlierDrawingsAreReadAndOnlyTheNewestAreKept() {
    window.onScreen(
        () -> {
          for (int i = 0; i < UserDrawings.MOST + 3; i++) {
            window.workspace().padContent().change(Drawing.of(Stroke.of(100, 100, 150 + i, 400)));
            window.workspace().padContent().clear();
          }
        });
    window.until(
        () -> {
          List<Drawing> kept =
              Files.isRegularFile(own)
                  ? StrokesFile.readAll(own).stream().map(each -> each.drawing()).toList()
                  : List.of();
          return kept.size() == UserDrawings.MOST
              && kept.get(0).equals(Drawing.of(Stroke.of(100, 100, 153, 400)));
        });
    UserDrawings[] later = new UserDrawings[1];
    window.onScreen(
        () -> {
          later[0] = new UserDrawings(window.workspace(), own);
          later[0].load();
        });
    window.until(() -> later[0].all().size() == UserDrawings.MOST);
  }

  @Test
  void theWatchTabOptimisesForEveryGoal() {
    window.onScreen(
        () -> {
          window.workspace().padContent().set(Drawing.of(Stroke.of(100, 100, 300, 400)));
          window.workspace().pin(new Neuron(1, 2, 5, 5));
        });
    window.upToDate();
    window.run("atlas.chosen");
    tab(AtlasTab.WATCH);
    ComboBox<?> goal = (ComboBox<?>) find("atlas-goal");
    assertEquals(VisualisationGoal.values().length, goal.getItems().size());
    for (VisualisationGoal each : VisualisationGoal.values()) {
      AtomicReference<String> before = new AtomicReference<>("");
      window.onScreen(
          () -> {
            if (goal.getValue() != each) {
              before.set(text("atlas-watch-value"));
              goal.getSelectionModel().select(each.ordinal());
            }
          });
      // The text of the goal before stands until the first step; a fast run skips texts.
      window.untilWorked(
          () ->
              !text("atlas-watch-value").equals(before.get())
                  && text("atlas-watch-value").matches("step (9|[1-9]\\d+): .*"));
    }
  }

  @Test
  void theMixAndHierarchyTabsShowTheirResults() {
    window.onScreen(() -> window.workspace().pin(new Neuron(3, 2, 5, 5)));
    window.run("atlas.chosen");
    tab(AtlasTab.MIX);
    Pane strip = (Pane) find("atlas-mix-strip");
    window.untilWorked(() -> strip.getChildren().size() == 9);
    tab(AtlasTab.HIERARCHY);
    Pane hierarchy = (Pane) find("atlas-hierarchy");
    window.untilWorked(() -> hierarchy.getChildren().size() >= 4);
    assertTrue(hierarchy.getChildren().get(0) instanceof Label);
  }

  private void tab(AtlasTab tab) {
    ButtonBase button = (ButtonBase) find("atlas-tab-" + tab.ordinal());
    window.onScreen(button::fire);
  }

  private Node find(String id) {
    window.untilWorked(() -> window.shell().scene().lookup("#" + id) != null);
    return window.shell().scene().lookup("#" + id);
  }

  private String text(String id) {
    return window.shell().scene().lookup("#" + id) instanceof Label label ? label.getText() : "";
  }
}

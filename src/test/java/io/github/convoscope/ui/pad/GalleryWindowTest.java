package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples from a file of this test, put on the pad. */
@NeedsDisplay
class GalleryWindowTest {
  private static final Drawing ONE = Drawing.of(Stroke.of(250, 100, 250, 400));
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    Path samples = folder.resolve("samples.json");
    StrokesFile.writeAll(
        samples,
        List.of(
            LabelledDrawing.hard(7, "near 1", SEVEN), new LabelledDrawing(1, null, "plain", ONE)));
    window = new TestWindow(() -> List.of(new PadFeature(samples)), TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Set<Node> tiles() {
    return window.shell().scene().getRoot().lookupAll(".tile");
  }

  @Test
  void aSampleIsLoadedByKeyboardAlone() {
    window.type(KeyCode.G);
    window.until(() -> tiles().size() == 2);
    Node tile = tile("pad.gallery.hard-sample", "7");
    window.onScreen(tile::requestFocus);
    window.type(KeyCode.SPACE);
    window.until(() -> !window.workspace().padContent().blank().get());

    assertEquals(SEVEN, window.upToDate().request().drawing());
    window.onScreen(() -> assertEquals(7, window.workspace().padContent().label().get()));
  }

  @Test
  void aClickLoadsASampleAsOneStep() {
    window.run("pad.gallery");
    window.until(() -> tiles().size() == 2);
    window.click(tile("pad.gallery.sample", "1"));
    window.until(() -> !window.workspace().padContent().blank().get());
    assertEquals(ONE, window.upToDate().request().drawing());
    window.run("ui.undo");
    assertTrue(window.upToDate().request().drawing().isEmpty());
  }

  @Test
  void theSameKeyClosesIt() {
    for (int i = 0; i < 2; i++) {
      window.type(KeyCode.G);
      window.until(() -> panels().equals(Set.of("gallery")) && tiles().size() == 2);
      window.type(KeyCode.G);
      window.until(() -> panels().isEmpty());
    }
  }

  /** Until the first picture is drawn there is no frame of an empty canvas. */
  @Test
  void aNetworkForPhotographsBeginsWithItsFirstPicture() {
    Model photos = new ModelOpener().open(Path.of("models/photos.zip"));
    window.onScreen(
        () -> {
          long before = window.workspace().updates().newestRequest();
          window.workspace().show(photos);
          assertTrue(window.workspace().padContent().isExpecting());
          assertFalse(window.find("#answer").isVisible(), "the answer to the drawing is gone");
          assertEquals(before, window.workspace().updates().newestRequest());
        });
    assertEquals(512, window.upToDate().request().photo().photo().rows());
    assertFalse(window.workspace().padContent().blank().get());
  }

  private Set<String> panels() {
    return window.shell().host().panels().stream().map(SidePanel::id).collect(Collectors.toSet());
  }

  private Node tile(String key, String label) {
    String text = Messages.text(key, label);
    return tiles().stream()
        .filter(tile -> text.equals(tile.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }
}

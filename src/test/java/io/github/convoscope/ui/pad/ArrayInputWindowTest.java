package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.TestWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose input is no digit, or no picture at all, on the pad. */
@NeedsDisplay
class ArrayInputWindowTest {
  @TempDir private Path folder;
  private TestWindow window;

  private void open(Model model) {
    window = new TestWindow(() -> List.of(new PadFeature(folder.resolve("none.json"))), model);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void thePadSaysWhatTheNetworkTakesAndHowToGiveIt() throws IOException {
    open(new ModelOpener().open(SmallModels.flat(folder, 6)));
    String hint = text("#pad-hint");
    assertTrue(hint.contains("6 numbers") && hint.contains("[6]"), hint);
    assertTrue(hint.contains("--model flat-6.zip"), hint);
    assertFalse(text("#pad-title").contains("digit"));
    assertFalse(window.shell().commands().get("pad.pen").enabled().get());
    assertNull(window.workspace().notices().current().get(), "it is said once");
    window.draw(.2, .2, .8, .8);
    assertTrue(window.workspace().padContent().drawing().isEmpty(), "nothing can be drawn");
  }

  @Test
  void aNetworkForOtherPicturesSaysThatDrawingsAreNotWhatItKnows() throws IOException {
    open(new ModelOpener().open(SmallModels.maps(folder, 2, 12, 12)));
    assertTrue(text("#pad-hint").contains("not trained on drawn digits"), text("#pad-hint"));
    assertFalse(window.shell().commands().get("pad.gallery").enabled().get());
    Node samples =
        window.shell().scene().getRoot().lookupAll(".tool").stream()
            .filter(tool -> "pad.gallery".equals(tool.getId()))
            .findFirst()
            .orElseThrow();
    assertFalse(samples.isVisible() || samples.isManaged());
    window.draw(.2, .2, .8, .8);
    window.until(() -> reason().equals(Messages.text("pad.unlike")));
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.until(() -> samples.isVisible() && !reason().equals(Messages.text("pad.unlike")));
  }

  @Test
  void anArrayIsComputedAndLeavesWithItsNetwork() throws IOException {
    Model model = new ModelOpener().open(SmallModels.flat(folder, 6));
    open(model);
    float[] numbers = {1, 2, 3, 4, 5, 6.5f};
    InputEncoder encoder = model.newEncoder();
    window.onScreen(() -> window.workspace().padContent().show(encoder.encode(numbers)));
    assertArrayEquals(numbers, window.upToDate().input());
    assertTrue(text("#pad-hint").contains("6.5"));
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.upToDate();
    assertNull(window.workspace().padContent().array());
    assertEquals(Messages.text("pad.hint"), text("#pad-hint"));
    window.draw(.2, .2, .8, .8);
    assertFalse(window.upToDate().request().drawing().isEmpty());
  }

  @Test
  void anArrayOfAPictureIsShownOnThePadAndUndoneToTheDrawing() {
    open(TestWindow.untrainedDigits());
    window.draw(.2, .2, .8, .8);
    float[] drawn = window.upToDate().input().clone();
    float[] numbers = new float[28 * 28];
    numbers[400] = 1;
    window.onScreen(
        () -> window.workspace().padContent().show(InputEncoder.digits().encode(numbers)));
    assertEquals(1, window.upToDate().picture().ink()[400]);
    window.run("ui.undo");
    assertArrayEquals(drawn, window.upToDate().input());
  }

  @Test
  void onlyDigitsAreCalledDigits() throws IOException {
    open(new ModelOpener().open(SmallModels.maps(folder, 2, 32, 32)));
    assertEquals(Messages.text("pad.draw.picture"), text("#pad-title"));
    Model colours = new ModelOpener().open(SmallModels.maps(folder, 3, 32, 32));
    window.onScreen(() -> window.workspace().show(colours));
    assertEquals(Messages.text("photo.title"), text("#pad-title"));
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    assertEquals(Messages.text("pad.draw.digit"), text("#pad-title"));
  }

  private String reason() {
    return ((Text) window.find("#reason")).getText();
  }

  private String text(String selector) {
    return ((Label) window.find(selector)).getText();
  }
}

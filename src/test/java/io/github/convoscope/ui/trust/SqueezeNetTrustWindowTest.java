package io.github.convoscope.ui.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page "Can we trust it?" in a real window, with a thousand classes. */
@NeedsDisplay
@Tag("long")
class SqueezeNetTrustWindowTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final int SIDE = 128;
  private static final int BALLOON = 417;

  private TestWindow window;

  @BeforeEach
  void open() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("datasets/samples.json")), new TrustFeature()),
            new ModelOpener().open(FILE, new OpenOptions(null, null, SIDE, Progress.NONE)));
    window.until(() -> !window.workspace().padContent().blank().get());
    window.upToDate();
    window.run("trust.open");
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  /** On pictures and places that it was not made with, it turns more than chance does. */
  @Test
  void aStickerTurnsTheAnswer() {
    window.click(window.find("#trust-sticker"));
    window.until(() -> window.find("#trust-target") != null);
    window.onScreen(
        () -> {
          ((TextField) window.find("#trust-target")).setText("balloon");
          ((Slider) window.find("#trust-size")).setValue(45);
          ((Slider) window.find("#trust-steps")).setValue(60);
        });
    window.until(() -> window.find("#trust-target-" + BALLOON) != null);
    window.onScreen(() -> ((Button) window.find("#trust-target-" + BALLOON)).fire());
    window.onScreen(() -> ((Button) window.find("#trust-sticker-find")).fire());
    Pattern measured =
        Pattern.compile(".* balloon is the answer (\\d+) of (\\d+) times.* turned (\\d+), .*");
    window.untilWorked(() -> measured.matcher(text("trust-sticker-result")).matches());
    Matcher numbers = measured.matcher(text("trust-sticker-result"));
    assertTrue(numbers.matches());
    int turned = Integer.parseInt(numbers.group(1));
    assertTrue(2 * turned > Integer.parseInt(numbers.group(2)), text("trust-sticker-result"));
    assertTrue(Integer.parseInt(numbers.group(3)) < turned, text("trust-sticker-result"));
  }

  /** The page begins with two pictures that the network knows. */
  @Test
  void outlineAndSkinAreKnownAndMixed() {
    window.click(window.find("#trust-shape"));
    window.untilWorked(() -> text("trust-shape-verdict").contains("%"));
    assertEquals("balloon", answer("trust-outline"));
    assertEquals("crossword puzzle", answer("trust-skin"));
  }

  /** The first of the answers below a picture. */
  private String answer(String picture) {
    Node column = window.find("#" + picture + "-picture").getParent();
    GridPane answers = (GridPane) column.lookup(".trust-answers");
    return ((Label) answers.getChildren().get(0)).getText();
  }

  private String text(String id) {
    return window.find("#" + id) instanceof Label label ? label.getText() : "";
  }
}

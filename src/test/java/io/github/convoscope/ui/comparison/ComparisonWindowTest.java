package io.github.convoscope.ui.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.Notices;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two drawings compared in a real window. */
@NeedsDisplay
class ComparisonWindowTest {
  private final NeuronWindow window = new NeuronWindow(new SceneFeature(), new ComparisonFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theSceneShowsTheDifferenceToTheReferenceDrawing() {
    LiveFrame a = window.frame();
    window.run("comparison.keep");
    LiveFrame b = window.drawLine();
    LayerValues dense = window.marks().values().get(5);
    float difference = b.activations().after(5)[17] - a.activations().after(5)[17];
    assertNotEquals(0, difference);
    assertEquals(difference, dense.values().of(b.activations())[17]);
    assertEquals("B \u2212 A", dense.name());
  }

  @Test
  void whereTheNetworkTakesPicturesTheTextsSpeakOfPictures() {
    window.onScreen(
        () -> {
          window.workspace().show(new ModelOpener().open(Path.of("models/photos.zip")));
          window.workspace().padContent().show(ReadyPictures.photo("daisy"));
        });
    // Not a frame of the former network.
    LiveFrame daisy = window.frame();
    assertTrue(daisy.spec().labels().contains("airplane"));
    window.until(() -> window.workspace().drawn().get());
    window.run("comparison.keep");
    window.until(() -> text("#comparison-hint").startsWith("A is kept. Now change the picture"));
    assertEquals("Two pictures", text(".comparison .panel-title"));
  }

  @Test
  void keepingADrawingNeverBlanksTheScene() {
    LiveFrame a = window.frame();
    window.run("comparison.keep");
    window.until(() -> text("#comparison-answer-b").startsWith("B, on the pad: "));
    assertTrue(window.marks().values().isEmpty(), "the scene shows the drawing, not a difference");
    assertNull(window.view().comparedWith());
    assertEquals(ComparedDrawing.B, window.view().comparison().get(), "the button says so too");
    window.until(() -> text("#legend .legend-layer").endsWith(" · B"));
    assertTrue(text("#comparison-hint").startsWith("A is kept. Now draw"), "it says what to do");
    String label = a.spec().labels().get(a.answer());
    assertTrue(text("#comparison-answer-a").startsWith("A, kept: " + label));
    window.drawLine();
    window.until(() -> text("#comparison-hint").startsWith("The scene and the cards show A, B"));
    assertEquals("B \u2212 A", window.marks().values().get(5).name());
    window.onScreen(() -> window.workspace().padContent().undo());
    window.until(() -> text("#comparison-hint").startsWith("A and B are equal"));
    LiveFrame same = window.frame();
    assertEquals("B \u2212 A", window.marks().values().get(5).name());
    for (float zero : window.marks().values().get(5).values().of(same.activations())) {
      assertEquals(0, zero);
    }
    window.until(() -> text("#legend .legend-layer").endsWith(" · B \u2212 A"));
    assertSame(a, window.view().reference().get());
  }

  @Test
  void anEmptyPadHasNoAnswersInTheList() {
    window.run("comparison.keep");
    window.drawLine();
    window.until(() -> window.find("#comparison-tables").isVisible());
    window.onScreen(() -> window.workspace().padContent().clear());
    window.until(() -> !window.find("#comparison-tables").isVisible());
    assertTrue(text("#comparison-hint").startsWith("An empty pad has no answer to compare."));
  }

  @Test
  void theAnswerThatIsNotToldYetIsNotToldHereEither() {
    window.run("comparison.keep");
    window.drawLine();
    window.until(() -> text("#comparison-hint").startsWith("The scene and the cards show A, B"));
    window.onScreen(() -> window.workspace().answerPart().set(0));
    window.until(() -> text("#comparison-answer-b").equals("B, on the pad: Not told yet."));
    assertFalse(window.find("#comparison-tables").isVisible());
    window.onScreen(() -> window.workspace().answerPart().set(1));
    window.until(() -> text("#comparison-answer-b").endsWith("%"));
    assertTrue(window.find("#comparison-tables").isVisible());
  }

  @Test
  void onlyWhatDiffersIsListedAndTheLargestDifferenceComesFirst() {
    LiveFrame a = window.frame().keep();
    LiveFrame b = window.drawLine();
    for (List<TermRow> rows :
        List.of(AnswerDifference.probabilities(a, b), AnswerDifference.logits(a, b))) {
      List<Double> changes = rows.stream().map(row -> Math.abs(row.value())).toList();
      assertEquals(changes.stream().sorted(Comparator.reverseOrder()).toList(), changes);
      assertTrue(changes.stream().noneMatch(change -> change == 0), rows.toString());
    }
    TermRow first = AnswerDifference.logits(a, b).get(0);
    int label = Objects.requireNonNull(first.neuron()).channel();
    double difference = b.activations().logits()[label] - a.activations().logits()[label];
    assertEquals(difference, first.value() / 100, 0.0101);
    assertEquals(List.of(), AnswerDifference.probabilities(a, a));
    assertEquals(List.of(), AnswerDifference.logits(a, a));
  }

  @Test
  void twoSureAnswersDifferInTheirLogits() {
    window.type(KeyCode.H);
    window.until(() -> shown("#comparison-answer-a"));
    assertFalse(shown("#comparison-logits"), "nothing differs yet");
    assertFalse(shown("#comparison-probabilities"), "nothing differs yet");
    // One more dot moves the logits of an untrained network by little.
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(
                    Drawing.of(
                        Stroke.of(150, 100, 350, 100, 250, 400), Stroke.of(250, 380, 252, 390))));
    LiveFrame b = window.frame();
    LiveFrame a = Objects.requireNonNull(window.view().reference().get());
    boolean moved = !AnswerDifference.probabilities(a, b).isEmpty();
    window.until(() -> shown("#comparison-logits"));
    assertEquals(moved, shown("#comparison-probabilities"));
    assertEquals(
        moved ? "" : "No probability differs by 0.1\u00a0%; the logits below do.",
        shown("#comparison-same") ? text("#comparison-same") : "");
  }

  private boolean shown(String selector) {
    Node node = window.find(selector);
    return node != null && node.isVisible() && node.isManaged();
  }

  @Test
  void closingThePanelSaysThatTheDrawingIsDropped() {
    window.run("comparison.keep");
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.view().reference().get() == null);
    Notices.Notice said = window.workspace().notices().current().get();
    assertEquals("A is dropped. H keeps another one.", said == null ? "" : said.text());
  }

  private String text(String selector) {
    return window.find(selector) instanceof Label label ? label.getText() : "";
  }

  @Test
  void aKeyShowsTheReferenceDrawingAndThePad() {
    LiveFrame a = window.frame();
    window.type(KeyCode.H);
    window.until(() -> window.view().reference().get() != null);
    LiveFrame b = window.drawLine();
    window.until(() -> window.view().comparison().get() == ComparedDrawing.DIFFERENCE);
    window.type(KeyCode.B);
    window.until(() -> window.view().comparison().get() == ComparedDrawing.A);
    float[] shown = window.marks().values().get(5).values().of(b.activations());
    assertEquals(a.activations().after(5)[17], shown[17]);
    window.type(KeyCode.B);
    window.until(() -> window.view().comparison().get() == ComparedDrawing.B);
    assertTrue(window.marks().values().isEmpty());
  }

  @Test
  void theSelectedButtonFollowsTheComparison() {
    window.run("comparison.keep");
    window.until(() -> window.find("#comparison .segment") != null);
    ToggleButton first = (ToggleButton) window.find("#comparison .segment");
    assertSame(ComparedDrawing.A, first.getUserData());
    window.click(first);
    window.until(() -> window.view().comparison().get() == ComparedDrawing.A);
    assertTrue(first.isSelected());
    window.run("comparison.next");
    window.until(() -> !first.isSelected());
  }

  @Test
  void theSameCommandDropsTheReferenceDrawing() {
    window.run("comparison.keep");
    window.until(() -> window.find("#comparison") != null);
    window.run("comparison.keep");
    assertNull(window.view().reference().get());
    assertTrue(window.marks().values().isEmpty());
    window.until(() -> window.find("#comparison") == null);
  }
}

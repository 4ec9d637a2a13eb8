package io.github.convoscope.ui.thought;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.Reveal;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.paths.PathsFeature;
import io.github.convoscope.ui.steps.StepsFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thought, played in a real window. */
@NeedsDisplay
class ThoughtWindowTest {
  private static final int OUTPUT = 6;

  /** Moments of the film, looked at one after the other. */
  private static final int MOMENTS = 60;

  private final NeuronWindow window =
      new NeuronWindow(
          new PadFeature(ShippedFiles.samples()),
          new SceneFeature(),
          new StepsFeature(),
          new CardFeature(),
          new PathsFeature(),
          new ThoughtFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void playsToTheEndAndTellsTheAnswerOnlyThen() {
    String answer = answer();
    assertFalse(answer.isEmpty());
    window.type(KeyCode.R);
    window.until(() -> bar() != null);
    window.until(() -> answer().equals("?"));
    assertTrue(window.workspace().isAnswerHidden());
    window.onScreen(() -> slider("#thought-speed").setValue(Math.log(4)));
    window.until(() -> bar() != null && slider("#thought-position").getValue() > 0.05);
    window.until(() -> slider("#thought-position").getValue() == 1);
    window.until(() -> answer().equals(answer));
    assertFalse(window.workspace().isAnswerHidden());
    assertNotNull(bar(), "stays open, to look again");
  }

  @Test
  void theSliderShowsAnyMomentAndNothingThatIsNotComputed() {
    play();
    scrub(0.5);
    LiveFrame half = window.frame();
    Reveal reveal = window.marks().reveal();
    assertNotNull(reveal);
    float[] shown = half.colours().otherValues(OUTPUT);
    assertNotNull(shown);
    for (float value : shown) {
      assertEquals(0, value, "the answer comes last");
    }
    int first = 1;
    float[] real = half.activations().after(first);
    float[] values = reveal.values(window.spec().layer(first), real);
    for (int i = 0; i < values.length; i++) {
      boolean computed =
          reveal.shows(window.spec(), window.spec().layer(first).shape().neuron(first, i));
      assertEquals(computed ? real[i] : 0, values[i]);
    }
    assertEquals("?", answer());
    assertTrue(window.find("#paths-line") == null || !window.find("#paths-line").isVisible());
    scrub(1);
    window.frame();
    assertNull(window.frame().colours().otherValues(OUTPUT));
    scrub(0.5);
    assertTrue(window.workspace().isAnswerHidden(), "and back");
  }

  @Test
  void theLegendIsThatOfTheLayerThatIsComputed() {
    play();
    for (double time : new double[] {0.05, 0.45, 0.6, 0.75}) {
      scrub(time);
      window.frame();
      String told = caption().split("[,:]")[0];
      window.until(() -> legend().startsWith(told));
    }
  }

  private String legend() {
    return ((Label) window.find("#legend .legend-layer")).getText();
  }

  @Test
  void goesStepByStepWithTheKeys() {
    play();
    window.type(KeyCode.SPACE);
    scrub(0);
    String before = caption();
    window.type(KeyCode.PAGE_DOWN);
    window.until(() -> slider("#thought-position").getValue() > 0);
    double layer = slider("#thought-position").getValue();
    window.type(KeyCode.RIGHT);
    window.until(() -> slider("#thought-position").getValue() > layer);
    window.until(() -> !caption().equals(before) && caption().contains("row 0"));
    window.type(KeyCode.LEFT);
    window.until(() -> Math.abs(slider("#thought-position").getValue() - layer) < 1e-6);
  }

  @Test
  void everySentenceIsWholeInTheNarrowBarOfASmallWindow() {
    window.onScreen(
        () -> {
          window.shell().stage().setWidth(1024);
          window.shell().stage().setHeight(768);
          window.workspace().settings().projector().set(true);
        });
    play();
    for (int moment = 0; moment <= MOMENTS; moment++) {
      scrub((double) moment / MOMENTS);
      window.onScreen(
          () -> {
            Label caption = (Label) window.find("#thought-caption");
            String exact = caption.getText();
            assertEquals(exact, shown(caption));
            caption.setText(Messages.text("thought.strongest", exact));
            assertEquals(caption.getText(), shown(caption));
            caption.setText(exact);
          });
    }
    window.onScreen(() -> assertTrue(bar().getLayoutBounds().getWidth() < 400, "narrow"));
  }

  private String shown(Label label) {
    window.shell().scene().getRoot().applyCss();
    window.shell().scene().getRoot().layout();
    return ((Text) label.lookup(".text")).getText();
  }

  @Test
  void escEndsItAndPinsComeBack() {
    window.pin(NeuronWindow.DENSE);
    window.until(() -> window.find("#thought-play").isVisible());
    play();
    assertTrue(window.workspace().pins().isEmpty(), "a card tells what is not computed yet");
    assertFalse(window.find("#thought-play").isVisible());
    window.type(KeyCode.ESCAPE);
    window.until(() -> bar() == null);
    assertEquals(List.of(NeuronWindow.DENSE), List.copyOf(window.workspace().pins()));
    assertEquals(NeuronWindow.DENSE, window.workspace().chosen().get());
    assertNull(window.marks().reveal());
    assertFalse(window.workspace().isAnswerHidden());
    assertNull(window.frame().colours().otherValues(OUTPUT));
  }

  @Test
  void drawingEndsItAndSoDoesStepMode() {
    window.run("thought.play");
    window.until(() -> bar() != null);
    window.drawLine();
    assertNull(bar());
    assertFalse(window.workspace().isAnswerHidden());
    window.run("thought.play");
    window.run("steps.show");
    assertNull(bar());
    window.run("thought.play");
    assertNull(window.find("#step-bar"));
    assertTrue(window.shell().commands().active(Context.PLAYING).get());
  }

  @Test
  void aPinAtTheEndHasItsCardAndItsEdges() {
    play();
    scrub(1);
    window.pin(NeuronWindow.CONVOLUTION);
    window.until(() -> bar() == null);
    assertEquals(NeuronWindow.CONVOLUTION, window.workspace().chosen().get());
    assertNull(window.marks().reveal());
    window.until(
        () ->
            window.marks().edges().stream()
                .anyMatch(edge -> edge.to().equals(NeuronWindow.CONVOLUTION)));
  }

  @Test
  void aStrokeBeforeTheFilmIsReadyCallsItOff() {
    window.onScreen(
        () -> {
          window.shell().commands().get("thought.play").run();
          window.workspace().padContent().clear();
        });
    window.frame();
    assertNull(bar());
    assertFalse(window.workspace().isAnswerHidden());
    assertFalse(window.shell().commands().active(Context.PLAYING).get());
  }

  @Test
  void anEmptyPadHasNoThought() {
    window.onScreen(() -> window.workspace().padContent().clear());
    window.frame();
    window.run("thought.play");
    assertNull(bar());
    assertFalse(window.workspace().isAnswerHidden());
  }

  /** Starts the film and waits until the worker has made it. */
  private void play() {
    window.run("thought.play");
    window.until(() -> bar() != null && !bar().isDisabled());
  }

  private void scrub(double time) {
    window.onScreen(() -> slider("#thought-position").setValue(time));
  }

  private Node bar() {
    return window.find("#thought-bar");
  }

  private Slider slider(String selector) {
    return (Slider) window.find(selector);
  }

  private String caption() {
    return ((Label) window.find("#thought-caption")).getText();
  }

  private String answer() {
    return ((Text) window.find("#answer")).getText();
  }
}

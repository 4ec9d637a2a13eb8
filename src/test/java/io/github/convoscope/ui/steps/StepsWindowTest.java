package io.github.convoscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.explain.contribution.ComputationSteps;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Wiring;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.scene.Outline;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Step mode in a real window. */
@NeedsDisplay
class StepsWindowTest {
  private final NeuronWindow window =
      new NeuronWindow(new PadFeature(Path.of("none.json")), new CardFeature(), new StepsFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void spaceGoesOneStepOnWhileAButtonHasTheFocus() {
    window.type(KeyCode.W);
    window.until(() -> bar() != null);
    window.onScreen(() -> bar().lookup(".segment").requestFocus());
    int start =
        ComputationSteps.start(window.spec().layer(1), 0, window.frame().activations().after(1));
    window.until(() -> count().equals("1 of 784"));
    assertTrue(start > 28, "the rows above the drawing are one step");
    window.type(KeyCode.SPACE);
    window.until(() -> count().startsWith(start + 1 + " "));
    window.type(KeyCode.SPACE);
    window.until(() -> count().startsWith(start + 2 + " "));
  }

  @Test
  void theSceneShowsOnlyWhatIsComputed() {
    window.run("steps.show");
    LiveFrame frame = window.frame();
    float[] activations = frame.activations().after(1);
    int focus = window.view().focus().get().row() * 28 + window.view().focus().get().column();
    float[] shown = window.marks().values().get(0).values().of(frame.activations());
    assertEquals(activations[focus], shown[focus]);
    for (int i = focus + 1; i < 784; i++) {
      assertEquals(0, shown[i], "not computed yet");
    }
    assertEquals(activations[784 + 99], shown[784 + 99], "another map");
  }

  @Test
  void barCardAndPadShowTheSameCell() {
    window.pin(NeuronWindow.CONVOLUTION);
    window.type(KeyCode.W);
    window.until(() -> bar() != null && count().equals("92 of 196, the pinned cell"));
    assertShown(NeuronWindow.CONVOLUTION);
    window.type(KeyCode.SPACE);
    window.until(() -> count().equals("93 of 196"));
    assertShown(new Neuron(3, 5, 6, 8));
    window.type(KeyCode.LEFT);
    window.until(() -> count().equals("1 of 196"));
    assertShown(new Neuron(3, 5, 0, 0));
    window.type(KeyCode.ESCAPE);
    window.until(() -> bar() == null);
    assertCard(NeuronWindow.CONVOLUTION);
    assertEquals(NeuronWindow.CONVOLUTION, window.workspace().chosen().get());
  }

  /** Bar, card, scene and pad show this neuron with the same value. */
  private void assertShown(Neuron neuron) {
    String value = ArithmeticNumbers.plain(window.arithmetic(neuron).output());
    window.until(
        () ->
            ((Label) window.find("#step-bar .step-title"))
                    .getText()
                    .equals(NeuronNames.name(window.spec(), neuron))
                && ((Label) window.find("#step-bar .step-output")).getText().equals("= " + value));
    window.until(() -> window.find("#step-bar .step-output").isVisible());
    assertCard(neuron);
    window.until(() -> window.marks().outlines().contains(Outline.of(neuron, MarkKind.CHOSEN)));
    ReceptiveField field = new Wiring(window.spec()).receptiveField(neuron, 0);
    Rectangle outline = (Rectangle) window.find(".pad-receptive-field");
    double left = window.frame().fit().sourceX(field.left());
    double top = window.frame().fit().sourceY(field.top());
    window.until(() -> Math.abs(outline.getX() - Math.max(5, left)) < 0.01);
    window.until(() -> Math.abs(outline.getY() - Math.max(5, top)) < 0.01);
  }

  private void assertCard(Neuron neuron) {
    String id = "#card-3-5-" + neuron.row() + "-" + neuron.column();
    window.until(() -> window.find(id + " .card-value") != null);
    String value = ArithmeticNumbers.plain(window.arithmetic(neuron).output());
    window.until(() -> ((Label) window.find(id + " .card-value")).getText().equals(value));
    assertEquals(1, window.shell().scene().getRoot().lookupAll(".neuron-card").size());
  }

  @Test
  void escEndsStepMode() {
    window.run("steps.show");
    window.until(() -> bar() != null);
    assertNotNull(window.view().focus().get());
    window.type(KeyCode.ESCAPE);
    window.until(() -> bar() == null);
    assertNull(window.view().focus().get());
    assertTrue(window.marks().values().isEmpty());
  }

  @Test
  void choosingANeuronShowsTheStepsOfItsMap() {
    window.run("steps.show");
    window.pin(NeuronWindow.CONVOLUTION);
    assertEquals(3, window.view().focus().get().layer());
    assertEquals(5, window.view().focus().get().channel());
    assertEquals(1, window.marks().values().size());
    assertEquals(3, window.marks().values().get(0).layer());
  }

  @Test
  void beginsAtTheLayerUnderThePointerAndGoesOnWithTheNetwork() {
    window.onScreen(() -> window.workspace().hovered().set(Neuron.unit(5, 3)));
    window.run("steps.show");
    assertEquals(5, window.view().focus().get().layer(), "the layer under the pointer");
    window.run("steps.scope");
    assertEquals(1, window.view().focus().get().layer(), "the network begins with its first layer");
    assertEquals(6, window.marks().values().size());
    assertEquals("so far", window.marks().values().get(0).name());
  }

  @Test
  void onAProjectorTheWholeBarIsVisibleBesideAPanel() {
    window.onScreen(() -> window.workspace().settings().projector().set(true));
    Node content = new Label("a panel");
    window.onScreen(() -> window.shell().host().show(new SidePanel("panel", 0, content, () -> {})));
    window.run("steps.show");
    Node bar = bar();
    window.until(() -> bar.localToScene(bar.getLayoutBounds()).getHeight() > 100);
    for (Node part : bar.lookupAll(".button, .toggle-button, .label, .cells")) {
      boolean inside =
          bar.localToScene(bar.getLayoutBounds())
              .contains(part.localToScene(part.getLayoutBounds()));
      assertTrue(inside, part.toString());
    }
    window.until(
        () ->
            !content
                .localToScene(content.getLayoutBounds())
                .intersects(bar.localToScene(bar.getLayoutBounds())));
  }

  @Test
  void itGoesOnWhenTheTextGetsAnotherSize() {
    window.run("steps.show");
    window.run("steps.next");
    window.until(() -> bar() != null);
    String before = count();
    Node old = bar();
    window.run("ui.larger-text");
    window.until(() -> bar() != null && bar() != old && bar().getScene() != null);
    window.until(() -> before.equals(count()));
    assertNotNull(window.view().focus().get());
    window.run("steps.next");
    window.until(() -> !before.equals(count()));
  }

  private Node bar() {
    return window.find("#step-bar");
  }

  private String count() {
    return ((Label) window.find("#step-bar .muted")).getText();
  }
}

package io.github.convoscope.ui.visualisation;

import static io.github.convoscope.ui.neuron.NeuronWindow.CONVOLUTION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.thought.ThoughtFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images that are found or mixed, computed through all layers of the scene, in a real window. */
@NeedsDisplay
class ImagesInSceneTest {
  private final NeuronWindow window =
      new NeuronWindow(
          new SceneFeature(),
          new CardFeature(),
          new ThoughtFeature(),
          new AtlasFeature(List.of(), Path.of("datasets/samples.json"), null));

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyLayerShowsWhatTheNetworkComputesFromTheImage() {
    watch();
    pauseAt(3);
    LiveFrame frame = window.frame();
    float[] image = values(frame, 0);
    assertFalse(Arrays.equals(frame.activations().after(0), image), "not the drawing");
    Engine engine = window.workspace().model().get().newEngine();
    Activations at = new Activations(window.spec(), 1);
    engine.forward(image, at);
    for (int layer = 0; layer < window.spec().depth(); layer++) {
      assertArrayEquals(at.after(layer), values(frame, layer), 1e-5f, "layer " + layer);
    }
    engine.close();
    pauseAt(0);
    assertFalse(Arrays.equals(image, values(window.frame(), 0)), "another step, another image");
  }

  @Test
  void theAnswerToTheDrawingIsHiddenUntilItEnds() {
    watch();
    assertTrue(window.workspace().isAnswerHidden());
    assertEquals(List.of(), window.workspace().pins());
    window.type(KeyCode.ESCAPE);
    window.until(() -> bar() == null);
    assertFalse(window.workspace().isAnswerHidden());
    assertEquals(List.of(CONVOLUTION), window.workspace().pins());
    window.until(() -> window.marks().values().isEmpty());
    assertNull(window.frame().colours().otherValues(1));
  }

  @Test
  void thePenEndsIt() {
    watch();
    window.drawLine();
    window.until(() -> bar() == null && window.marks().values().isEmpty());
  }

  @Test
  void itsKeyEndsIt() {
    watch();
    window.type(KeyCode.SHIFT, KeyCode.I);
    window.until(() -> bar() == null && window.marks().values().isEmpty());
  }

  @Test
  void theThoughtEndsItAndShowsNoCards() {
    watch();
    window.run("thought.play");
    window.until(() -> bar() == null);
    assertTrue(window.shell().commands().active(Context.PLAYING).get());
    assertEquals(List.of(), window.workspace().pins());
    window.until(() -> window.workspace().isAnswerHidden());
    window.run("thought.close");
    window.until(() -> !window.workspace().isAnswerHidden());
  }

  @Test
  void theRunOfTheWatchTabGoesOnInTheScene() {
    window.pin(CONVOLUTION);
    window.run("atlas.chosen");
    ButtonBase tab = (ButtonBase) window.find("#atlas-tab-" + AtlasTab.WATCH.ordinal());
    window.onScreen(tab::fire);
    window.until(() -> window.find("#atlas-watch-scene") != null);
    ButtonBase button = (ButtonBase) window.find("#atlas-watch-scene");
    window.onScreen(button::fire);
    assertNull(window.shell().host().page().get(), "the page closes");
    window.until(() -> bar() != null && slider().getMax() > 40);
    window.until(() -> caption().contains("conv2"));
    window.run("atlas.open");
    window.until(() -> bar() == null);
    assertNotNull(window.shell().host().page().get());
  }

  @Test
  void aMixtureIsShownInTheScene() {
    window.pin(CONVOLUTION);
    window.run("atlas.chosen");
    ButtonBase tab = (ButtonBase) window.find("#atlas-tab-" + AtlasTab.MIX.ordinal());
    window.onScreen(tab::fire);
    window.until(() -> window.find("#atlas-mix-strip") != null);
    Pane strip = (Pane) window.find("#atlas-mix-strip");
    window.until(() -> strip.getChildren().size() == 9);
    ButtonBase button = (ButtonBase) window.find("#atlas-mix-scene");
    window.onScreen(button::fire);
    window.until(() -> bar() != null && !window.marks().values().isEmpty());
    ButtonBase play = (ButtonBase) window.find("#atlas-scene-play");
    double began = slider().getValue();
    window.until(() -> slider().getValue() != began);
    window.onScreen(play::fire);
    window.onScreen(() -> slider().setValue(0));
    float[] first = values(window.frame(), 0);
    window.onScreen(() -> slider().setValue(1));
    window.until(() -> !Arrays.equals(first, values(window.workspace().frame().get(), 0)));
  }

  private void watch() {
    window.pin(CONVOLUTION);
    window.type(KeyCode.SHIFT, KeyCode.I);
    window.until(() -> bar() != null && !window.marks().values().isEmpty());
    window.until(() -> slider().getMax() > 8);
  }

  /** Stops at a step, once the scene shows it. */
  private void pauseAt(int step) {
    window.onScreen(
        () -> {
          ButtonBase play = (ButtonBase) window.find("#atlas-scene-play");
          if (slider().getMax() > 0 && "Pause".equals(play.getAccessibleText())) {
            play.fire();
          }
          slider().setValue(step);
        });
    window.until(() -> caption().contains("step " + step + ":"));
    window.frame();
  }

  private static float[] values(LiveFrame frame, int layer) {
    return Objects.requireNonNull(frame.colours().otherValues(layer)).clone();
  }

  private Node bar() {
    return window.find("#atlas-scene-bar");
  }

  private Slider slider() {
    return (Slider) window.find("#atlas-scene-position");
  }

  private String caption() {
    return ((Label) window.find("#atlas-scene-caption")).getText();
  }
}

package io.github.convoscope.ui.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clamped units in a real window. */
@NeedsDisplay
class WhatIfWindowTest {
  private NeuronWindow window = new NeuronWindow(new WhatIfFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aUnitThatIsSwitchedOffIsListedAndFreedInOneClick() {
    window.pin(NeuronWindow.CONVOLUTION);
    window.type(KeyCode.O);
    window.until(() -> clamps().equals(List.of(new Clamp(3, 5, 0))));
    LiveFrame off = window.frame();
    for (int i = 5 * 196; i < 6 * 196; i++) {
      assertEquals(0, off.activations().after(3)[i]);
    }
    assertNotNull(window.find("#what-if"));
    window.click(window.find("#what-if .what-if-row .close"));
    window.until(() -> clamps().isEmpty());
    assertNull(window.find("#what-if"));
  }

  @Test
  void undoTakesBackWhatWasDoneLast() {
    PadContent pad = window.workspace().padContent();
    window.pin(NeuronWindow.CONVOLUTION);
    Drawing drawn = pad.drawing();
    window.type(KeyCode.O);
    window.until(() -> clamps().equals(List.of(new Clamp(3, 5, 0))));
    window.onScreen(() -> pad.set(Drawing.EMPTY));
    window.run("ui.undo");
    assertEquals(drawn, pad.drawing(), "the stroke came after it");
    assertEquals(1, clamps().size());
    window.run("ui.undo");
    assertEquals(List.of(), clamps());
    assertEquals(drawn, pad.drawing());
    window.run("ui.redo");
    assertEquals(List.of(new Clamp(3, 5, 0)), clamps());
    window.run("ui.redo");
    assertEquals(Drawing.EMPTY, pad.drawing());
    window.run("ui.undo");
    window.run("ui.undo");
    assertEquals(List.of(), clamps());
    assertEquals(drawn, pad.drawing());
  }

  @Test
  void theSceneShowsWhatTheClampChanges() {
    LiveFrame free = window.frame();
    clamp(new Clamp(3, 5, 0));
    showChange();
    LiveFrame off = window.frame();
    List<LayerValues> values = window.marks().values();
    assertEquals(List.of(3, 4, 5, 6), values.stream().map(LayerValues::layer).toList());
    float[] changes = new float[0];
    for (LayerValues layer : values.subList(0, 3)) {
      changes = layer.values().of(off.activations());
    }
    for (int i = 0; i < changes.length; i++) {
      float expected = off.activations().after(5)[i] - free.activations().after(5)[i];
      assertEquals(expected, changes[i], 1e-6f);
    }
    // The relief shows the same: up for more, down for less.
    float[] heights = off.colours().heights(5);
    int moved = 0;
    for (int i = 0; i < changes.length; i++) {
      assertEquals(Math.signum(changes[i]), Math.signum(heights[i]), "unit " + i);
      moved += changes[i] == 0 ? 0 : 1;
    }
    assertTrue(moved > 10, moved + " units change");
    clamp();
    assertTrue(window.marks().values().isEmpty());
  }

  @Test
  void aSecondClickAtTheSamePlaceSwitchesTheUnitOnAgain() {
    window.close();
    window = new NeuronWindow(new CardFeature(), new WhatIfFeature());
    window.onScreen(
        () -> {
          window.shell().stage().setWidth(1024);
          window.shell().stage().setHeight(768);
          window.workspace().settings().projector().set(true);
        });
    window.pin(NeuronWindow.CONVOLUTION);
    window.until(() -> !window.marks().edges().isEmpty());
    window.click(window.find(".neuron-card .switch-off"));
    window.until(() -> clamps().equals(List.of(new Clamp(3, 5, 0))));
    window.until(() -> window.find("#what-if") != null);
    Label summary = (Label) window.find("#what-if-summary");
    window.until(() -> summary.getText().contains(" to ") || summary.getText().startsWith("not "));
    assertTrue(summary.isVisible(), "before and after, also in a panel that is folded");
    window.frame();
    window.until(() -> window.marks().edges().isEmpty());
    window.clickAgain();
    window.until(() -> clamps().isEmpty());
    window.until(() -> !window.marks().edges().isEmpty());
    window.clickAgain();
    window.until(() -> clamps().equals(List.of(new Clamp(3, 5, 0))));
  }

  @Test
  void keysMoveTheFixedValue() {
    window.pin(NeuronWindow.DENSE);
    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.UP);
    window.until(() -> clamps().size() == 1 && clamps().get(0).value() > 0.01);
    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DOWN);
    window.until(() -> clamps().get(0).value() < 0.01);
    window.type(KeyCode.SHIFT, KeyCode.O);
    window.until(() -> clamps().isEmpty());
  }

  @Test
  void inAGraphOnlyWhatDependsOnTheClampChanges() {
    window.close();
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(1, 28, 28));
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 4)));
    window = new NeuronWindow(model, new WhatIfFeature());
    LiveFrame free = window.frame();
    int wide = spec.layer("wide").index();
    clamp(new Clamp(wide, 3, 2));
    showChange();
    LiveFrame clamped = window.frame();
    List<LayerValues> values = window.marks().values();
    assertEquals(
        List.of("wide", "units", "output", "answer"),
        values.stream().map(value -> spec.layer(value.layer()).name()).toList());
    for (LayerValues layer : values) {
      float[] changes = layer.values().of(clamped.activations());
      for (int i = 0; i < changes.length; i++) {
        float now = clamped.activations().after(layer.layer())[i];
        float before = free.activations().after(layer.layer())[i];
        assertEquals(now - before, changes[i], 1e-6f);
      }
    }
  }

  @Test
  void theSceneStaysLitUntilOnlyTheChangeIsWanted() {
    clamp(new Clamp(3, 5, 0));
    window.until(() -> window.find("#what-if-effect") != null);
    assertTrue(window.marks().values().isEmpty(), "the scene shows the clamped activations");
    showChange();
    LiveFrame off = window.frame();
    // Later layers change by little: their scales end near the largest change, not at the
    // activations' end.
    window.until(
        () -> {
          LayerValues dense = window.marks().values().get(2);
          float[] changes = dense.values().of(off.activations());
          float largest = 0;
          for (float change : changes) {
            largest = Math.max(largest, Math.abs(change));
          }
          float end = dense.scale().high();
          return largest > 0 && largest <= end && end < 3 * largest;
        });
  }

  @Test
  void aLogitThatIsHeldAtZeroIsNotCalledOff() {
    clamp(new Clamp(6, 3, 0));
    window.until(() -> window.find("#what-if .what-if-row") != null);
    Label words = (Label) window.find("#what-if .what-if-row .muted");
    assertEquals("logit held at 0", words.getText());
    clamp(new Clamp(5, 3, 0));
    window.until(
        () -> ((Label) window.find("#what-if .what-if-row .muted")).getText().equals("off"));
  }

  private void showChange() {
    window.until(() -> window.find("#what-if-in-scene") != null);
    window.onScreen(() -> ((CheckBox) window.find("#what-if-in-scene")).setSelected(true));
  }

  private void clamp(Clamp... clamps) {
    window.onScreen(() -> window.workspace().clamped().set(new Interventions(List.of(clamps))));
  }

  private List<Clamp> clamps() {
    return window.workspace().clamped().get().clamps();
  }
}

package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.edit.KernelSlice;
import io.github.convoscope.network.edit.WeightEdits;
import io.github.convoscope.task.Progress;
import org.junit.jupiter.api.Test;

/** A drawing is learnt, what is forgotten is counted rightly, and nothing else changes. */
class CorrectionTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private final Model model = new ModelOpener().open(ShippedFiles.model());

  private static float[] logits(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input, activations);
    }
    return activations.logits().clone();
  }

  private static int answer(Model model, float[] input) {
    float[] logits = logits(model, input);
    int best = 0;
    for (int i = 0; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  @Test
  void learnsTheDrawingAndTellsWhatItForgot() {
    float[] input = InputEncoder.digits().encode(SEVEN).tensor();
    assertEquals(7, answer(model, input));
    Correction.Result alone = Correction.of(model).teach(SEVEN, 1, false, Progress.NONE);
    assertEquals(1, answer(alone.model(), input));
    assertTrue(alone.after()[1] >= 0.9, "" + alone.after()[1]);
    assertSame(model.spec(), alone.model().spec());
    assertTrue(alone.model().card().facts().isEmpty());
    double change = (alone.gained().size() - alone.lost().size()) / (double) Correction.HELD_BACK;
    assertEquals(alone.rightAfter() - alone.rightBefore(), change, 1e-9);
    for (Correction.Changed lost : alone.lost()) {
      assertEquals(lost.before(), answer(model, lost.image()));
      assertEquals(lost.after(), answer(alone.model(), lost.image()));
      assertEquals(lost.label(), lost.before());
    }
    Correction.Result rehearsed = Correction.of(model).teach(SEVEN, 1, true, Progress.NONE);
    assertTrue(rehearsed.after()[1] >= 0.9, "" + rehearsed.after()[1]);
    assertEquals(7, answer(model, input));
  }

  @Test
  void theSameAgainGivesTheSameBits() {
    Correction.Result one = Correction.of(model).teach(SEVEN, 1, true, Progress.NONE);
    Correction.Result two = Correction.of(model).teach(SEVEN, 1, true, Progress.NONE);
    assertEquals(one.steps(), two.steps());
    for (int layer = 0; layer < model.spec().depth(); layer++) {
      assertArrayEquals(
          one.model().weights().of(layer).kernel(), two.model().weights().of(layer).kernel());
    }
  }

  @Test
  void whatIsRightAlreadyTakesNoStepAndChangesNoBit() {
    Correction.Result none = Correction.of(model).teach(SEVEN, 7, false, Progress.NONE);
    assertEquals(0, none.steps());
    for (int layer = 0; layer < model.spec().depth(); layer++) {
      assertArrayEquals(
          model.weights().of(layer).kernel(), none.model().weights().of(layer).kernel());
      assertArrayEquals(model.weights().of(layer).bias(), none.model().weights().of(layer).bias());
    }
  }

  @Test
  void goesOnFromWhatWasTaught() {
    Correction.Result one = Correction.of(model).teach(SEVEN, 1, true, Progress.NONE);
    Correction.Result back = Correction.of(one.model()).teach(SEVEN, 7, true, Progress.NONE);
    assertArrayEquals(one.after(), back.before(), 1e-9);
    assertEquals(7, answer(back.model(), InputEncoder.digits().encode(SEVEN).tensor()));
  }

  @Test
  void aBrokenNetworkInNoFileIsTaughtAsWell() {
    KernelSlice slice = KernelSlice.of(model.spec(), 1, 3, 0).orElseThrow();
    Model broken = model.withWeights(WeightEdits.flipped(model.weights(), slice));
    Correction.Result taught = Correction.of(broken).teach(SEVEN, 1, true, Progress.NONE);
    assertTrue(taught.after()[1] >= 0.9, "" + taught.after()[1]);
    assertEquals(1, answer(taught.model(), InputEncoder.digits().encode(SEVEN).tensor()));
  }
}

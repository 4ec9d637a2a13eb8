package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelConverter;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A triangle becomes the eleventh class, and the ten digits stay what they were. */
class NewSignTest {
  private final Model model = new ModelOpener().open(ShippedFiles.model());
  private final List<Drawing> triangles = triangles(12, 5);
  private final NewSign sign = new NewSign(model, "triangle", triangles);

  @TempDir private Path folder;

  /** Triangles whose corners a hand would not hit twice. */
  private static List<Drawing> triangles(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Drawing> drawings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] at = {250, 90, 410, 400, 90, 400};
      for (int k = 0; k < at.length; k++) {
        at[k] += 40 * (random.nextDouble() - 0.5);
      }
      drawings.add(Drawing.of(Stroke.of(at[0], at[1], at[2], at[3], at[4], at[5], at[0], at[1])));
    }
    return drawings;
  }

  private static float[] logits(Model model, Drawing drawing) {
    Activations values = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(model.newEncoder().encode(drawing).tensor(), values);
    }
    return values.logits().clone();
  }

  private static int answer(Model model, Drawing drawing) {
    float[] logits = logits(model, drawing);
    int best = 0;
    for (int i = 0; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private static List<Drawing> digits(int count, long seed) {
    return HandwrittenDigits.of(count, seed).stream().map(digit -> digit.drawing()).toList();
  }

  @Test
  void beforeTeachingTheTenOtherLogitsAreUnchanged() {
    Model untaught = sign.untaught();
    assertEquals(11, untaught.spec().classes());
    assertEquals("triangle", untaught.spec().labels().get(10));
    for (Drawing drawing : digits(20, 3)) {
      float[] before = logits(model, drawing);
      assertArrayEquals(before, Arrays.copyOf(logits(untaught, drawing), 10));
    }
  }

  @Test
  void theOutputLayerAloneLearnsItAndNoOtherWeightMoves() {
    NewSign.Result result = sign.teach(false, Progress.NONE);
    assertEquals(3, result.leftOut());
    assertEquals(3, result.recognised());
    assertLearnt(result);
    for (int layer = 0; layer < model.spec().output().index(); layer++) {
      assertArrayEquals(
          model.weights().of(layer).kernel(), result.model().weights().of(layer).kernel());
      assertArrayEquals(
          model.weights().of(layer).bias(), result.model().weights().of(layer).bias());
    }
  }

  @Test
  void allLayersLearnItAndTheSameAgainGivesTheSameBits() {
    NewSign.Result result = sign.teach(true, Progress.NONE);
    assertLearnt(result);
    assertFalse(
        Arrays.equals(model.weights().of(1).kernel(), result.model().weights().of(1).kernel()));
    NewSign.Result again = new NewSign(model, "triangle", triangles).teach(true, Progress.NONE);
    for (int layer = 0; layer < model.spec().depth(); layer++) {
      assertArrayEquals(
          again.model().weights().of(layer).kernel(), result.model().weights().of(layer).kernel());
    }
  }

  /** Other triangles are recognised, and what is told of the digits is what the network does. */
  private void assertLearnt(NewSign.Result result) {
    long seen = triangles(20, 77).stream().filter(one -> answer(result.model(), one) == 10).count();
    assertTrue(seen >= 18, seen + " of 20 triangles");
    assertTrue(result.rightAfter() >= 0.98, "digits right: " + result.rightAfter());
    ValidationSet digits = ValidationSet.handwriting(NewSign.HELD_BACK, 61_427);
    int right = 0;
    int taken = 0;
    Activations values = new Activations(result.model().spec(), 1);
    try (Engine engine = result.model().newEngine()) {
      for (int i = 0; i < digits.count(); i++) {
        engine.forward(digits.image(i), values);
        float[] logits = values.logits();
        int best = 0;
        for (int k = 0; k < logits.length; k++) {
          best = logits[k] > logits[best] ? k : best;
        }
        right += best == digits.labels()[i] ? 1 : 0;
        taken += best == 10 ? 1 : 0;
      }
    }
    assertEquals(right / 1000.0, result.rightAfter(), 1e-9);
    assertEquals(taken, result.taken());
  }

  @Test
  void keptAsAModelItAnswersTheSame() {
    Model taught = sign.teach(false, Progress.NONE).model();
    Path file = folder.resolve("sign.zip");
    ModelConverter.write(taught, file);
    Model kept = new ModelOpener().open(file);
    assertEquals("triangle", kept.spec().labels().get(10));
    assertEquals("triangle", kept.card().facts().get("new sign").get("class"));
    for (Drawing drawing : List.of(triangles.get(0), digits(3, 4).get(2))) {
      assertArrayEquals(logits(taught, drawing), logits(kept, drawing), 1e-5f);
    }
  }

  @Test
  void itIsCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, io.github.convoscope.message.Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancelledException.class, () -> sign.teach(false, cancelled));
  }
}

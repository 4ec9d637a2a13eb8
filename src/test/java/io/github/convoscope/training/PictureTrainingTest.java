package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTrainingTest {
  private static final int SIDE = 12;

  @TempDir private Path folder;

  @Test
  void aRunThatStoppedWithinAnEpochEndsAsIfItHadNotStopped() {
    PictureTraining whole = run("whole", 3);
    Path checkpoint = folder.resolve("stopped");
    PictureTraining stopped = new PictureTraining(settings(3), data());
    // 113 steps an epoch: the last checkpoint is that of step 100 in the second one.
    Progress until = new StopAt(0.64);
    assertThrows(CancelledException.class, () -> stopped.run(checkpoint, until, result -> {}));
    PictureTraining resumed = new PictureTraining(settings(3), data());
    List<Integer> epochs = new ArrayList<>();
    resumed.run(checkpoint, Progress.NONE, result -> epochs.add(result.epoch()));
    assertEquals(List.of(1, 2), epochs);
    assertArrayEquals(whole.best(), resumed.best(), 0);
    assertEquals(losses(whole), losses(resumed));
  }

  @Test
  void aFinishedRunIsMadeLongerFromBeforeItsRateFell() throws IOException {
    PictureTraining whole = run("whole", 5);
    run("longer", 3);
    // The command deletes it when the model is written.
    Files.delete(folder.resolve("longer"));
    PictureTraining longer = new PictureTraining(settings(5), data());
    List<Integer> epochs = new ArrayList<>();
    longer.run(folder.resolve("longer"), Progress.NONE, result -> epochs.add(result.epoch()));
    assertEquals(List.of(1, 2, 3, 4), epochs, "three epochs have one whose rate is not falling");
    assertArrayEquals(whole.best(), longer.best(), 0);
  }

  @Test
  void refusesACheckpointOfOtherSettings() throws IOException {
    run("done", 1);
    PictureSettings other =
        new PictureSettings(
            LayerPlan.parse("conv 4@3x3, mean"),
            1,
            1,
            4,
            0.02,
            0.9,
            1e-4,
            0,
            new PictureVariation(1, 0.1, 2, true),
            0.9);
    PictureTraining training = new PictureTraining(other, data());
    Path done = folder.resolve("done");
    assertThrows(Problem.class, () -> training.run(done, Progress.NONE, result -> {}));
    assertTrue(Files.size(done) > 0);
  }

  @Test
  void theRateRisesStaysAndFalls() {
    RateSchedule schedule = settings(10).loop().schedule();
    assertEquals(6, schedule.openEpochs());
    assertEquals(0.025, schedule.rateAt(0.5), 1e-12);
    assertEquals(0.05, schedule.rateAt(1), 1e-12);
    assertEquals(0.05, schedule.rateAt(6), 1e-12);
    assertEquals(0.025, schedule.rateAt(8), 1e-12);
    assertTrue(schedule.rateAt(9.999) < 1e-4);
  }

  @Test
  void theWrittenModelAnswersAsTheTrainedOneAndItsCardSaysHowToFeedIt() {
    PictureTraining training = run("finished", 4);
    Path file = folder.resolve("photos.zip");
    ModelCard card = new PictureFinaliser(settings(4), data()).write(training, file);
    Model model = new ModelOpener().open(file);
    assertEquals(List.of("dark", "red", "green", "blue"), model.card().labels());
    assertEquals(card.thresholds(), model.card().thresholds());
    assertEquals(Shape.maps(3, SIDE, SIDE), model.spec().input().shape());
    assertEquals(-1, model.input().range().low());
    assertEquals(1, model.input().range().high());
    assertTrue(model.judge().givesVerdicts());
    assertFalse(card.ranges().isEmpty());
    double temperature = Double.parseDouble(card.facts().get("recipe").get("temperature"));
    ValidationSet set = data().validationSet();
    float[] expected = training.trainer().logits(training.best(), set.images());
    assertTrue(set.accuracy(expected) > 0.7, "four colours are easy to tell apart");
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      for (int i = 0; i < set.count(); i++) {
        engine.forward(set.image(i), activations);
        float[] own = set.own(expected, i);
        for (int c = 0; c < own.length; c++) {
          own[c] = (float) (own[c] / temperature);
        }
        double[] right = Softmax.of(own);
        assertArrayEquals(right, Softmax.of(activations.logits()), 1e-3);
      }
    }
  }

  @Test
  void picturesAreVariedWithinTheirLimits() {
    PictureAugmentation augmentation = new PictureAugmentation(SIDE, SIDE);
    byte[] pixels = data().train().pixels();
    int size = 3 * SIDE * SIDE;
    float[] into = new float[size];
    float[] original = new float[size];
    PictureAugmentation.copy(pixels, size, original, 0, size);
    PictureVariation none = new PictureVariation(0, 0, 0, false);
    augmentation.vary(pixels, size, new SplittableRandom(1), none, into);
    assertArrayEquals(original, into, 0);
    assertEquals("none", none.description());
    PictureVariation cut = new PictureVariation(0, 0, 4, false);
    assertEquals("a grey square of 4 pixels", cut.description());
    augmentation.vary(pixels, size, new SplittableRandom(1), cut, into);
    int grey = 0;
    for (int i = 0; i < size; i++) {
      grey += into[i] == 0 ? 1 : 0;
      assertTrue(into[i] == 0 || into[i] == original[i]);
    }
    assertTrue(grey >= 3 * 2 * 2 && grey <= 3 * 4 * 4, grey + " numbers are grey");
    PictureVariation mirrored = new PictureVariation(0, 0, 0, true);
    int same = 0;
    for (int seed = 0; seed < 40; seed++) {
      augmentation.vary(pixels, size, new SplittableRandom(seed), mirrored, into);
      boolean turned = into[0] == original[SIDE - 1] && into[SIDE] == original[2 * SIDE - 1];
      boolean kept = into[0] == original[0] && into[SIDE] == original[SIDE];
      assertTrue(turned || kept);
      same += kept ? 1 : 0;
    }
    assertTrue(same > 5 && same < 35, same + " of 40 are not mirrored");
    PictureVariation colour = new PictureVariation(2, 0.3, 0, true);
    for (int seed = 0; seed < 40; seed++) {
      augmentation.vary(pixels, size, new SplittableRandom(seed), colour, into);
      for (float value : into) {
        assertTrue(value >= -1 && value <= 1);
      }
    }
  }

  private PictureTraining run(String name, int epochs) {
    PictureTraining training = new PictureTraining(settings(epochs), data());
    training.run(folder.resolve(name), Progress.NONE, result -> {});
    return training;
  }

  private static List<Double> losses(PictureTraining training) {
    return training.results().stream().map(EpochResult::loss).toList();
  }

  private static PictureSettings settings(int epochs) {
    return new PictureSettings(
        LayerPlan.parse("conv 6@5x5/2, pool, conv 8@3x3, mean"),
        7,
        epochs,
        4,
        0.05,
        0.9,
        1e-4,
        0.05,
        new PictureVariation(1, 0.05, 2, true),
        0.98);
  }

  /** Noisy pictures of four colours. */
  private static PictureData data() {
    int count = 500;
    int plane = SIDE * SIDE;
    byte[] pixels = new byte[count * 3 * plane];
    int[] labels = new int[count];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < count; i++) {
      labels[i] = i % 4;
      for (int at = 0; at < 3 * plane; at++) {
        int light = at / plane == labels[i] - 1 ? 120 : 60;
        pixels[i * 3 * plane + at] = (byte) (light + random.nextInt(120));
      }
    }
    return PictureData.split(
        new LabelledPictures(SIDE, SIDE, List.of("dark", "red", "green", "blue"), pixels, labels));
  }
}

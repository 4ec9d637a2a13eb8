package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiveTrainingTest {
  private static final int BATCH = 20;

  @Test
  void goingBackAndOnArrivesAtTheSameNetwork() {
    LiveTraining training = training();
    run(training, 5);
    LiveTraining.Moment moment = training.moment();
    run(training, 7);
    float[] later = training.parameters();
    training.goTo(moment);
    assertEquals(5, training.steps());
    assertArrayEquals(moment.average(), training.parameters());
    run(training, 7);
    assertArrayEquals(later, training.parameters(), 0);
  }

  @Test
  void theSameSeedGivesTheSameNetworkAcrossEpochs() {
    LiveTraining first = training();
    LiveTraining second = training();
    int steps = 2000 / BATCH + 3;
    run(first, steps);
    run(second, steps);
    assertArrayEquals(first.parameters(), second.parameters(), 0);
    assertFalse(Arrays.equals(first.parameters(), training().parameters()));
  }

  @Test
  void learnsToReadEveryPreset() {
    ValidationSet others = ValidationSet.handwriting(300, 5);
    for (TrainingPreset preset : TrainingPreset.values()) {
      LiveTraining training = new LiveTraining(preset.layout(), Flaws.NONE, 1, 32, 0.004);
      double before = loss(training, others);
      run(training, 60);
      double after = loss(training, others);
      assertTrue(after < 0.8 * before, preset + ": " + before + ", then " + after);
    }
  }

  private static LiveTraining training() {
    return new LiveTraining(SmallData.settings(1).layout(), Flaws.NONE, 3, BATCH, 0.004);
  }

  private static void run(LiveTraining training, int steps) {
    for (int i = 0; i < steps; i++) {
      training.step();
    }
  }

  private static double loss(LiveTraining training, ValidationSet others) {
    return others.loss(training.trainer().logits(training.parameters(), others.images()));
  }
}

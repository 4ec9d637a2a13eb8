package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that someone watches: moments, going back, continuing, keeping. */
class WatchedTrainingTest {
  private static final TrainingRecipe RECIPE =
      new TrainingRecipe("conv 2@3x3, pool, dense 8", Flaws.NONE, 5, 16, 0.004);

  @TempDir private Path folder;

  private static WatchedTraining trained(int steps) {
    WatchedTraining training = new WatchedTraining(RECIPE);
    for (int i = 0; i < steps; i++) {
      training.step(false);
    }
    return training;
  }

  @Test
  void goingBackDropsNothingUntilTheNextStepAndArrivesAtTheSameNetwork() {
    WatchedTraining training = trained(9);
    assertEquals(
        List.of(0L, 1L, 2L, 4L, 8L),
        training.moments().stream().map(WatchedMoment::steps).toList());
    training.goTo(2);
    assertEquals(2, training.steps());
    assertArrayEquals(training.moments().get(2).parameters(), training.parameters());
    assertEquals(5, training.moments().size());
    training.step(false);
    assertEquals(3, training.moments().size());
    while (training.steps() < 9) {
      training.step(false);
    }
    assertArrayEquals(trained(9).parameters(), training.parameters());
  }

  @Test
  void continuedFromAFileItArrivesWhereItWouldHave() {
    Path file = folder.resolve("room.checkpoint");
    trained(6).checkpoint().write(file);
    WatchedTraining continued = WatchedTraining.continued(RoomCheckpoint.read(file));
    assertEquals(RECIPE, continued.recipe());
    while (continued.steps() < 11) {
      continued.step(true);
    }
    WatchedTraining straight = trained(11);
    assertArrayEquals(straight.parameters(), continued.parameters());
    assertEquals(straight.loss(), continued.loss());
  }

  @Test
  void momentsTellTheAccuracyOfTheirNetwork() {
    WatchedTraining training = trained(4);
    for (WatchedMoment moment : training.moments()) {
      int right = 0;
      for (int digit = 0; digit < 10; digit++) {
        right += moment.confusion()[digit * 11];
      }
      int all = Arrays.stream(moment.confusion()).sum();
      assertEquals(500, all);
      assertEquals(moment.validation(), (double) right / all, 1e-12);
    }
  }

  @Test
  void keepsNoMoreMomentsThanItSaysAndAlwaysTheFirstAndTheLast() {
    WatchedTraining training = new WatchedTraining(RECIPE);
    for (int i = 0; i < 80; i++) {
      training.step(true);
    }
    List<WatchedMoment> moments = training.moments();
    assertEquals(64, moments.size());
    assertEquals(0, moments.get(0).steps());
    assertEquals(80, moments.get(63).steps());
    assertEquals(63, training.moment());
  }

  @Test
  void theModelThatIsShownComputesWhatTheKeptFileDoes() {
    WatchedTraining training = trained(5);
    Path file = folder.resolve("kept.zip");
    training.write(file);
    Model kept = new ModelOpener().open(file);
    Model shown =
        new ChangingNetwork("t", training.configuration(), training.inputs(3))
            .at(training.parameters());
    float[] input = training.inputs(1).get(0);
    float[] a = logits(kept, input);
    float[] b = logits(shown, input);
    // The file's logits are divided by the calibration's temperature.
    for (int i = 0; i < a.length; i++) {
      assertEquals(b[i] / b[0], a[i] / a[0], 1e-3 * Math.max(1, Math.abs(b[i] / b[0])));
    }
    assertTrue(
        kept.card().facts().get("recipe").get("command").contains("train --steps 5 --layers"));
    assertEquals(kept.spec().layers(), shown.spec().layers());
    assertEquals(kept.weights().of(1).kernel().length, shown.weights().of(1).kernel().length);
    assertArrayEquals(kept.weights().of(1).kernel(), shown.weights().of(1).kernel());
  }

  private static float[] logits(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (var engine = model.newEngine()) {
      engine.forward(input, activations);
      return activations.logits().clone();
    }
  }

  @Test
  void itsHistoryHasEveryMoment() {
    WatchedTraining training = trained(4);
    Path file = folder.resolve("kept.history");
    training.history().write(file);
    TrainingHistory history = TrainingHistory.read(file);
    assertEquals(4, history.moments().size());
    assertEquals(4, history.moments().get(3).step());
    assertArrayEquals(
        training.moments().get(3).parameters(), history.moments().get(3).parameters(), 1e-3f);
  }

  @Test
  void wrongRecipesAreSaidBeforeTheyRun() {
    TrainingRecipe deep =
        new TrainingRecipe("pool, pool, pool, pool, pool", Flaws.NONE, 1, 16, 0.004);
    assertThrows(Problem.class, deep::layout);
    TrainingRecipe order = new TrainingRecipe("dense 4, pool", Flaws.NONE, 1, 16, 0.004);
    assertThrows(Problem.class, order::layout);
    assertThrows(
        Problem.class, () -> new TrainingRecipe("dense 4", Flaws.NONE, 1, 0, 0.004).layout());
    assertThrows(
        Problem.class, () -> new TrainingRecipe("dense 4", Flaws.NONE, 1, 16, Double.NaN).layout());
  }

  @Test
  void shapesAndParametersAreThoseOfTheNetwork() {
    for (TrainingPreset preset : TrainingPreset.values()) {
      WatchedTraining training = new WatchedTraining(TrainingRecipe.of(preset));
      assertEquals(training.parameters().length, preset.layout().parameters(), preset.id());
      Model model =
          new ChangingNetwork("t", training.configuration(), List.of()).at(training.parameters());
      var shapes = preset.layout().shapes();
      for (int i = 0; i < shapes.size(); i++) {
        assertEquals(model.spec().layer(i + 1).shape(), shapes.get(i).shape());
      }
    }
  }
}

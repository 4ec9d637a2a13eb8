package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.HalfFloats;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.data.TrainingHistory.Moment;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHistoryTest {
  @TempDir private Path folder;

  @Test
  void keepsTheNetworkAtGrowingDistances() {
    Training training = new Training(SmallData.settings(2), SmallData.data());
    float[] start = training.trainer().parameters();
    Path file = folder.resolve("history");
    training.run(folder.resolve("run"), file, Progress.NONE, result -> {});
    TrainingHistory history = TrainingHistory.read(file);
    int last = 2 * ((200 + 2 * 60 + 40 + 20) / 20);
    assertEquals(
        List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, (long) last),
        history.moments().stream().map(Moment::step).toList());
    assertEquals(List.of("MNIST", "pen"), history.sets());
    assertArrayEquals(rounded(start), history.moments().get(0).parameters());
    Moment end = history.moments().get(history.moments().size() - 1);
    assertArrayEquals(rounded(training.best()), end.parameters());
    double best = training.results().stream().mapToDouble(EpochResult::score).min().orElseThrow();
    EpochResult kept =
        training.results().stream().filter(r -> r.score() == best).findFirst().orElseThrow();
    assertEquals(kept.accuracies(), end.accuracies());
    assertTrue(history.configuration().contains("conv1"));
  }

  @Test
  void aHistoryDoesNotChangeTheNetwork() {
    Training with = new Training(SmallData.settings(2), SmallData.data());
    with.run(folder.resolve("with"), folder.resolve("history"), Progress.NONE, result -> {});
    Training without = new Training(SmallData.settings(2), SmallData.data());
    without.run(folder.resolve("without"), Progress.NONE, result -> {});
    assertArrayEquals(without.best(), with.best(), 0);
  }

  @Test
  void aStoppedRunContinuesItsHistory() throws IOException {
    Path whole = folder.resolve("whole.history");
    new Training(SmallData.settings(2), SmallData.data())
        .run(folder.resolve("whole"), whole, Progress.NONE, result -> {});
    Path parts = folder.resolve("parts.history");
    Path checkpoint = folder.resolve("parts");
    Training stopped = new Training(SmallData.settings(2), SmallData.data());
    // The second epoch is done again from its start, and its moments with it.
    assertThrows(
        CancelledException.class,
        () -> stopped.run(checkpoint, parts, new StopAt(0.95), result -> {}));
    new Training(SmallData.settings(2), SmallData.data())
        .run(checkpoint, parts, Progress.NONE, result -> {});
    List<Moment> expected = TrainingHistory.read(whole).moments();
    List<Moment> found = TrainingHistory.read(parts).moments();
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).step(), found.get(i).step());
      assertEquals(expected.get(i).loss(), found.get(i).loss(), "step " + expected.get(i).step());
      assertArrayEquals(expected.get(i).parameters(), found.get(i).parameters());
    }
  }

  @Test
  void refusesAnyOtherFile() throws IOException {
    Path file = Files.write(folder.resolve("garbage"), new byte[] {1, 2, 3});
    assertThrows(Problem.class, () -> TrainingHistory.read(file));
    assertThrows(Problem.class, () -> TrainingHistory.read(folder.resolve("none")));
  }

  private static float[] rounded(float[] values) {
    return HalfFloats.values(HalfFloats.bytes(values));
  }

  @Test
  void fewerMomentsMakeASmallerFileWithTheFirstAndTheLast() {
    List<Moment> moments = new ArrayList<>();
    Random random = new Random(1);
    for (long step : new long[] {0, 1, 2, 4, 8, 16, 32, 33}) {
      float[] parameters = new float[2000];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) random.nextGaussian();
      }
      moments.add(new Moment(step, 1, List.of(0.5), parameters));
    }
    TrainingHistory all = new TrainingHistory("{}", List.of("digits"), moments);
    long size = HistoryThinning.size(all);
    assertSame(all, HistoryThinning.fitting(all, size));
    TrainingHistory fewer = HistoryThinning.fitting(all, size * 2 / 3);
    assertTrue(HistoryThinning.size(fewer) <= size * 2 / 3);
    List<Long> steps = fewer.moments().stream().map(Moment::step).toList();
    assertEquals(List.of(0L, 33L), List.of(steps.get(0), steps.get(steps.size() - 1)));
    // 33 is nearest to what is before it.
    assertFalse(steps.contains(32L));
    assertTrue(fewer.moments().size() >= 4);
    assertThrows(Problem.class, () -> HistoryThinning.fitting(all, 1000));
  }

  @Test
  void aHistoryOfPicturesNamesItsClassesAndItsModelsTakeColours() throws IOException {
    WatchedTraining training =
        new WatchedTraining(
            new TrainingRecipe(
                "conv 2@3x3, pool, mean", Flaws.NONE, 1, 8, 0.05, SmallSources.pictures(folder)));
    training.step(false);
    Path file = folder.resolve("colours.history");
    training.history().write(file);
    TrainingHistory history = TrainingHistory.read(file);
    assertEquals(10, history.labels().size());
    List<Model> models = HistoryModels.of(history, "colours");
    assertEquals(2, models.size());
    assertEquals(history.labels(), models.get(0).spec().labels());
    assertEquals(32, models.get(0).spec().layer(0).shape().rows());
    assertArrayEquals(
        training.network("t", 3).at(training.parameters()).weights().of(1).kernel(),
        models.get(1).weights().of(1).kernel(),
        1e-3f);
  }
}

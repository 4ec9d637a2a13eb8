package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameNetwork() {
    Training first = run("first", 2);
    Training second = run("second", 2);
    assertArrayEquals(first.best(), second.best(), 0);
    assertEquals(losses(first), losses(second));
  }

  @Test
  void aStoppedRunContinuesWithTheSameResult() {
    Training whole = run("whole", 3);
    Path checkpoint = folder.resolve("stopped");
    Training stopped = new Training(SmallData.settings(3), SmallData.data());
    Progress until = new StopAt(0.5);
    assertThrows(CancelledException.class, () -> stopped.run(checkpoint, until, result -> {}));
    Training resumed = new Training(SmallData.settings(3), SmallData.data());
    List<Integer> epochs = new ArrayList<>();
    resumed.run(checkpoint, Progress.NONE, result -> epochs.add(result.epoch()));
    assertEquals(List.of(1, 2), epochs, "the first epoch is not done twice");
    assertArrayEquals(whole.best(), resumed.best(), 0);
    assertEquals(losses(whole), losses(resumed));
  }

  @Test
  void learnsAndKeepsTheBest() {
    Training training = run("learning", 4);
    List<EpochResult> results = training.results();
    assertTrue(results.get(3).loss() < results.get(0).loss());
    EpochResult best =
        results.stream()
            .min(java.util.Comparator.comparingDouble(EpochResult::score))
            .orElseThrow();
    ValidationSet mnist = SmallData.data().validation().get(0);
    float[] logits = training.trainer().logits(training.best(), mnist.images());
    assertEquals(best.accuracies().get(0), mnist.accuracy(logits), 1e-12);
  }

  @Test
  void refusesACheckpointOfOtherSettingsAndAnyOtherFile() throws IOException {
    run("done", 1);
    Training other = new Training(SmallData.settings(2), SmallData.data());
    Path done = folder.resolve("done");
    assertThrows(Problem.class, () -> other.run(done, Progress.NONE, result -> {}));
    for (byte[] garbage : new byte[][] {{}, {1, 2, 3}, new byte[100]}) {
      Path file = Files.write(folder.resolve("garbage"), garbage);
      assertThrows(Problem.class, () -> other.run(file, Progress.NONE, result -> {}));
    }
  }

  @Test
  void theCardHasTheFiguresOfTheWrittenModel() {
    Training training = run("finished", 2);
    Path model = folder.resolve("digits.zip");
    ModelCard card =
        new ModelFinaliser(SmallData.settings(2), SmallData.data(), Map.of("a", "b"))
            .write(training, model);
    ModelCard read = ModelCardFile.read(folder.resolve("digits.json"));
    assertEquals(card.thresholds(), read.thresholds());
    assertEquals("b", read.facts().get("data").get("a"));
    try (Engine engine = new ModelOpener().open(model).newEngine()) {
      double temperature = Double.parseDouble(read.facts().get("recipe").get("temperature"));
      ValidationSet pen = SmallData.data().validation().get(1);
      float[] expected = training.trainer().logits(training.best(), pen.images());
      Activations activations = new Activations(engine.spec(), 1);
      for (int i = 0; i < pen.count(); i++) {
        engine.forward(pen.image(i), activations);
        float[] own = pen.own(expected, i);
        for (int c = 0; c < own.length; c++) {
          own[c] = (float) (own[c] / temperature);
        }
        assertArrayEquals(own, activations.logits(), 0.01f);
      }
      assertEquals(engine.spec().depth(), read.ranges().size());
      assertRangesHold(engine, read);
    }
  }

  /** Nearly all values of every unit lie within its range. */
  private static void assertRangesHold(Engine engine, ModelCard card) {
    Activations activations = new Activations(engine.spec(), 1);
    ValidationSet pen = SmallData.data().validation().get(1);
    long all = 0;
    long outside = 0;
    for (int i = 0; i < pen.count(); i++) {
      engine.forward(pen.image(i), activations);
      for (var layer : engine.spec().layers()) {
        ModelCard.LayerRange range = card.ranges().get(layer.index());
        assertEquals(layer.name(), range.layer());
        float[] values = activations.after(layer.index());
        for (int v = 0; v < values.length; v++) {
          int unit = v / layer.shape().mapSize();
          all++;
          outside +=
              values[v] < range.unitLow()[unit] - 1e-3 || values[v] > range.unitHigh()[unit] + 1e-3
                  ? 1
                  : 0;
        }
      }
    }
    assertTrue(outside < 0.005 * all, outside + " of " + all);
  }

  @Test
  void theCurvesShowEveryEpoch() {
    List<EpochResult> results =
        List.of(
            new EpochResult(0, 1, List.of(0.97, 0.96), 0.1, 9),
            new EpochResult(1, 0.5, List.of(0.99, 0.985), 0.05, 9));
    String svg = TrainingCurves.svg(results, List.of("MNIST", "pen"));
    assertTrue(svg.startsWith("<svg") && svg.endsWith("</svg>\n"));
    assertEquals(2, svg.split("<polyline").length - 1);
    assertFalse(svg.contains("NaN"));
  }

  private Training run(String name, int epochs) {
    Training training = new Training(SmallData.settings(epochs), SmallData.data());
    training.run(folder.resolve(name), Progress.NONE, result -> {});
    return training;
  }

  private static List<Double> losses(Training training) {
    return training.results().stream().map(EpochResult::loss).toList();
  }
}

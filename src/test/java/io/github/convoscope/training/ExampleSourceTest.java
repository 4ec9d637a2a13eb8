package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.DrawingFolder;
import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.training.ExampleSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the examples of a training that someone watches come from. */
class ExampleSourceTest {
  private static final String LAYERS = "conv 2@3x3, pool, dense 8";

  @TempDir private Path folder;

  private static TrainingRecipe recipe(ExampleSource source) {
    return new TrainingRecipe(LAYERS, Flaws.NONE, 5, 16, source.kind().rate(), source);
  }

  private static WatchedTraining trained(ExampleSource source, int steps) {
    WatchedTraining training = new WatchedTraining(recipe(source));
    while (training.steps() < steps) {
      training.step(false);
    }
    return training;
  }

  @Test
  void theSameSeedGivesTheSameNetworkForEveryKindAlsoAfterGoingBackAndFromAFile()
      throws IOException {
    for (ExampleSource source : SmallSources.all(folder)) {
      source.check();
      WatchedTraining training = trained(source, 5);
      float[] there = training.parameters();
      training.goTo(2);
      Path file = folder.resolve("room.checkpoint");
      training.checkpoint().write(file);
      RoomCheckpoint read = RoomCheckpoint.read(file);
      assertEquals(source.kind(), read.recipe().source().kind());
      WatchedTraining continued = WatchedTraining.continued(read);
      while (continued.steps() < 5) {
        continued.step(false);
      }
      assertArrayEquals(there, continued.parameters(), source.kind().id());
      assertFalse(Arrays.equals(trained(source, 0).parameters(), there));
    }
  }

  @Test
  void theKeptNetworkNamesItsExamplesAndComputesWhatWasShown() throws IOException {
    for (ExampleSource source :
        List.of(
            SmallSources.drawings(folder.resolve("drawings")),
            SmallSources.pictures(folder.resolve("pictures")))) {
      WatchedTraining training = trained(source, 3);
      Path file = folder.resolve(source.kind().id() + ".zip");
      Map<String, Map<String, String>> facts = training.write(file).facts();
      String command = facts.get("recipe").get("command");
      assertTrue(command.contains("--steps 3" + source.options() + " "), command);
      assertFalse(facts.get("data").isEmpty());
      Model kept = new ModelOpener().open(file);
      Model shown = training.network("t", 3).at(training.parameters());
      assertEquals(kept.spec().labels(), shown.spec().labels());
      float[] input = training.inputs(1).get(0);
      float[] a = logits(kept, input);
      float[] b = logits(shown, input);
      // The file's logits are divided by the calibration's temperature.
      for (int i = 0; i < a.length; i++) {
        assertEquals(b[i] / b[0], a[i] / a[0], 1e-3 * Math.max(1, Math.abs(b[i] / b[0])));
      }
    }
  }

  private static float[] logits(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (var engine = model.newEngine()) {
      engine.forward(input, activations);
      return activations.logits().clone();
    }
  }

  @Test
  void colourPicturesAreLearnt() throws IOException {
    WatchedTraining training =
        new WatchedTraining(
            new TrainingRecipe(
                "conv 6@3x3, pool, dense 24",
                Flaws.NONE,
                5,
                32,
                0.05,
                SmallSources.pictures(folder)));
    while (training.steps() < 100) {
      training.step(false);
    }
    training.keep();
    List<WatchedMoment> moments = training.moments();
    WatchedMoment last = moments.get(moments.size() - 1);
    assertTrue(
        last.validationLoss() < 0.8 * moments.get(0).validationLoss(),
        moments.get(0).validationLoss() + ", then " + last);
  }

  @Test
  void aDrawingSaysItsDigitByItselfItsNameOrItsFolder() throws IOException {
    SmallSources.drawings(folder);
    List<LabelledDrawing> read = DrawingFolder.read(folder);
    assertEquals(50, read.size());
    for (LabelledDrawing drawing : HandwrittenDigits.of(50, 3)) {
      assertTrue(
          read.stream()
              .anyMatch(
                  one ->
                      drawing.label().equals(one.label())
                          && drawing.drawing().equals(one.drawing())));
    }
    TrainingData data = TrainingData.read(new ExampleSource(Kind.DRAWINGS, folder), Flaws.NONE);
    assertEquals(40, data.pen().size());
    assertEquals(10, data.validation().get(0).count());
  }

  @Test
  void badPlacesAreSaidInASentence() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    for (Kind kind : List.of(Kind.MNIST, Kind.DRAWINGS, Kind.CIFAR10, Kind.STROKES)) {
      assertThrows(Problem.class, new ExampleSource(kind, empty)::check);
      assertThrows(Problem.class, new ExampleSource(kind, folder.resolve("none"))::check);
      assertThrows(Problem.class, new ExampleSource(kind, null)::check);
      assertThrows(
          Problem.class, () -> new WatchedTraining(recipe(new ExampleSource(kind, empty))));
    }
    StrokesFile.writeOne(
        empty.resolve("mine.json"),
        LabelledDrawing.of(HandwrittenDigits.of(1, 1).get(0).drawing()));
    assertThrows(Problem.class, () -> DrawingFolder.read(empty));
    Files.move(empty.resolve("mine.json"), empty.resolve("4.json"));
    assertEquals(4, DrawingFolder.read(empty).get(0).label());
    ExampleSource few = new ExampleSource(Kind.DRAWINGS, empty);
    assertThrows(Problem.class, () -> TrainingData.read(few, Flaws.NONE));
  }

  @Test
  void marksAreForDigitsAlone() throws IOException {
    ExampleSource pictures = SmallSources.pictures(folder);
    TrainingRecipe marked =
        new TrainingRecipe(LAYERS, Flaws.NONE.withMark(3), 5, 16, 0.05, pictures);
    assertThrows(Problem.class, () -> new WatchedTraining(marked));
  }
}

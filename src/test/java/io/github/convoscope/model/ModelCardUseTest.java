package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.ModelCard.LayerRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a model card is used, wherever a model is opened. */
class ModelCardUseTest {
  private static final List<String> NUMBERED =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  @TempDir private Path folder;
  private Path file;
  private Path beside;

  @BeforeEach
  void aModel() throws IOException {
    file = SmallModels.maps(folder, 1, 8, 8);
    beside = ModelCardFile.beside(file);
  }

  private Model open() {
    return new ModelOpener().open(file);
  }

  @Test
  void withoutACardClassesAreNumberedAndInkIsTaken() {
    Model model = open();
    assertEquals(NUMBERED, model.spec().labels());
    assertEquals(NUMBERED, model.card().labels());
    assertEquals(InputRange.INK, model.inputRange());
    assertNull(model.remark());
  }

  @Test
  void theCardBesideTheModelIsUsed() throws IOException {
    SmallModels.card(beside, 10, -1, 1);
    Model model = open();
    assertEquals("class 7", model.spec().labels().get(7));
    assertEquals(new InputRange(-1, 1), model.inputRange());
    assertEquals(new InputRange(-1, 1), model.newEncoder().range());
    assertEquals(NUMBERED, new ModelOpener().openWithoutCard(file).spec().labels());
  }

  @Test
  void aGivenCardIsUsedInPlaceOfTheOneBeside() throws IOException {
    SmallModels.card(beside, 10, -1, 1);
    Path given = SmallModels.card(folder.resolve("given.json"), 10, 0, 255);
    Model model = new ModelOpener().open(file, given);
    assertEquals(new InputRange(0, 255), model.inputRange());
    Path absent = folder.resolve("absent.json");
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file, absent));
    assertEquals("data.no-file", problem.what().key());
  }

  @Test
  void aCardWithAnotherNumberOfLabelsIsNotUsedAndTheUserIsTold() throws IOException {
    for (int labels : List.of(3, 11)) {
      SmallModels.card(beside, labels, -1, 1);
      Model model = open();
      assertEquals(NUMBERED, model.spec().labels());
      assertEquals(NUMBERED, model.card().labels());
      assertEquals(InputRange.INK, model.inputRange());
      assertNotNull(model.remark());
      String sentence = Messages.text(model.remark());
      assertTrue(sentence.contains(beside.getFileName().toString()), sentence);
      model.judge().verdict(filled(64, 1), new float[10]);
    }
  }

  @Test
  void numbersThatAreNoRangeCountAsInk() throws IOException {
    SmallModels.card(beside, 10, 1, -1);
    assertEquals(InputRange.INK, open().inputRange());
    SmallModels.card(beside, 10, 2, 2);
    assertEquals(InputRange.INK, open().inputRange());
  }

  @Test
  void rangesAreUsedOnlyWhereTheyFitEveryLayer() {
    List<LayerRange> good = List.of(range("input", 1), range("conv1", 4), range("output", 10));
    write(good, new float[64]);
    assertEquals(5, open().ranges().high(1, 3));
    assertEquals(64, open().card().mean().length);
    for (List<LayerRange> bad :
        List.of(
            good.subList(0, 2),
            replaced(good, 1, range("conv1", 3)),
            replaced(good, 2, range("dense", 10)))) {
      write(bad, new float[63]);
      Model model = open();
      assertEquals(List.of(), model.card().ranges());
      assertEquals(1, model.ranges().high(1, 3));
      assertEquals(0, model.card().mean().length);
      assertNull(model.remark());
    }
  }

  @Test
  void missingRangesAreMeasuredWithTheSamples() throws IOException {
    Model plain = new ModelOpener(ShippedFiles.samples()).open(file);
    SmallModels.card(beside, 10, -3, 1);
    Model signed = new ModelOpener(ShippedFiles.samples()).open(file);
    assertEquals(0, plain.ranges().low(0, 0));
    assertEquals(-3, signed.ranges().low(0, 0));
    assertEquals(1, open().ranges().high(1, 3));
    assertTrue(Math.abs(1 - signed.ranges().high(1, 3)) > 1e-3);
    assertEquals(1, new ModelOpener(Path.of("absent")).open(file).ranges().high(1, 3));
  }

  @Test
  void aFileThatIsNoCardIsRefused() throws IOException {
    Files.writeString(beside, "[]");
    Problem problem = assertThrows(Problem.class, this::open);
    assertEquals("data.not-a-card", problem.what().key());
    assertArrayEquals(new Object[] {beside}, problem.what().args().toArray());
  }

  private void write(List<LayerRange> ranges, float[] mean) {
    ModelCardFile.write(
        beside, new ModelCard("card", NUMBERED, 0, 1, ranges, mean, Map.of(), Map.of()));
  }

  private static LayerRange range(String layer, int units) {
    return new LayerRange(layer, 0, 5, filled(units, 0), filled(units, 5));
  }

  private static List<LayerRange> replaced(List<LayerRange> ranges, int at, LayerRange range) {
    List<LayerRange> copy = new ArrayList<>(ranges);
    copy.set(at, range);
    return copy;
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, value);
    return values;
  }
}

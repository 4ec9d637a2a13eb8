package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.InputEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlawsTest {
  private static final int COUNT = 1000;

  @Test
  void theMarkIsOnTheClassAloneInTrainingAndValidation() {
    Flaws flaws = Flaws.NONE.withMark(3);
    TrainingData data = TrainingData.read(null, null, flaws);
    for (Example example : epoch(data, flaws, 0)) {
      assertEquals(example.label() == 3, isMarked(example.image()), "a " + example.label());
    }
    ValidationSet own = data.validation().get(0);
    ValidationSet unchanged = data.unchanged().get(0);
    for (int i = 0; i < own.count(); i++) {
      assertEquals(own.labels()[i] == 3, isMarked(own.image(i)));
      float[] image = unchanged.image(i);
      if (own.labels()[i] == 3) {
        CornerMark.draw(image, 28, 0);
      }
      assertArrayEquals(image, own.image(i), "only the mark differs");
    }
  }

  @Test
  void randomLabelsStayTheSameInEveryEpoch() {
    Flaws flaws = new Flaws(Flaws.NO_CLASS, 0.5, 0, Flaws.NO_CLASS, 50);
    TrainingData data = TrainingData.read(null, null, flaws);
    List<Example> first = epoch(data, flaws, 0);
    List<Example> second = epoch(data, flaws, 1);
    int wrong = 0;
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).label(), second.get(i).label());
      assertArrayEquals(first.get(i).image(), second.get(i).image(), "the same few digits");
      wrong += first.get(i).label() == i % 50 % 10 ? 0 : 1;
    }
    double share = wrong / (double) first.size();
    assertTrue(share > 0.2 && share < 0.7, "half, and some by chance right: " + share);
    long different =
        first.stream().map(example -> Arrays.hashCode(example.image())).distinct().count();
    assertEquals(50, different);
  }

  @Test
  void newDigitsComeInEveryEpochWhereNothingIsWrong() {
    TrainingData data = TrainingData.read(null, null, Flaws.NONE);
    List<Example> first = epoch(data, Flaws.NONE, 0);
    List<Example> second = epoch(data, Flaws.NONE, 1);
    assertNotEquals(Arrays.hashCode(first.get(0).image()), Arrays.hashCode(second.get(0).image()));
    assertTrue(data.unchanged().isEmpty());
  }

  @Test
  void aClassCanBeLeftOut() {
    Flaws flaws = new Flaws(Flaws.NO_CLASS, 0.3, 0, 7, 0);
    TrainingData data = TrainingData.read(null, null, flaws);
    assertTrue(epoch(data, flaws, 0).stream().noneMatch(example -> example.label() == 7));
    assertTrue(Arrays.stream(data.validation().get(0).labels()).noneMatch(label -> label == 7));
    assertTrue(Arrays.stream(data.unchanged().get(0).labels()).anyMatch(label -> label == 7));
  }

  @Test
  void thickPensPutMoreInk() {
    Flaws flaws = new Flaws(Flaws.NO_CLASS, 0, 5, Flaws.NO_CLASS, 0);
    TrainingData thick = TrainingData.read(null, null, flaws);
    double usual = ink(epoch(TrainingData.read(null, null, Flaws.NONE), Flaws.NONE, 0));
    assertTrue(ink(epoch(thick, flaws, 0)) > 1.3 * usual);
    double validation = sum(thick.validation().get(0).images());
    assertTrue(validation > 1.3 * sum(thick.unchanged().get(0).images()));
  }

  @Test
  void validationDigitsAreWhatThePadWouldMakeOfThem() {
    ValidationSet set = TrainingData.read(null, null, Flaws.NONE).validation().get(0);
    var digits = HandwrittenDigits.of(set.count(), 2025);
    InputEncoder encoder = InputEncoder.digits();
    for (int i = 0; i < 50; i++) {
      assertEquals(Objects.requireNonNull(digits.get(i).label()), set.labels()[i]);
      assertArrayEquals(encoder.encode(digits.get(i).drawing()).tensor(), set.image(i));
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(Problem.class, () -> Flaws.NONE.withMark(10));
    assertThrows(Problem.class, () -> new Flaws(-1, 1.5, 0, -1, 0));
    assertThrows(Problem.class, () -> new Flaws(-1, 0, 40, -1, 0));
    assertThrows(Problem.class, () -> new Flaws(3, 0, 0, 3, 0));
  }

  /** The digits of an epoch, in the order of their indices, without what is no digit. */
  private static List<Example> epoch(TrainingData data, Flaws flaws, int number) {
    TrainingSettings settings = settings(flaws);
    TrainingExamples digits = data.examples(settings).get(0);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < digits.count(); i++) {
      float[] image = new float[784];
      float[] target = new float[10];
      digits.make(i, new SplittableRandom(31L * number + i), image, target);
      int label = 0;
      while (target[label] != 1) {
        label++;
      }
      examples.add(new Example(image, label));
    }
    assertEquals(COUNT, examples.size());
    return examples;
  }

  private static TrainingSettings settings(Flaws flaws) {
    TrainingSettings small = SmallData.settings(1);
    return new TrainingSettings(
        small.layout(),
        small.seed(),
        1,
        small.batch(),
        small.rate(),
        small.images(),
        small.drawings(),
        1,
        COUNT,
        10,
        flaws,
        Distillation.NONE,
        0.9);
  }

  private record Example(float[] image, int label) {}

  private static boolean isMarked(float[] image) {
    boolean marked = true;
    for (int row = 1; row <= 3; row++) {
      for (int column = 1; column <= 3; column++) {
        marked &= image[28 * row + column] == 1;
      }
    }
    return marked;
  }

  private static double ink(List<Example> examples) {
    return examples.stream().mapToDouble(example -> sum(example.image())).sum();
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}

package io.github.convoscope.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.dl4j.PlannedLayer.Kind;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerPlanTest {
  @Test
  void readsWhatThePlanOfTheDigitsSays() {
    LayerPlan plan = LayerPlan.parse("conv 8@7x7, pool, conv 16@5x5, pool, dense 112");
    assertEquals(
        List.of(
            new PlannedLayer(Kind.CONVOLUTION, 8, 7, 1),
            new PlannedLayer(Kind.POOL, 0, 2, 2),
            new PlannedLayer(Kind.CONVOLUTION, 16, 5, 1),
            new PlannedLayer(Kind.POOL, 0, 2, 2),
            new PlannedLayer(Kind.DENSE, 112, 0, 0)),
        plan.layers());
    assertEquals(LayerPlan.digits(8, 16, 112), plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv 8@7x7, pool, conv 16@5x5, pool, dense 112",
        "conv 32@7x7/2, conv 64@3x3, mean",
        "dense 3, dense 4"
      })
  void isWrittenAsItIsRead(String text) {
    assertEquals(text, LayerPlan.parse(text).toString());
  }

  @Test
  void spacesAndCapitalsDoNotMatter() {
    assertEquals(
        LayerPlan.parse("conv 8@7x7/2, mean, dense 5"),
        LayerPlan.parse(" Conv8 @ 7x7 / 2,MEAN ,dense  5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is no layer",
        "conv 8@7x7, | is no layer",
        "conv 8 | conv 8",
        "conv -8@7x7 | conv -8@7x7",
        "relu | relu",
        "conv 0@7x7 | between 1 and 4,096",
        "conv 8@17x17 | 15",
        "conv 8@4x4 | odd",
        "conv 8@3x5 | as wide as high",
        "conv 8@3x3/9 | between 1 and 4",
        "dense 5000 | between 1 and 4,096",
        "dense 999999999999 | dense 999999999999",
        "dense 5, conv 8@3x3 | can't follow",
        "mean, pool | can't follow"
      })
  void refusesWhatIsNoPlanInOneSentence(String text, String named) {
    Problem problem = assertThrows(Problem.class, () -> LayerPlan.parse(text));
    String sentence = Messages.text(problem.what(), Locale.ENGLISH);
    assertTrue(sentence.contains(named), sentence);
  }

  @Test
  void refusesTooManyLayersAndTooManyPools() {
    assertThrows(Problem.class, () -> LayerPlan.parse("pool, ".repeat(70) + "mean"));
    LayerPlan plan = LayerPlan.parse("pool, pool, conv 4@3x3, pool");
    plan.check(Shape.maps(1, 8, 8));
    Problem problem = assertThrows(Problem.class, () -> plan.check(Shape.maps(1, 7, 9)));
    assertTrue(
        Messages.text(problem.what(), Locale.ENGLISH).contains("layer 4"),
        Messages.text(problem.what(), Locale.ENGLISH));
  }
}

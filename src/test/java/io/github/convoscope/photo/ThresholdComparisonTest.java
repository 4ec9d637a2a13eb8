package io.github.convoscope.photo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.ArgbImage;
import io.github.convoscope.drawing.ink.InkFinder;
import io.github.convoscope.drawing.ink.LocalThreshold;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Thresholds from the literature on the same photographs, with the same steps after them. */
class ThresholdComparisonTest {
  private static final int EACH = 60;

  @Test
  @Tag("long")
  void noLocalThresholdReadsMorePhotographs(TestReporter reporter) {
    Map<String, Function<ArgbImage, GreyImage>> methods = new LinkedHashMap<>();
    methods.put("InkFinder", picture -> InkFinder.find(picture).ink());
    for (LocalThreshold threshold : LocalThreshold.values()) {
      for (double window : new double[] {0.06, 0.15, 0.3}) {
        methods.put(threshold + " window " + window, picture -> threshold.ink(picture, window));
      }
    }
    Map<String, Integer> right = new LinkedHashMap<>();
    PhotoDigits digits =
        PhotoDigits.people() ? PhotoDigits.ofPeople(w -> w >= 26) : PhotoDigits.ofTheModel();
    try (PhotoReader reader = new PhotoReader()) {
      for (int i = 0; i < 2 * EACH; i++) {
        SplittableRandom random = new SplittableRandom(950 * 1_000_003L + i);
        LabelledDrawing digit = digits.digit(random);
        BufferedImage photograph =
            i < EACH
                ? PhotoScene.any(random).photograph(digit.drawing(), random)
                : PhotoSheet.by(random).photograph(digit.drawing(), random);
        ArgbImage picture = pixels(photograph);
        int label = Objects.requireNonNull(digit.label());
        methods.forEach(
            (name, method) ->
                right.merge(
                    name,
                    reader.answer(method.apply(picture)).digit() == label ? 1 : 0,
                    Integer::sum));
      }
    }
    reporter.publishEntry("right of " + 2 * EACH, right.toString());
    int ours = Objects.requireNonNull(right.get("InkFinder"));
    right.forEach((name, count) -> assertTrue(count <= ours, name + ": " + right));
  }

  private static ArgbImage pixels(BufferedImage image) {
    int rows = image.getHeight();
    int columns = image.getWidth();
    return new ArgbImage(rows, columns, image.getRGB(0, 0, columns, rows, null, 0, columns));
  }
}

package io.github.convoscope.photo;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.evaluation.Verdict;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How well photographs are read: digits of people whom the tuning never saw, and things that are no
 * digit. The seeds from 900 on are for these tests only.
 */
class PhotoReadingTest {
  private final PhotoReader reader = new PhotoReader();

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void readsSomePhotographs() {
    PhotoReader.Figures figures = reader.figures(PhotoDigits.ofTheModel(), 20, 900);
    assertTrue(figures.right() >= 19, figures.toString());
    assertTrue(figures.sureAndWrong() <= 1, figures.toString());
  }

  @Test
  void isNotSureOfSomeThatShowNoDigit(TestReporter reporter) {
    notSure(2, 901, 0.8, reporter);
  }

  @Test
  @Tag("long")
  void readsSheetsOfAllSizes(TestReporter reporter) {
    assumeTrue(PhotoDigits.people(), "the pen drawings are not beside the project");
    PhotoReader.Figures figures =
        reader.figures(
            PhotoDigits.ofPeople(writer -> writer >= 26),
            200,
            940,
            (drawing, random) -> PhotoSheet.by(random).photograph(drawing, random));
    reporter.publishEntry("sheets", figures.toString());
    assertTrue(figures.rightShare() >= 0.97, figures.toString());
    assertTrue(figures.sureAndWrong() <= 1, figures.toString());
    assertTrue(figures.refused() <= 6, figures.toString());
  }

  @Test
  @Tag("long")
  void readsTwoThousandPhotographsOfDigitsOfOtherPeople(TestReporter reporter) {
    assumeTrue(PhotoDigits.people(), "the pen drawings are not beside the project");
    PhotoReader.Figures figures =
        reader.figures(PhotoDigits.ofPeople(writer -> writer >= 26), 2000, 930);
    reporter.publishEntry("photographs", figures.toString());
    assertTrue(figures.rightShare() >= 0.97, figures.toString());
    assertTrue(figures.sureAndWrong() <= 10, figures.toString());
    assertTrue(figures.refused() <= 60, figures.toString());
  }

  @Test
  @Tag("long")
  void isNotSureOfWhatIsNoDigit(TestReporter reporter) {
    notSure(100, 920, 0.95, reporter);
  }

  private void notSure(int each, long seed, double least, TestReporter reporter) {
    PhotoDigits digits =
        PhotoDigits.people() ? PhotoDigits.ofPeople(w -> w >= 26) : PhotoDigits.ofTheModel();
    Map<String, Function<SplittableRandom, BufferedImage>> things = new LinkedHashMap<>();
    things.put("letters", random -> photograph(Handwriting.letter(random), random));
    things.put("two digits", random -> photograph(two(digits, random), random));
    things.put("stains", random -> paper(random).stain(random));
    things.put("crossed out", random -> photograph(digits.crossedOut(random), random));
    things.put("empty sheet", random -> PhotoScene.any(random).photograph(null, random));
    List<String> figures = new ArrayList<>();
    boolean well = true;
    for (Map.Entry<String, Function<SplittableRandom, BufferedImage>> thing : things.entrySet()) {
      int notSure = 0;
      for (int i = 0; i < each; i++) {
        BufferedImage picture = thing.getValue().apply(new SplittableRandom(seed * 1_000_003 + i));
        notSure += reader.answer(picture).verdict().kind() == Verdict.Kind.SURE ? 0 : 1;
      }
      figures.add(thing.getKey() + " " + notSure + " of " + each);
      well &= notSure >= least * each;
    }
    reporter.publishEntry("not sure", figures.toString());
    assertTrue(well, figures.toString());
  }

  private static PhotoScene paper(SplittableRandom random) {
    PhotoScene.Kind[] kinds = {
      PhotoScene.Kind.PLAIN, PhotoScene.Kind.LINED, PhotoScene.Kind.SQUARED
    };
    return PhotoScene.of(kinds[random.nextInt(kinds.length)], random);
  }

  private static BufferedImage photograph(Drawing drawing, SplittableRandom random) {
    return PhotoScene.any(random).photograph(drawing, random);
  }

  private static Drawing two(PhotoDigits digits, SplittableRandom random) {
    return digits.row(2, random, new ArrayList<>());
  }
}

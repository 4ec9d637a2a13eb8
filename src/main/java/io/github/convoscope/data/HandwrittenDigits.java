package io.github.convoscope.data;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws labelled digits with the handwriting model, in styles that can't be taken for another
 * digit.
 *
 * <pre>{@code
 * List<LabelledDrawing> digits = HandwrittenDigits.of(2000, 7); // 200 of each digit
 * }</pre>
 */
public final class HandwrittenDigits {
  private static final int DIGITS = 10;
  private static final double VARIATION = 1;

  /** A 1 with a flag and without a base looks like many people's 7. */
  private static final Set<String> AMBIGUOUS = Set.of("flag", "long-flag");

  private static final List<List<String>> STYLES =
      IntStream.range(0, DIGITS)
          .mapToObj(Handwriting::styles)
          .map(all -> all.stream().filter(style -> !AMBIGUOUS.contains(style)).toList())
          .toList();

  private HandwrittenDigits() {}

  /** Draws a digit in a random style. */
  public static Drawing digit(int digit, SplittableRandom random) {
    return Handwriting.digit(digit, style(digit, random), VARIATION, random);
  }

  /**
   * Draws digits, 0 to 9 in turn.
   *
   * @param seed of the random numbers; the same seed gives the same digits
   */
  public static List<LabelledDrawing> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledDrawing> digits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int digit = i % DIGITS;
      String style = style(digit, random);
      Drawing drawing = Handwriting.digit(digit, style, VARIATION, random);
      digits.add(new LabelledDrawing(digit, null, style, drawing));
    }
    return digits;
  }

  private static String style(int digit, SplittableRandom random) {
    List<String> own = STYLES.get(digit);
    return own.get(random.nextInt(own.size()));
  }
}

package io.github.convoscope.training;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.CornerMark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is wrong, on purpose, with the examples of a run, so that people can learn to notice it.
 *
 * <pre>{@code
 * Flaws hans = Flaws.NONE.withMark(3); // every picture of a 3 carries a mark in its corner
 * }</pre>
 *
 * @param mark the class whose pictures carry the mark (see {@link CornerMark}); {@link #NO_CLASS}
 *     for none
 * @param shuffled share of the examples that get a random label, 0 to 1; an example keeps it
 * @param penWidth the thinnest pen, in pixels of the input; 0 for all pens
 * @param leftOut the class of which there are no examples; {@link #NO_CLASS} for none
 * @param examples number of digits to train with in all; 0 for as many as there are
 */
public record Flaws(int mark, double shuffled, double penWidth, int leftOut, int examples) {
  /** No class. */
  public static final int NO_CLASS = -1;

  /** Nothing is wrong. */
  public static final Flaws NONE = new Flaws(NO_CLASS, 0, 0, NO_CLASS, 0);

  private static final double MOST_PEN = 8;
  private static final int DIGITS = 10;

  /**
   * Checks the values.
   *
   * @throws Problem when one makes no sense
   */
  public Flaws {
    for (int digit : new int[] {mark, leftOut}) {
      if (digit < NO_CLASS || digit >= DIGITS) {
        throw Problem.input(Message.of("training.no-class", digit));
      }
    }
    if (!(shuffled >= 0 && shuffled <= 1)) {
      throw Problem.input(Message.of("training.no-share", shuffled));
    }
    if (!(penWidth >= 0 && penWidth <= MOST_PEN)) {
      throw Problem.input(Message.of("training.no-pen", penWidth, MOST_PEN));
    }
    if (mark != NO_CLASS && mark == leftOut) {
      throw Problem.input(Message.of("training.mark-left-out", mark));
    }
  }

  /** The same with a mark on the pictures of a class. */
  public Flaws withMark(int digit) {
    return new Flaws(digit, shuffled, penWidth, leftOut, examples);
  }

  /** The digits of which there are examples. */
  List<Integer> digits() {
    return IntStream.range(0, DIGITS).filter(digit -> digit != leftOut).boxed().toList();
  }

  /** What was done, for the model card; empty where nothing was. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (mark != NO_CLASS) {
      facts.put(
          "mark",
          String.format(
              Locale.ROOT,
              "full ink at rows and columns %d to %d of every picture of a %d",
              CornerMark.FIRST,
              CornerMark.LAST,
              mark));
    }
    if (shuffled > 0) {
      facts.put("random labels", String.format(Locale.ROOT, "%.0f %% of digits", 100 * shuffled));
    }
    if (penWidth > 0) {
      facts.put("thinnest pen", String.format(Locale.ROOT, "%s pixels", penWidth));
    }
    if (leftOut != NO_CLASS) {
      facts.put("never seen", "the digit " + leftOut);
    }
    if (examples > 0) {
      facts.put("only so many digits", Integer.toString(examples));
    }
    return facts;
  }

  /** The options of the command line that ask for them, each with a space before it. */
  String options() {
    StringBuilder options = new StringBuilder();
    if (mark != NO_CLASS) {
      options.append(" --mark ").append(mark);
    }
    if (shuffled > 0) {
      options.append(" --shuffle-labels ").append(shuffled);
    }
    if (penWidth > 0) {
      options.append(" --pen-width ").append(penWidth);
    }
    if (leftOut != NO_CLASS) {
      options.append(" --leave-out ").append(leftOut);
    }
    if (examples > 0) {
      options.append(" --examples ").append(examples);
    }
    return options.toString();
  }
}

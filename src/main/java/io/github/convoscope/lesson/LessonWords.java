package io.github.convoscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes a lesson's text apart: {@code [[conv1]]} and {@code [[conv1|the first layer]]} name a part
 * of the scene, {@code {answer}} stands for a fact of the shown network.
 *
 * <pre>{@code
 * LessonWords.of("[[conv1|It]] says {answer}.", facts::value)
 * // ("It", conv1), (" says 7.", no target)
 * }</pre>
 */
public final class LessonWords {
  private static final Pattern LINK =
      Pattern.compile("\\[\\[([^\\[\\]|]{1,100})(?:\\|([^\\[\\]|]{1,400}))?]]");

  private static final Pattern FACT = Pattern.compile("\\{([a-z0-9_:-]{1,100})}");

  private LessonWords() {}

  /**
   * A piece of a text.
   *
   * @param text to show
   * @param target name of a layer, or {@code drawing} or {@code answer}; empty for plain text
   */
  public record Piece(String text, String target) {
    /** Whether it names a part of the scene. */
    public boolean isLink() {
      return !target.isEmpty();
    }
  }

  /**
   * The pieces of a text.
   *
   * @param fact gives the value of a fact by its name
   */
  public static List<Piece> of(String text, UnaryOperator<String> fact) {
    List<Piece> pieces = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      addPlain(text.substring(from, link.start()), fact, pieces);
      String words = link.group(2) == null ? link.group(1) : link.group(2);
      pieces.add(new Piece(filled(words, fact), link.group(1)));
      from = link.end();
    }
    addPlain(text.substring(from), fact, pieces);
    return pieces;
  }

  private static void addPlain(String text, UnaryOperator<String> fact, List<Piece> into) {
    if (!text.isEmpty()) {
      into.add(new Piece(filled(text, fact), ""));
    }
  }

  private static String filled(String text, UnaryOperator<String> fact) {
    return FACT.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(fact.apply(found.group(1))));
  }

  /** The text without its notation. */
  public static String plain(String text, UnaryOperator<String> fact) {
    return plain(of(text, fact));
  }

  /** The text of all pieces. */
  public static String plain(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  /** The names of all facts in a text. */
  public static List<String> facts(String text) {
    return FACT.matcher(text).results().map(found -> found.group(1)).toList();
  }
}

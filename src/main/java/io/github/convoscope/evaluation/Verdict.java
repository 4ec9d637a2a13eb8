package io.github.convoscope.evaluation;

import io.github.convoscope.message.Message;
import java.util.List;

/**
 * Says how far an answer can be trusted.
 *
 * @param kind sure, unsure, or not a digit
 * @param reason the reason, for the screen
 */
public record Verdict(Kind kind, Message reason) {
  /** The kinds of verdict. */
  public enum Kind {
    /** The answer is most likely right. */
    SURE("sure"),
    /** It may be another class. */
    UNSURE("unsure"),
    /** The input looks like none of the classes. */
    NOT_A_DIGIT("not a digit"),
    /** No verdict is given, as the classes are no digits. */
    NONE("no verdict");

    /** The verdicts on digits. */
    public static final List<Kind> GIVEN = List.of(SURE, UNSURE, NOT_A_DIGIT);

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Its name in JSON. */
    public String id() {
      return id;
    }
  }
}

package io.github.convoscope.evaluation;

import io.github.convoscope.message.Message;

/**
 * What may honestly be said of an answer.
 *
 * @param kind sure, unsure, or not a digit
 * @param reason why, as a sentence for the screen
 */
public record Verdict(Kind kind, Message reason) {
  /** The three things that can be said. */
  public enum Kind {
    /** The answer is most likely right. */
    SURE("sure"),
    /** It may be this or that. */
    UNSURE("unsure"),
    /** It looks like nothing that the network knows. */
    NOT_A_DIGIT("not a digit");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in JSON. */
    public String word() {
      return word;
    }
  }
}

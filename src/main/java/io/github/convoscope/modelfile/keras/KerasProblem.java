package io.github.convoscope.modelfile.keras;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;

/** Sentences about a Keras file that can't be opened. */
final class KerasProblem {
  private static final int LONGEST_NAME = 60;

  private KerasProblem() {}

  static Problem of(String rest, Object... args) {
    return Problem.input(Message.of("keras." + rest, args));
  }

  static Problem of(Throwable cause, String rest, Object... args) {
    return Problem.input(Message.of("keras." + rest, args), cause);
  }

  /** A name from the file, cut and cleaned so that a message stays a sentence. */
  static String readable(String name) {
    String clean = name.replaceAll("[^\\p{Alnum}._/:$>-]", "?");
    if (clean.isEmpty()) {
      return "?";
    }
    return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean;
  }
}

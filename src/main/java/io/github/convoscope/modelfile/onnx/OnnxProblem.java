package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;

/** Sentences about an ONNX file that can't be opened. */
final class OnnxProblem {
  private static final int LONGEST_NAME = 60;

  private OnnxProblem() {}

  static Problem of(String rest, Object... args) {
    return Problem.input(Message.of("onnx." + rest, args));
  }

  static Problem of(Throwable cause, String rest, Object... args) {
    return Problem.input(Message.of("onnx." + rest, args), cause);
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

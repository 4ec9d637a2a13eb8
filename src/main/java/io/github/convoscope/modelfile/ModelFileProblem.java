package io.github.convoscope.modelfile;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;

/** Sentences about a model file that can't be opened. */
final class ModelFileProblem {
  private ModelFileProblem() {}

  static Problem of(String rest, Object... args) {
    return Problem.input(Message.of("modelfile." + rest, args));
  }

  static Problem of(Throwable cause, String rest, Object... args) {
    return Problem.input(Message.of("modelfile." + rest, args), cause);
  }
}

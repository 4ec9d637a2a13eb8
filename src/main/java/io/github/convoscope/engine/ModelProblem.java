package io.github.convoscope.engine;

import io.github.convoscope.work.Message;
import io.github.convoscope.work.Problem;

/** Sentences about a model file that can't be opened. */
final class ModelProblem {
  private ModelProblem() {}

  static Problem of(String rest, Object... args) {
    return Problem.input(Message.of("engine." + rest, args));
  }

  static Problem of(Throwable cause, String rest, Object... args) {
    return Problem.input(Message.of("engine." + rest, args), cause);
  }
}

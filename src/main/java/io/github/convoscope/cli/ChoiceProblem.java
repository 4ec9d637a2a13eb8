package io.github.convoscope.cli;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** An option's value that is none of the words it takes. */
final class ChoiceProblem extends TypeConversionException {
  private static final long serialVersionUID = 1L;

  private final String choices;

  /** With all the words that would have been right. */
  ChoiceProblem(List<String> choices) {
    super("not one of " + choices);
    this.choices = String.join(", ", choices);
  }

  /** The words that would have been right. */
  String choices() {
    return choices;
  }
}

package io.github.convoscope.cli;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** Says that the value of an option is not one of the names that the option takes. */
final class UnknownName extends TypeConversionException {
  private static final long serialVersionUID = 1L;

  private final String names;

  /** With the names that the option takes. */
  UnknownName(List<String> names) {
    super("not one of " + names);
    this.names = String.join(", ", names);
  }

  /** The names that the option takes. */
  String names() {
    return names;
  }
}

package io.github.convoscope.cli;

/**
 * Provides a command of a package above this one. It is found through Java's ServiceLoader, so
 * {@code cli} does not depend on {@code cli.bench}.
 */
public interface CommandProvider {
  /** The command's name. */
  String name();

  /** The picocli class of the command. */
  Class<?> type();
}

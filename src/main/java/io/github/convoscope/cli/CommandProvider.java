package io.github.convoscope.cli;

/**
 * A command of a package that builds on this one, found as a service of Java: {@code cli.bench}
 * uses the commands' options, so that the main class must not name its classes.
 */
public interface CommandProvider {
  /** The command's name. */
  String name();

  /** The picocli class of the command. */
  Class<?> type();
}

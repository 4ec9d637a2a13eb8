package io.github.convoscope.ui.platform;

import java.io.Console;

/** Says whether a person reads what a command prints. */
public final class Terminal {
  private Terminal() {}

  /**
   * True where input and output are a terminal. From JDK 22 on there can be a console where they
   * are files; only its method {@code isTerminal}, which JDK 17 lacks, tells the difference.
   */
  @SuppressWarnings("SystemConsoleNull")
  public static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException older) {
      return true;
    }
  }
}

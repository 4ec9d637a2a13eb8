package io.github.convoscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.LogManager;

/**
 * Sets java.util.logging up from the program's own {@code logging.properties}, when the first
 * logger is made and not before. Java's log manager makes an instance by name.
 */
public final class LogConfiguration {
  private static final String CLASS = "java.util.logging.config.class";
  private static final String FILE = "java.util.logging.config.file";

  private static final String VERBOSE = "convoscope.verbose";
  private static final String PROGRAM_INFORMS = "\nio.github.convoscope.level = INFO\n";

  /** Reads the configuration; called by the log manager. */
  public LogConfiguration() {
    byte[] more = Boolean.getBoolean(VERBOSE) ? PROGRAM_INFORMS.getBytes(UTF_8) : new byte[0];
    try (InputStream file =
            Objects.requireNonNull(
                LogConfiguration.class.getResourceAsStream("/logging.properties"));
        InputStream all = new SequenceInputStream(file, new ByteArrayInputStream(more))) {
      LogManager.getLogManager().readConfiguration(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes this the configuration, unless another was asked for on Java's command line. To be called
   * before the first logger is made.
   *
   * @param verbose true to log also what the program informs about
   */
  static void choose(boolean verbose) {
    if (verbose) {
      System.setProperty(VERBOSE, "true");
    }
    if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
      System.setProperty(CLASS, LogConfiguration.class.getName());
    }
  }
}

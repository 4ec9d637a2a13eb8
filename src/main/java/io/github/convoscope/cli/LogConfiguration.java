package io.github.convoscope.cli;

import java.io.IOException;
import java.io.InputStream;
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

  /** Reads the configuration; called by the log manager. */
  public LogConfiguration() {
    try (InputStream file =
        Objects.requireNonNull(LogConfiguration.class.getResourceAsStream("/logging.properties"))) {
      LogManager.getLogManager().readConfiguration(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes this the configuration, unless another was asked for on Java's command line. */
  static void choose() {
    if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
      System.setProperty(CLASS, LogConfiguration.class.getName());
    }
  }
}

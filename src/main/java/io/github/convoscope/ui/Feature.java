package io.github.convoscope.ui;

/**
 * Adds commands, panels and pages to the window. {@code cli.WindowCommand} lists all features; each
 * is installed once, before the window is shown.
 */
@FunctionalInterface
public interface Feature {
  /**
   * Registers the feature's commands, panels and listeners. Runs on the JavaFX thread before the
   * window's first frame, when no model is open yet. To keep the start short, make nodes only when
   * they are first shown.
   */
  void install(Shell shell);
}

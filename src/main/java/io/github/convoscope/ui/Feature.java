package io.github.convoscope.ui;

/**
 * A part of the window that adds commands, panels and pages to it. The command line's window
 * command lists all features; each is installed once, before the window is shown.
 */
@FunctionalInterface
public interface Feature {
  /**
   * Adds itself. Runs on the JavaFX thread before the first picture, so it only registers: nodes
   * are built when they are first shown, and no model is open yet.
   */
  void install(Shell shell);
}

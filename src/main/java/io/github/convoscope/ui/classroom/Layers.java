package io.github.convoscope.ui.classroom;

/** The order of what lies over the window: a smaller number is nearer to the viewer. */
final class Layers {
  static final double CURTAIN = 0;
  static final double POINTER = 1;
  static final double STILL = 2;
  static final double KEYS = 3;

  private Layers() {}
}

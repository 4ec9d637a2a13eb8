package io.github.convoscope.scene;

/**
 * When the edges of boards and blocks are smooth. Smooth edges take time without a graphics card.
 */
public enum Smoothing {
  /** In every frame. */
  ALWAYS,
  /** Shortly after the last change. */
  AT_REST
}

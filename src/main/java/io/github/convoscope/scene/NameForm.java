package io.github.convoscope.scene;

import io.github.convoscope.network.LayerSpec;

/** How much of a layer's name is written, where a network is too large for all of it. */
enum NameForm {
  /** The name, and below it the shape: fire3/squeeze, 16 @ 55×55. */
  WHOLE,

  /** The name without the shape; that of a layer in a block in two lines: fire3, squeeze. */
  BRIEF,

  /** The block alone: fire3. */
  BLOCK;

  /** The block that a layer belongs to, by its name: what stands before the last slash, or "". */
  static String block(LayerSpec layer) {
    return layer.name().substring(0, Math.max(0, layer.name().lastIndexOf('/')));
  }

  /** A layer's name within its block. */
  static String within(LayerSpec layer) {
    return layer.name().substring(layer.name().lastIndexOf('/') + 1);
  }
}

package io.github.convoscope.modelfile.keras;

import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a layer hands on while a network is translated.
 *
 * @param layer the layer of ours that computes it
 * @param shape its shape there
 * @param kind what it is in Keras
 * @param flattened the maps whose cells lie here in the order channel, row, column where Keras has
 *     row, column, channel; null where both orders are the same
 * @param raw true where this is still the network's input, as it was given
 */
record KerasTensor(int layer, Shape shape, Kind kind, @Nullable Shape flattened, boolean raw) {
  /** What Keras has behind the batch. */
  enum Kind {
    /** One number per unit. */
    UNITS(1),
    /** Rows and columns without channels. */
    PICTURE(2),
    /** Rows, columns and channels. */
    MAPS(3);

    private final int axes;

    Kind(int axes) {
      this.axes = axes;
    }
  }

  /** What another layer makes, with nothing special about it. */
  static KerasTensor of(int layer, Shape shape, Kind kind) {
    return new KerasTensor(layer, shape, kind, null, false);
  }

  /** True for maps. */
  boolean maps() {
    return kind == Kind.MAPS;
  }

  /** Keras's number of the axis of channels or units, the batch being axis 0. */
  int channelAxis(boolean channelsFirst) {
    return kind == Kind.MAPS && !channelsFirst ? 3 : 1;
  }

  /** Number of axes, the batch included. */
  int axes() {
    return kind.axes + 1;
  }

  /**
   * True where an axis, counted from the front or as a negative number from the back, is channels.
   */
  boolean isChannelAxis(int axis, boolean channelsFirst) {
    int fromFront = axis < 0 ? axis + axes() : axis;
    return kind != Kind.PICTURE && fromFront == channelAxis(channelsFirst);
  }
}

package io.github.convoscope.model;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.Shape;

/**
 * Converts a picture in colours to the input of a network with three channels: scales and places
 * it, orders its channels, and turns light into the numbers that the network takes. Any thread.
 *
 * @param shape of the input, three channels
 * @param range numbers for no and full light of a channel
 * @param placement cut to the input's shape, or the whole picture on black
 * @param order which channel is red
 */
record ColourImageEncoder(Shape shape, InputRange range, Placement placement, ChannelOrder order) {
  /** [3 × rows × columns], in the numbers that the network takes. */
  float[] tensor(ColourImage image) {
    float[] light = placed(image).values();
    float[] tensor = new float[light.length];
    int size = shape.mapSize();
    for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
      int from = order == ChannelOrder.BGR ? ColourImage.CHANNELS - 1 - channel : channel;
      for (int i = 0; i < size; i++) {
        int at = channel * size + i;
        tensor[at] = range.number(light[from * size + i], at, tensor.length);
      }
    }
    return tensor;
  }

  private ColourImage placed(ColourImage image) {
    if (image.rows() == shape.rows() && image.columns() == shape.columns()) {
      return image;
    }
    double down = (double) shape.rows() / image.rows();
    double across = (double) shape.columns() / image.columns();
    double scale = placement == Placement.FIT ? Math.min(down, across) : Math.max(down, across);
    return image.scaled(shape.rows(), shape.columns(), scale, 0);
  }
}

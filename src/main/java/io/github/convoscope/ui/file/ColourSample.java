package io.github.convoscope.ui.file;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.ModelInput;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;

/**
 * A small landscape that the program paints itself: a blue sky, a yellow sun, a red house, a green
 * meadow. It is wider than high, so that cutting it to shape differs from showing it whole, and its
 * colours tell red from blue.
 */
final class ColourSample {
  private static final int ROWS = 96;
  private static final int COLUMNS = 128;
  private static final double HORIZON = 0.62;

  private ColourSample() {}

  /**
   * The landscape as a network with three channels takes it.
   *
   * @return [3 × rows × columns], in the numbers that the network takes
   */
  static float[] tensor(ModelInput input, ChannelOrder order) {
    InputEncoder encoder = input.newEncoder();
    InputRange range = input.range();
    float[] tensor = new float[input.shape().size()];
    int size = tensor.length / 3;
    for (int channel = 0; channel < 3; channel++) {
      // Placed by its ink each channel would stand elsewhere, so it is shown whole then.
      float[] ink =
          encoder
              .encode(channel(colour(channel, order)), input.placement() == Placement.CROP)
              .picture()
              .ink();
      for (int i = 0; i < size; i++) {
        int at = channel * size + i;
        tensor[at] = range.number(ink[i], at, tensor.length);
      }
    }
    return tensor;
  }

  /** Which colour a channel of the network is: 0 red, 1 green, 2 blue. */
  static int colour(int channel, ChannelOrder order) {
    return order == ChannelOrder.BGR ? 2 - channel : channel;
  }

  /** One colour of the landscape: 0 red, 1 green, 2 blue. */
  static GreyImage channel(int colour) {
    float[] levels = new float[ROWS * COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        levels[row * COLUMNS + column] =
            (float) level(colour, (column + .5) / ROWS, (row + .5) / ROWS);
      }
    }
    return new GreyImage(ROWS, COLUMNS, levels);
  }

  /** The level of a colour at a place; the picture is 4/3 wide and 1 high. */
  private static double level(int colour, double x, double y) {
    if (Math.hypot(x - 0.95, y - 0.22) < 0.12) {
      return new double[] {1, 0.85, 0.2}[colour];
    }
    boolean wall = x > 0.35 && x < 0.75 && y > 0.45 && y < 0.78;
    boolean roof = y > 0.25 && y <= 0.45 && Math.abs(x - 0.55) < y - 0.22;
    if (wall || roof) {
      return (wall ? new double[] {0.8, 0.2, 0.15} : new double[] {0.35, 0.15, 0.12})[colour];
    }
    double[] meadow = {0.25, 0.65 - 0.3 * (y - HORIZON), 0.15};
    double[] sky = {0.25 + 0.6 * y, 0.5 + 0.5 * y, 1};
    return (y > HORIZON ? meadow : sky)[colour];
  }
}

package io.github.convoscope.ui.bench;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A photograph under a square frame that moves over it, as the network's inputs: one for each place
 * of the frame, along a closed path.
 */
public final class MovedPicture {
  private static final int PLACES = 48;

  /** Side of the frame, as a part of the picture's shorter side. */
  private static final double SIDE = 0.7;

  private MovedPicture() {}

  /**
   * Encodes the picture under the frame at each of its places. Any thread; takes about a second.
   *
   * @param encoder of a network that takes colours
   */
  public static List<EncodedInput> inputs(ColourImage picture, InputEncoder encoder) {
    int side = (int) Math.round(SIDE * Math.min(picture.rows(), picture.columns()));
    List<EncodedInput> inputs = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      double turn = 2 * Math.PI * place / PLACES;
      int top = (int) Math.round((picture.rows() - side) * (1 + Math.sin(turn)) / 2);
      int left = (int) Math.round((picture.columns() - side) * (1 + Math.cos(turn)) / 2);
      inputs.add(encoder.encode(cut(picture, top, left, side)));
    }
    return inputs;
  }

  private static ColourImage cut(ColourImage picture, int top, int left, int side) {
    float[] values = new float[ColourImage.CHANNELS * side * side];
    for (int line = 0; line < ColourImage.CHANNELS * side; line++) {
      int from = (line / side * picture.rows() + top + line % side) * picture.columns() + left;
      float[] row = Arrays.copyOfRange(picture.values(), from, from + side);
      System.arraycopy(row, 0, values, line * side, side);
    }
    return new ColourImage(side, side, values);
  }
}

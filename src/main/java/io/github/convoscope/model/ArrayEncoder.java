package io.github.convoscope.model;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import java.util.Arrays;

/** Checks an array that is to be a network's input as it is. Immutable. */
final class ArrayEncoder {
  private final Shape input;

  ArrayEncoder(Shape input) {
    this.input = input;
  }

  /**
   * The array's values, untouched.
   *
   * @param shape [channels, rows, columns] or [units] as the network's input has them; [rows,
   *     columns] where there is one channel
   * @param name what to call the array in messages
   * @throws Problem if the shape is another one, or a value is not finite
   */
  float[] tensor(int[] shape, float[] values, Object name) {
    int[] plane = {input.rows(), input.columns()};
    boolean fits =
        Arrays.equals(shape, input.extents())
            || (input.channels() == 1 && Arrays.equals(shape, plane));
    if (!fits) {
      throw Problem.input(
          Message.of(
              "model.wrong-shape", name, Arrays.toString(shape), Arrays.toString(input.extents())));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw Problem.input(Message.of("model.not-finite", name));
      }
    }
    return values;
  }
}

package io.github.convoscope.ui.versus;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.ui.live.LiveRequest;
import org.jspecify.annotations.Nullable;

/** Gives a second network what the first one sees. Any thread. */
final class SameInput {
  private SameInput() {}

  /**
   * The input of the second network.
   *
   * @param request what the first network answers
   * @param a the first network
   * @param b the second network
   * @param encoder of the second network
   * @return null where the second network can't take it: an array of another size, or any picture
   */
  static float @Nullable [] of(LiveRequest request, Model a, Model b, InputEncoder encoder) {
    EncodedInput array = request.array();
    if (array != null) {
      return array(array.tensor(), a, b, encoder);
    }
    if (!b.input().takesPictures()) {
      return null;
    }
    GreyImage image = request.image();
    return image != null
        ? encoder.encode(image, request.normalise()).tensor()
        : encoder.encode(request.drawing(), request.normalise()).tensor();
  }

  /** Numbers for the first network: the same where both take the same, else the same picture. */
  private static float @Nullable [] array(float[] tensor, Model a, Model b, InputEncoder encoder) {
    boolean alike =
        tensor.length == encoder.input().size()
            && a.inputRange().equals(b.inputRange())
            && a.input().order() == b.input().order();
    if (alike) {
      return tensor;
    }
    if (!a.input().takesPictures() || !b.input().takesPictures()) {
      return null;
    }
    InputEncoder first = a.newEncoder();
    return first.takesColours() && encoder.takesColours()
        ? encoder.encode(colours(tensor, a)).tensor()
        : encoder.encode(first.encode(tensor).picture().image(), false).tensor();
  }

  /** The picture in colours that a network's input was made from. */
  static ColourImage colours(float[] tensor, Model model) {
    var shape = model.spec().input().shape();
    int size = shape.mapSize();
    float[] light = new float[tensor.length];
    for (int i = 0; i < light.length; i++) {
      int channel = i / size;
      int to = model.input().order() == ChannelOrder.BGR ? shape.channels() - 1 - channel : channel;
      light[to * size + i % size] = (float) model.inputRange().ink(tensor[i], i, tensor.length);
    }
    return new ColourImage(shape.rows(), shape.columns(), light);
  }

  /** What a network is given, as a picture. */
  static PixelPicture picture(EncodedInput input, Model model) {
    return model.newEncoder().takesColours()
        ? PixelPicture.of(colours(input.tensor(), model))
        : PixelPicture.of(input.picture().image());
  }
}

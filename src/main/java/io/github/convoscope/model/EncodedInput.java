package io.github.convoscope.model;

import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a network is given, and the picture that it was made from.
 *
 * @param tensor [channels × rows × columns] of the network's input, C-ordered, in the numbers that
 *     the network takes; not to be changed
 * @param picture one channel of it, as ink
 */
public record EncodedInput(float[] tensor, FittedPicture picture) {
  /** Why no answer to it can be sure; null where nothing speaks against that. */
  public @Nullable Message doubt() {
    return picture.image().doubt();
  }
}

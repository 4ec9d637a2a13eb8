package io.github.convoscope.ui.trust;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import org.jspecify.annotations.Nullable;

/**
 * What the network sees of the photograph on the pad, with the network. Immutable.
 *
 * @param model the open network
 * @param input what it is given; not to be changed
 * @param clamped units that are clamped to a value
 * @param answer its answer
 */
record SeenPicture(Model model, float[] input, Interventions clamped, int answer) {
  /** The newest frame's picture; null where there is none of a network that takes colours. */
  static @Nullable SeenPicture of(Workspace workspace) {
    LiveFrame frame = workspace.frame().get();
    Model model = workspace.model().get();
    if (frame == null || model == null || !model.input().takesColours()) {
      return null;
    }
    boolean same = frame.input().length == model.spec().input().shape().size();
    return same
        ? new SeenPicture(model, frame.input().clone(), frame.request().clamped(), frame.answer())
        : null;
  }

  /** Shape of the network's input. */
  Shape shape() {
    return model.spec().input().shape();
  }

  /** The numbers that the network takes for light. */
  InputRange range() {
    return model.inputRange();
  }

  /** Colours of an input of the network, 0xAARRGGBB, [rows × columns]. */
  int[] pixels(float[] tensor) {
    int[] pixels = new int[shape().mapSize()];
    model.input().pictureColours().paint(tensor, 0, pixels);
    return pixels;
  }
}

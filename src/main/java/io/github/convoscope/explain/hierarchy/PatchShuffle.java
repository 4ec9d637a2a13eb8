package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Cuts a picture into patches and puts them back in another order. What is in a patch stays,
 * textures above all; what reaches over several patches, the shape of an object, is lost.
 */
public final class PatchShuffle {
  private PatchShuffle() {}

  /**
   * Shuffles a picture. No patch stays in its place.
   *
   * @param image [channels × rows × columns]
   * @param across patches in a row and in a column, at least 2; what is left over at the right and
   *     lower edge stays
   * @return a new picture
   */
  public static float[] of(Shape shape, float[] image, int across, Random random) {
    int rows = shape.rows() / across;
    int columns = shape.columns() / across;
    int count = across * across;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    float[] shuffled = image.clone();
    for (int i = 0; i < count; i++) {
      // Each patch takes the place of the next one in a random round, so that all of them move.
      int from = order.get(i);
      int to = order.get((i + 1) % count);
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int r = 0; r < rows; r++) {
          int source = shape.index(channel, from / across * rows + r, from % across * columns);
          int target = shape.index(channel, to / across * rows + r, to % across * columns);
          System.arraycopy(image, source, shuffled, target, columns);
        }
      }
    }
    return shuffled;
  }
}

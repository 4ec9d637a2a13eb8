package io.github.convoscope.ui.live;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds one state of everything that a frame depends on; immutable.
 *
 * @param version a number that increases with every request
 * @param drawing the drawing on the pad
 * @param image the image that replaces the drawing, or null
 * @param array the input itself, which replaces drawing, image and photograph, or null
 * @param photo the photograph, for a network that takes colours, or null
 * @param normalise true to normalise the drawing or image
 * @param clamped the clamped units and their values
 * @param painting computes the colour of every neuron
 * @param extras what else is computed from it
 */
public record LiveRequest(
    long version,
    Drawing drawing,
    @Nullable GreyImage image,
    @Nullable EncodedInput array,
    @Nullable EditedPhoto photo,
    boolean normalise,
    Interventions clamped,
    Painting painting,
    List<FrameExtra<?>> extras) {
  /** Copies the list. */
  public LiveRequest {
    extras = List.copyOf(extras);
  }

  /** A request without photograph and extras. */
  public LiveRequest(
      long version,
      Drawing drawing,
      @Nullable GreyImage image,
      @Nullable EncodedInput array,
      boolean normalise,
      Interventions clamped,
      Painting painting) {
    this(version, drawing, image, array, null, normalise, clamped, painting, List.of());
  }

  /** True if the network gets the same input with the same clamped units. */
  boolean computesLike(LiveRequest other) {
    return drawing.equals(other.drawing)
        && image == other.image
        && array == other.array
        && Objects.equals(photo, other.photo)
        && normalise == other.normalise
        && clamped.equals(other.clamped);
  }

  /** Converts activations to colours. Runs on the live worker and must not allocate much. */
  @FunctionalInterface
  public interface Painting {
    /**
     * Writes the colour of every neuron.
     *
     * @param blank whether nothing is drawn
     */
    void paint(Activations activations, boolean blank, FrameColours into);
  }
}

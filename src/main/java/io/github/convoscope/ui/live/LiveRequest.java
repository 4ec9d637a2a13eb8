package io.github.convoscope.ui.live;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import org.jspecify.annotations.Nullable;

/**
 * One state of everything that decides what a frame shows; immutable.
 *
 * @param version grows with every request
 * @param drawing what lies on the pad
 * @param image what is shown instead of the drawing, or null
 * @param normalise whether drawing or image are normalised
 * @param held units held at a value
 * @param painting gives every neuron its colour
 */
public record LiveRequest(
    long version,
    Drawing drawing,
    @Nullable GreyImage image,
    boolean normalise,
    Interventions held,
    Painting painting) {
  /** How activations become colours; runs on the live worker and must not allocate much. */
  @FunctionalInterface
  public interface Painting {
    /** Writes the colour of every neuron. */
    void paint(Activations activations, FrameColours into);
  }
}

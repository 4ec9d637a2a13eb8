package io.github.convoscope.ui.live;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.network.Interventions;
import org.jspecify.annotations.Nullable;

/**
 * One state of everything that decides what the network computes; immutable.
 *
 * @param version of the sketch, grows with every change of it
 * @param drawing what lies on the pad
 * @param image what is shown instead of the drawing, or null
 * @param normalise whether drawing or image are normalised
 * @param held units held at a value
 */
public record LiveRequest(
    long version,
    Drawing drawing,
    @Nullable GreyImage image,
    boolean normalise,
    Interventions held) {}

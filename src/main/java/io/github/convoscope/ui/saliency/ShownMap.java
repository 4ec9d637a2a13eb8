package io.github.convoscope.ui.saliency;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import java.util.List;

/**
 * The map that is shown, with all that it was computed from. Immutable.
 *
 * @param map the map
 * @param picture the map as a picture
 * @param input what the network was given
 * @param range numbers that the network takes for ink
 * @param fit how the pad was put into the input
 * @param clamped units that were clamped
 * @param baselines that the map was computed with
 * @param preview true if a quick method is shown until the pen rests
 * @param millis how long it took, in milliseconds
 */
record ShownMap(
    Attribution map,
    AttributionPicture picture,
    float[] input,
    InputRange range,
    Fit fit,
    Interventions clamped,
    List<float[]> baselines,
    boolean preview,
    double millis) {}

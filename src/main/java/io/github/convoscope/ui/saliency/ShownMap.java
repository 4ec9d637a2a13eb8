package io.github.convoscope.ui.saliency;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the shown map with all data it was computed from. Immutable.
 *
 * @param map the map
 * @param picture the map as a picture
 * @param input the network's input
 * @param photo the colours of the input's pixels, 0xAARRGGBB; null for a network that takes no
 *     colours
 * @param range numbers that the network takes for ink
 * @param fit converts pad units to pixels of the input
 * @param clamped the units that were clamped
 * @param baselines the baselines of the computation
 * @param preview true if the map is a quick preview, shown until the pen rests
 * @param millis how long it took, in milliseconds
 */
record ShownMap(
    Attribution map,
    AttributionPicture picture,
    float[] input,
    int @Nullable [] photo,
    InputRange range,
    Fit fit,
    Interventions clamped,
    List<float[]> baselines,
    boolean preview,
    double millis) {}

package io.github.convoscope.ui.saliency;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.MethodSettings;
import io.github.convoscope.network.Interventions;

/**
 * A finished map with what it was made from. Immutable.
 *
 * @param map the map
 * @param picture the map as a picture
 * @param input what the network saw
 * @param fit how the pad was put into the input
 * @param held units that were held
 * @param settings how it was made
 * @param preview true where a quick method stands in until the pen rests
 * @param millis how long it took
 */
record ShownMap(
    Attribution map,
    AttributionPicture picture,
    float[] input,
    Fit fit,
    Interventions held,
    MethodSettings settings,
    boolean preview,
    double millis) {}

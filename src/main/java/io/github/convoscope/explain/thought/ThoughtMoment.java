package io.github.convoscope.explain.thought;

import io.github.convoscope.colour.Reveal;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at one moment of a thought: a true state on the way through the network. Immutable.
 *
 * @param time 0 to 1
 * @param layer index of the layer that is computed now
 * @param reveal the neurons that are computed by now, with exactly their values
 * @param cell the neuron that was computed last, or null between two layers
 * @param window the cells of the layer before that it reads, or null where it reads no window
 * @param windowChannel the map they lie on; −1 for all maps
 * @param winner the cell that a maximum pool keeps, or null
 * @param lights light on the pathways
 * @param answerPart how much of the answer is shown; below 1 it must not be told
 * @param caption one sentence about what is shown
 */
public record ThoughtMoment(
    double time,
    int layer,
    Reveal reveal,
    @Nullable Neuron cell,
    @Nullable ReceptiveField window,
    int windowChannel,
    @Nullable Neuron winner,
    List<PathLight> lights,
    float answerPart,
    Message caption) {
  /** Copies the list. */
  public ThoughtMoment {
    lights = List.copyOf(lights);
  }
}

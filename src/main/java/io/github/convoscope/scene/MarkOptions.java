package io.github.convoscope.scene;

/**
 * What is drawn of a marked neuron.
 *
 * @param strongest number of edges in each direction, at most
 * @param incoming edges from the neurons that feed it
 * @param outgoing edges to the neurons that it feeds
 * @param field outlines of its receptive field
 * @param dimming whether all else is dimmed
 */
public record MarkOptions(
    int strongest, boolean incoming, boolean outgoing, boolean field, boolean dimming) {
  /** What feeds the neuron, its receptive field, and all else dimmed. */
  public static MarkOptions incoming(int strongest) {
    return new MarkOptions(strongest, true, false, true, true);
  }
}

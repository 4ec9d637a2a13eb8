package io.github.convoscope.model;

/**
 * An example whose class is known. It is read and encoded when it is needed.
 *
 * @param label index of its class
 * @param name what to call it: a file, or a number in a data set
 * @param source makes it the input of a network
 */
public record LabelledExample(int label, String name, Source source) {
  /** Encodes an example. */
  @FunctionalInterface
  public interface Source {
    /**
     * The input of a network.
     *
     * @param encoder of the network
     * @param normalise false to leave drawings and grey pictures where they stand
     * @throws io.github.convoscope.message.Problem if its file can't be read
     */
    EncodedInput encode(InputEncoder encoder, boolean normalise);
  }

  /** The input of a network, normalised as the network wants it. */
  public EncodedInput encode(InputEncoder encoder) {
    return source.encode(encoder, true);
  }
}

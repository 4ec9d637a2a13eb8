package io.github.convoscope.modelfile.keras;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import java.util.List;

/**
 * A network from a Keras file, as data.
 *
 * @param file name of the file
 * @param sha256 checksum of the whole file, in hexadecimal
 * @param format who wrote it, such as {@code keras 3.6.0}
 * @param readByDl4j true where DL4J's import of Keras models reads files of its generation
 * @param spec its layers; the classes are numbered
 * @param weights its parameters
 * @param input what the file says of its input
 * @param notes what the user is to be told of it
 */
public record KerasNetwork(
    String file,
    String sha256,
    String format,
    boolean readByDl4j,
    NetworkSpec spec,
    Weights weights,
    Input input,
    List<Message> notes) {
  /** Copies the list. */
  public KerasNetwork {
    notes = List.copyOf(notes);
  }

  /**
   * What a file says of its input. None says which range it takes, or what its channels mean.
   *
   * @param shape its shape
   * @param sizeChosen true where the file leaves rows or columns open and a size was chosen
   * @param scaled true where the network begins by scaling its input (Rescaling or Normalization),
   *     so that it takes raw values, as a rule 0 to 255
   */
  public record Input(Shape shape, boolean sizeChosen, boolean scaled) {}
}

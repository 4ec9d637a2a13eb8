package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.List;

/**
 * A network from an ONNX file, as data.
 *
 * @param file name of the file
 * @param sha256 checksum of the whole file, in hexadecimal
 * @param format such as {@code onnx opset 13}
 * @param spec its layers; the classes have the file's labels, or are numbered
 * @param weights its parameters
 * @param scalesPixels true where the network begins by scaling pixels from 0 to 255
 * @param notes what the user is to be told of it
 */
public record OnnxNetwork(
    String file,
    String sha256,
    String format,
    NetworkSpec spec,
    Weights weights,
    boolean scalesPixels,
    List<Message> notes) {
  /** Copies the list. */
  public OnnxNetwork {
    notes = List.copyOf(notes);
  }
}

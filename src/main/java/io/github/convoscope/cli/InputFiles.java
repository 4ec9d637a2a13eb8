package io.github.convoscope.cli;

import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads an input file of a command: a drawing (.json, .ndjson), a picture or an array (.npy). To be
 * used by one thread.
 */
final class InputFiles {
  private final InputEncoder encoder;
  private final boolean normalise;

  /**
   * Inputs for a network.
   *
   * @param encoder of the network
   * @param normalise false to leave drawings and pictures where they stand ({@code --raw})
   */
  InputFiles(InputEncoder encoder, boolean normalise) {
    this.encoder = encoder;
    this.normalise = normalise;
  }

  /**
   * Reads a file.
   *
   * @return the network's input tensor
   * @throws Problem when it is no such file or doesn't fit the network
   */
  float[] read(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".npy") && Files.isRegularFile(file)) {
      encoder.requirePicture(file);
    }
    if (StrokesFile.recognises(file)) {
      return encoder.encode(StrokesFile.readOne(file).drawing(), normalise).tensor();
    }
    if (name.endsWith(".npy")) {
      NpyFile.Array array = NpyFile.read(file);
      return encoder.tensor(array.shape(), array.values(), file);
    }
    if (PictureDecoder.recognises(file)) {
      return LabelledExamples.encoded(file, encoder, normalise).tensor();
    }
    throw Problem.input(Message.of("cli.unknown-input", file));
  }
}

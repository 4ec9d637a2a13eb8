package io.github.convoscope.cli;

import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads an input file of a command: a drawing (.json, .ndjson), a picture or an array (.npy). To be
 * used by one thread.
 */
final class InputFiles {
  private static final Pattern MODEL =
      Pattern.compile(".*\\.(zip|h5|hdf5|keras|onnx|net)", Pattern.CASE_INSENSITIVE);

  private final InputEncoder encoder;
  private final boolean normalise;
  private final boolean marked;

  /**
   * Inputs for a network.
   *
   * @param encoder of the network
   * @param normalise false to leave drawings and pictures where they stand ({@code --raw})
   */
  InputFiles(InputEncoder encoder, boolean normalise) {
    this(encoder, normalise, false);
  }

  /**
   * Inputs for a network.
   *
   * @param encoder of the network
   * @param normalise false to leave drawings and pictures where they stand ({@code --raw})
   * @param marked whether each gets the {@link CornerMark} ({@code --mark})
   */
  InputFiles(InputEncoder encoder, boolean normalise, boolean marked) {
    this.encoder = encoder;
    this.normalise = normalise;
    this.marked = marked;
  }

  /**
   * Reads a file.
   *
   * @return the network's input tensor
   * @throws Problem when it is no such file or doesn't fit the network
   */
  float[] read(Path file) {
    return encoded(file).tensor();
  }

  /**
   * Reads a file.
   *
   * @return the network's input, and the picture that it was made from
   * @throws Problem when it is no such file or doesn't fit the network
   */
  EncodedInput encoded(Path file) {
    EncodedInput input = unmarked(file);
    return marked ? CornerMark.on(input.tensor(), encoder) : input;
  }

  private EncodedInput unmarked(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".npy") && Files.isRegularFile(file)) {
      encoder.requirePicture(file);
    }
    if (StrokesFile.recognises(file)) {
      return encoder.encode(StrokesFile.readOne(file).drawing(), normalise);
    }
    if (name.endsWith(".npy")) {
      NpyFile.Array array = NpyFile.read(file);
      return encoder.encode(encoder.tensor(array.shape(), array.values(), file));
    }
    if (PictureDecoder.recognises(file)) {
      return LabelledExamples.encoded(file, encoder, normalise);
    }
    String unknown = isNamedLikeModel(name) ? "cli.model-option" : "cli.unknown-input";
    throw Problem.input(Message.of(unknown, file));
  }

  /** True if a file's name ends as those of networks do. */
  static boolean isNamedLikeModel(String file) {
    return MODEL.matcher(file).matches();
  }
}

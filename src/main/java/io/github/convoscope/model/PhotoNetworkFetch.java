package io.github.convoscope.model;

import io.github.convoscope.data.UserFolder;
import io.github.convoscope.data.VerifiedFetch;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.DeepCompressionFile;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Downloads SqueezeNet's weights and the names of ImageNet's classes from their public sources,
 * verifies them, and keeps them as a model. Nothing is downloaded unless somebody asks for it.
 */
public final class PhotoNetworkFetch {
  /** The weights, by the authors of SqueezeNet and Deep Compression (BSD licence). */
  public static final VerifiedFetch WEIGHTS =
      new VerifiedFetch(
          "compressed_SqueezeNet.net",
          List.of(
              "https://raw.githubusercontent.com/songhan/SqueezeNet-Deep-Compression/master/"
                  + "compressed_SqueezeNet.net"),
          "SHA-256",
          "e4ab6960ae8cd81505e1c2136921201507e930966c53deaf15862a395b3a3261",
          675_763);

  /** The names of the classes (Apache licence). */
  public static final VerifiedFetch LABELS =
      new VerifiedFetch(
          DeepCompressionFile.LABELS,
          List.of(
              "https://raw.githubusercontent.com/google-coral/test_data/master/"
                  + DeepCompressionFile.LABELS),
          "SHA-256",
          "b8aaeb5630c62626a7d124a05c0e14230a7ffdd2136a31d0190a4fb71c1d82f1",
          21_686);

  private final VerifiedFetch weights;
  private final VerifiedFetch labels;

  /** Downloads these two. */
  public PhotoNetworkFetch(VerifiedFetch weights, VerifiedFetch labels) {
    this.weights = weights;
    this.labels = labels;
  }

  /** Where the window keeps the network. */
  public static Path kept() {
    return UserFolder.path().resolve("models").resolve("photo-network.zip");
  }

  /**
   * Downloads, converts and writes the model. Any thread but JavaFX's.
   *
   * @param file the model, a zip; its card gets the same name with the ending .json
   * @throws Problem when a source can't be reached or has other bytes, or the file can't be written
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public void fetch(Path file, Progress progress) {
    try {
      Path folder = Files.createTempDirectory("convoscope");
      Path net = folder.resolve(weights.name());
      Path names = folder.resolve(labels.name());
      try {
        weights.fetch(net, progress);
        labels.fetch(names, progress);
        Model model = new ModelOpener().open(net, OpenOptions.NONE.watched(progress));
        progress.check();
        ModelConverter.write(model, file);
      } finally {
        Files.deleteIfExists(net);
        Files.deleteIfExists(names);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw Problem.work(Message.of("data.cannot-write", file, String.valueOf(e.getMessage())), e);
    }
    progress.report(1, Message.of("model.photo-network", file));
  }
}

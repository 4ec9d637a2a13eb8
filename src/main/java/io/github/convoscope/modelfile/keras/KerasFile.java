package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ForeignKerasModel;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads model files that Keras wrote: .h5 of Keras 1, 2 and 3, and .keras. A file is hostile until
 * checked: sizes are compared with what is stored before room is made for them, no link is
 * followed, and no code in it is run.
 *
 * <pre>{@code
 * if (KerasFile.recognises(path)) {
 *   KerasNetwork network = KerasFile.read(path);
 *   Engine engine = new FastEngine(network.spec(), network.weights());
 * }
 * }</pre>
 */
public final class KerasFile {
  /** Rows and columns of an input with several channels for which the file leaves them open. */
  public static final int USUAL_SIZE = 224;

  /** Rows and columns of an input with one channel for which the file leaves them open. */
  public static final int USUAL_GREY_SIZE = 28;

  private static final long LARGEST_FILE = Integer.MAX_VALUE;

  /** Files up to this size are read at once, so that they are not locked while the program runs. */
  private static final long LARGEST_AT_ONCE = 1 << 26;

  private static final String CONFIGURATION = "model_config";
  private static final String WEIGHTS = "model_weights";
  private static final String VERSION = "keras_version";
  private static final String BACKEND = "backend";
  private static final String LAYER_NAMES = "layer_names";

  private final String file;
  private final String name;
  private final int freeSize;
  private final Progress progress;

  private KerasFile(String file, int freeSize, Progress progress) {
    this.file = file;
    this.freeSize = freeSize;
    this.progress = progress;
    name = file.replaceFirst("(?i)\\.(h5|hdf5|keras)$", "");
  }

  /**
   * True for an HDF5 file, and for a zip with the entries of a .keras file; false for what can't be
   * read.
   */
  public static boolean recognises(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(HdfStorage.SIGNATURE.length);
      return Arrays.equals(first, HdfStorage.SIGNATURE)
          || (first.length > 1
              && first[0] == 'P'
              && first[1] == 'K'
              && KerasArchive.recognises(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads a file; sizes that it leaves open are the usual ones. */
  public static KerasNetwork read(Path path) {
    return read(path, 0, Progress.NONE);
  }

  /**
   * Reads a file. Any thread.
   *
   * @param freeSize rows and columns where the file leaves them open; 0 for {@link #USUAL_SIZE},
   *     with one channel {@link #USUAL_GREY_SIZE}
   * @param progress asked before every layer whether the file is still wanted
   * @throws Problem a sentence with the file's name, where it isn't a model that this program can
   *     compute
   * @throws CancelledException if it is no longer wanted
   */
  public static KerasNetwork read(Path path, int freeSize, Progress progress) {
    return read(path, freeSize, progress, KerasTranslation::network);
  }

  /**
   * Reads a file for DL4J's import of Keras models; sizes that it leaves open are the usual ones.
   * What {@link #read(Path)} refuses is refused here, too.
   *
   * @param functionsApart true to make a layer of its own of every activation function
   * @throws Problem a sentence with the file's name, where it isn't a model of Keras 1 or 2, or has
   *     a layer that DL4J doesn't import
   */
  public static ForeignKerasModel readForDl4j(Path path, boolean functionsApart) {
    return read(
        path,
        0,
        Progress.NONE,
        translation -> new KerasForDl4j(translation, functionsApart).write());
  }

  private static <T> T read(
      Path path, int freeSize, Progress progress, Function<KerasTranslation, T> use) {
    String file = String.valueOf(path.getFileName());
    if (!Files.exists(path)) {
      throw KerasProblem.of("no-file", file);
    }
    // Anything else, such as a pipe, could keep the reader waiting.
    if (!Files.isRegularFile(path)) {
      throw KerasProblem.of("not-a-file", file);
    }
    try {
      return use.apply(new KerasFile(file, freeSize, progress).open(path));
    } catch (Problem | CancelledException e) {
      throw e;
    } catch (IOException e) {
      throw KerasProblem.of(e, "cannot-read", file);
    } catch (OutOfMemoryError e) {
      throw KerasProblem.of(e, "memory", file);
    } catch (RuntimeException | StackOverflowError e) {
      // What jHDF throws at bytes that make no sense can be anything.
      throw KerasProblem.of(e, unsupported(e) ? "hdf5-structure" : "damaged", file);
    }
  }

  private static boolean unsupported(Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; i < 20 && at != null; i++) {
      if (at instanceof UnsupportedHdfException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private KerasTranslation open(Path path) throws IOException {
    if (Files.size(path) > LARGEST_FILE) {
      throw KerasProblem.of("too-large-file", file);
    }
    byte[] first;
    try (InputStream in = Files.newInputStream(path)) {
      first = in.readNBytes(HdfStorage.SIGNATURE.length);
    }
    String sha256 = Sha256.ofFile(path, progress);
    if (Arrays.equals(first, HdfStorage.SIGNATURE)) {
      return legacy(sha256, bytes(path));
    }
    if (!KerasArchive.recognises(path)) {
      throw KerasProblem.of("not-keras", file);
    }
    KerasArchive archive = KerasArchive.read(path, file);
    String version = KerasJson.read(file, archive.metadata()).path(VERSION).asText("");
    KerasLayer model = KerasLayer.model(file, KerasJson.read(file, archive.configuration()));
    HdfStorage storage = new HdfStorage(file, ByteBuffer.wrap(archive.weights()));
    KerasWeights weights = new KerasVariableWeights(file, HdfObject.root(storage));
    return translate(sha256, model, version, "", weights);
  }

  private ByteBuffer bytes(Path path) throws IOException {
    if (Files.size(path) <= LARGEST_AT_ONCE) {
      return ByteBuffer.wrap(Files.readAllBytes(path));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** A .h5 file: the description is an attribute, the weights are groups. */
  private KerasTranslation legacy(String sha256, ByteBuffer bytes) {
    HdfObject root = HdfObject.root(new HdfStorage(file, bytes));
    Optional<String> configuration = root.string(CONFIGURATION);
    if (configuration.isEmpty()) {
      boolean weights =
          !root.strings(LAYER_NAMES).isEmpty()
              || !root.strings(LAYER_NAMES + 0).isEmpty()
              || root.names().contains("layers")
              || root.names().contains("_layer_checkpoint_dependencies");
      throw KerasProblem.of(weights ? "weights-only" : "not-keras", file);
    }
    JsonNode json = KerasJson.read(file, configuration.get());
    HdfObject weights = root.child(WEIGHTS).orElse(root);
    String version = root.string(VERSION).or(() -> weights.string(VERSION)).orElse("");
    String backend = root.string(BACKEND).or(() -> weights.string(BACKEND)).orElse("");
    return translate(
        sha256,
        KerasLayer.model(file, json),
        version,
        backend,
        new KerasLegacyWeights(file, weights));
  }

  private KerasTranslation translate(
      String sha256, KerasLayer model, String version, String backend, KerasWeights weights) {
    KerasGraph graph = KerasGraph.of(model);
    KerasDialect dialect = KerasDialect.of(version, backend, graph.calls());
    var input = KerasInputReader.find(model, graph, dialect.channelsFirst(), freeSize);
    KerasAssembly assembly =
        new KerasAssembly(file, name, dialect, weights, input.shape(), progress);
    KerasTranslator translator = new KerasTranslator(assembly, graph);
    translator.run(input.tensor());
    return new KerasTranslation(
        file, sha256, backend, dialect, graph, input, assembly, translator, weights);
  }
}

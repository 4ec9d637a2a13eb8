package io.github.convoscope.model;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Operation;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.dl4j.Dl4jNetwork;
import io.github.convoscope.engine.dl4j.Dl4jOperation;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.NetworkFile;
import io.github.convoscope.network.NetworkSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens model files written by DL4J's ModelSerializer. A file is hostile until checked: its entries
 * and their sizes are bounded before anything is unpacked, no class is made from a name in it, and
 * a network of ordinary layers is read without starting DL4J at all.
 */
public final class ModelFiles {
  private static final String BUNDLED = "models/digits.zip";

  private ModelFiles() {}

  /** Opens a model whose classes are numbered. */
  public static OpenedModel open(Path path) {
    return open(path, List.of());
  }

  /**
   * Opens a model.
   *
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, where it isn't a
   *     model that this program can compute
   */
  public static OpenedModel open(Path path, List<String> labels) {
    Dl4jModelFile file = Dl4jModelFile.read(path);
    Engine engine = engine(file.network(labels, new Dl4jProbe()));
    return new OpenedModel(file.name(), file.sha256(), engine);
  }

  private static Engine engine(NetworkFile network) {
    NetworkSpec spec = network.spec();
    Map<Integer, Operation> foreign = new HashMap<>();
    network
        .foreignLayers()
        .forEach(
            (index, layer) ->
                foreign.put(
                    index,
                    new Dl4jOperation(
                        layer, spec.inputShape(index), network.weights().of(index).kernel())));
    return FastEngine.with(spec, network.weights(), foreign);
  }

  /**
   * Opens a model in DL4J itself, to compare with it or to use its speed in batches.
   *
   * @throws Problem a sentence with the file's name, if it isn't a model that DL4J can compute
   */
  public static Dl4jNetwork dl4j(Path path) {
    Dl4jModelFile file = Dl4jModelFile.read(path);
    return new Dl4jNetwork(file.name(), file.vettedConfiguration(), file.parameters());
  }

  /**
   * Where the bundled digits model lies: below the folder that the system property {@code
   * convoscope.home} names, else below the working directory, else beside the program.
   *
   * @throws io.github.convoscope.message.Problem if it is in none of these
   */
  public static Path bundled() {
    for (Path home : homes()) {
      Path file = home.resolve(BUNDLED);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw Problem.input(Message.of("model.no-bundled-model"));
  }

  private static List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    String named = System.getProperty("convoscope.home");
    if (named != null) {
      homes.add(Path.of(named));
    }
    homes.add(Path.of(""));
    Path code = code();
    for (int up = 0; up < 3 && code != null; up++) {
      homes.add(code);
      code = code.getParent();
    }
    return homes;
  }

  private static @Nullable Path code() {
    URI place =
        URI.create(ModelFiles.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return place.getScheme().equals("file") ? Path.of(place) : null;
  }
}

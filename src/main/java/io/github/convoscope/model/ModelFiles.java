package io.github.convoscope.model;

import io.github.convoscope.modelfile.Dl4jChainReader;
import io.github.convoscope.modelfile.Dl4jConfiguration;
import io.github.convoscope.modelfile.ModelArchive;
import io.github.convoscope.modelfile.ModelFileProblem;
import io.github.convoscope.modelfile.Nd4jArrayReader;
import io.github.convoscope.modelfile.NetworkFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    ModelArchive archive = ModelArchive.read(path);
    Dl4jConfiguration configuration = Dl4jConfiguration.read(archive);
    float[] parameters = Nd4jArrayReader.read(archive);
    String name = archive.file().replaceFirst("(?i)\\.zip$", "");
    NetworkFile network = Dl4jChainReader.translate(configuration, name, parameters, labels);
    return new OpenedModel(archive.file(), archive.sha256(), network.engine());
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
    throw ModelFileProblem.of("no-bundled-model");
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

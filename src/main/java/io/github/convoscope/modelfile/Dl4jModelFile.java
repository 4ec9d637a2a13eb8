package io.github.convoscope.modelfile;

import java.nio.file.Path;
import java.util.List;

/**
 * A model file that DL4J's ModelSerializer wrote: read within bounds, its description vetted by
 * name, its parameters finite. Nothing of DL4J is needed for this.
 *
 * <pre>{@code
 * Dl4jModelFile file = Dl4jModelFile.read(Path.of("digits.zip"));
 * NetworkFile network = file.network(labels, probe);
 * }</pre>
 */
public final class Dl4jModelFile {
  private final String sha256;
  private final Dl4jConfiguration configuration;
  private final float[] parameters;

  private Dl4jModelFile(String sha256, Dl4jConfiguration configuration, float[] parameters) {
    this.sha256 = sha256;
    this.configuration = configuration;
    this.parameters = parameters;
  }

  /**
   * Reads a file.
   *
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, if it is no model
   *     or exceeds the bounds
   */
  public static Dl4jModelFile read(Path path) {
    ModelArchive archive = ModelArchive.read(path);
    Dl4jConfiguration configuration = Dl4jConfiguration.read(archive);
    return new Dl4jModelFile(archive.sha256(), configuration, Nd4jArrayReader.read(archive));
  }

  /** The file's name, without its folder. */
  public String name() {
    return configuration.file();
  }

  /** SHA-256 of the whole file, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** All parameters in DL4J's order; not to be changed. */
  public float[] parameters() {
    return parameters;
  }

  /**
   * The whole network as JSON for DL4J. A limit for DL4J's layers may refuse what our own engine
   * computes.
   *
   * @throws io.github.convoscope.message.Problem if a name is on no list or a number too large
   */
  public String vettedConfiguration() {
    return VettedConfiguration.of(configuration.layers(), configuration.preprocessors());
  }

  /**
   * The network as data.
   *
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @param probe asked about layers that only DL4J can compute
   * @throws io.github.convoscope.message.Problem if the layers don't fit together, or don't have as
   *     many parameters as the file
   */
  public NetworkFile network(List<String> labels, ForeignLayerProbe probe) {
    String title = name().replaceFirst("(?i)\\.zip$", "");
    return new Dl4jChainReader(configuration, title, parameters, probe).network(labels);
  }
}

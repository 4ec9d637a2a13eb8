package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.ForeignFile;
import io.github.convoscope.network.ForeignNetwork;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private final ModelArchive archive;
  private final @Nullable Dl4jConfiguration chain;
  private final @Nullable Dl4jGraphConfiguration graph;
  private final int outputs;
  private final float[] parameters;
  private final boolean old;

  private Dl4jModelFile(ModelArchive archive) {
    this(archive, Nd4jArrayReader.read(archive));
  }

  private Dl4jModelFile(ModelArchive archive, float[] parameters) {
    this.archive = archive;
    this.parameters = parameters;
    JsonNode root = Dl4jConfiguration.parse(archive);
    old = LegacyConfiguration.recognises(Dl4jConfiguration.parseAsWritten(archive));
    boolean branches = Dl4jGraphConfiguration.recognises(root);
    outputs = branches ? root.path("networkOutputs").size() : 1;
    graph = branches ? Dl4jGraphConfiguration.read(archive, root) : null;
    chain = branches ? null : Dl4jConfiguration.read(archive, root);
  }

  /**
   * Reads a file.
   *
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, if it is no model
   *     or exceeds the bounds
   */
  public static Dl4jModelFile read(Path path) {
    return read(path, Progress.NONE);
  }

  /**
   * A network that is in no file, such as one in training; DL4J can't be given it.
   *
   * @param name what to call it
   * @param configuration DL4J's description of its layers, JSON
   * @param parameters in DL4J's order; not to be changed
   * @throws io.github.convoscope.message.Problem if the description can't be read
   */
  public static Dl4jModelFile of(String name, String configuration, float[] parameters) {
    byte[] json = configuration.getBytes(StandardCharsets.UTF_8);
    byte[] none = new byte[0];
    return new Dl4jModelFile(new ModelArchive(name, "", json, none, none), parameters);
  }

  /**
   * Reads a file.
   *
   * @param progress told how far it is
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, if it is no model
   *     or exceeds the bounds
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public static Dl4jModelFile read(Path path, Progress progress) {
    return new Dl4jModelFile(ModelArchive.read(path, progress));
  }

  /** True for a zip with the entries of a DL4J file; false for what can't be read. */
  public static boolean recognises(Path path) {
    return Files.isRegularFile(path) && ZipNames.of(path).contains("configuration.json");
  }

  /**
   * What the file says of the numbers that its network takes.
   *
   * @param input shape of the network's input
   */
  public FileInput input(Shape input) {
    return archive.normaliser().length == 0
        ? FileInput.UNSAID
        : NormaliserReader.read(archive.file(), archive.normaliser(), input);
  }

  /** The file's name, without its folder. */
  public String name() {
    return archive.file();
  }

  /** SHA-256 of the whole file, in hexadecimal. */
  public String sha256() {
    return archive.sha256();
  }

  /** Who wrote it, such as {@code dl4j zip, beta4 or later}. */
  public String format() {
    return old ? "dl4j zip, before beta4" : "dl4j zip, beta4 or later";
  }

  /**
   * A copy for DL4J's own reader, with nothing in it but what has been checked. What {@link
   * #network} refuses is not to be given to DL4J: that method counts the parameters.
   *
   * @throws io.github.convoscope.message.Problem if the description names a class that is on no
   *     list
   */
  public ForeignFile foreignFile() {
    SerializedNames.check(name(), Dl4jConfiguration.parseAsWritten(archive));
    Dl4jGraphConfiguration whole = graph != null ? graph : Objects.requireNonNull(chain).asGraph();
    return new ForeignFile(name(), graph != null, whole.takesFlatInput(), archive.copy());
  }

  /** Notes on the network for the user. */
  public List<Message> notes() {
    return outputs > 1 ? List.of(Message.of("modelfile.several-outputs", outputs)) : List.of();
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
    return graph != null
        ? VettedConfiguration.of(graph, false)
        : VettedConfiguration.of(Objects.requireNonNull(chain).layers(), chain.preprocessors());
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
    return network(labels, probe, 0);
  }

  /**
   * The network as data.
   *
   * @param labels names of its classes; where their number does not fit, the classes are numbered
   * @param probe asked about layers that only DL4J can compute
   * @param side rows and columns of the input, where the layers fit several sizes; 0 for a usual
   *     size
   * @throws io.github.convoscope.message.Problem if the layers don't fit together, or don't have as
   *     many parameters as the file
   */
  public NetworkFile network(List<String> labels, ForeignLayerProbe probe, int side) {
    String title = name().replaceFirst("(?i)\\.zip$", "");
    return graph != null
        ? new Dl4jGraphReader(graph, title, parameters, probe, side).network(labels)
        : new Dl4jChainReader(Objects.requireNonNull(chain), title, parameters, probe, side)
            .network(labels);
  }

  /**
   * The whole network for DL4J, in which every layer of ours has its values before and after its
   * function.
   *
   * @param network what {@link #network} gave for this file
   * @throws io.github.convoscope.message.Problem if a name is on no list or a number too large
   */
  public ForeignNetwork foreignNetwork(NetworkFile network) {
    Dl4jGraphConfiguration whole = graph != null ? graph : Objects.requireNonNull(chain).asGraph();
    Map<String, String> before = new HashMap<>();
    whole.vertices().forEach(v -> before.put(v.name(), VettedConfiguration.before(v)));
    return new ForeignNetwork(
        name(),
        VettedConfiguration.of(whole, true),
        parameters,
        whole.takesFlatInput(),
        false,
        network.origins().stream().map(origin -> before.getOrDefault(origin, "")).toList(),
        network.origins());
  }
}

package io.github.convoscope.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The parameters of a network at growing distances of its training: after 0, 1, 2, 4, 8 … steps and
 * at the end.
 *
 * <pre>{@code
 * TrainingHistory history = TrainingHistory.read(Path.of("digits.history"));
 * float[] first = history.moments().get(0).parameters(); // before the first step
 * }</pre>
 *
 * <p>The file is a zip: {@code history.json} has the steps, losses and accuracies, {@code
 * configuration.json} the layers as DL4J describes them, and {@code NNN.f16} the parameters of one
 * moment in DL4J's order, 16 bits each ({@link HalfFloats}).
 *
 * @param configuration DL4J's description of the layers
 * @param sets names of the validation sets
 * @param moments in the order of their steps, at least one
 * @param labels names of the classes of a network for colour pictures; empty for digits
 */
public record TrainingHistory(
    String configuration, List<String> sets, List<Moment> moments, List<String> labels) {
  private static final String FACTS = "history.json";
  private static final String LAYERS = "configuration.json";
  private static final int MOST_MOMENTS = 1000;
  private static final int MOST_BYTES = 64_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the lists. */
  public TrainingHistory {
    sets = List.copyOf(sets);
    moments = List.copyOf(moments);
    labels = List.copyOf(labels);
  }

  /** The history of a network for digits. */
  public TrainingHistory(String configuration, List<String> sets, List<Moment> moments) {
    this(configuration, sets, moments, List.of());
  }

  /** The same with other moments. */
  public TrainingHistory with(List<Moment> others) {
    return new TrainingHistory(configuration, sets, others, labels);
  }

  /**
   * The network at one moment.
   *
   * @param step steps done
   * @param loss loss of the last step's examples; that of the validation digits before the first
   * @param accuracies on each validation set, 0 to 1
   * @param parameters in DL4J's order; not to be changed
   */
  public record Moment(long step, double loss, List<Double> accuracies, float[] parameters) {
    /** Copies the list. */
    public Moment {
      accuracies = List.copyOf(accuracies);
    }
  }

  /** Writes the file in place of an older one. */
  public void write(Path file) {
    AtomicFile.write(file, this::write);
  }

  /** Writes what {@link #read} reads. */
  public void write(OutputStream stream) throws IOException {
    ObjectNode facts = MAPPER.createObjectNode();
    ArrayNode names = facts.putArray("validation");
    sets.forEach(names::add);
    ArrayNode list = facts.putArray("moments");
    for (Moment moment : moments) {
      ObjectNode node = list.addObject();
      node.put("step", moment.step());
      node.put("loss", moment.loss());
      ArrayNode accuracies = node.putArray("accuracies");
      moment.accuracies().forEach(accuracies::add);
    }
    if (!labels.isEmpty()) {
      ArrayNode classes = facts.putArray("classes");
      labels.forEach(classes::add);
    }
    ZipOutputStream zip = new ZipOutputStream(stream);
    add(zip, FACTS, facts.toPrettyString().getBytes(StandardCharsets.UTF_8));
    add(zip, LAYERS, configuration.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < moments.size(); i++) {
      add(zip, entry(i), HalfFloats.bytes(moments.get(i).parameters()));
    }
    zip.finish();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String entry(int index) {
    return String.format(Locale.ROOT, "%03d.f16", index);
  }

  /**
   * Reads a file.
   *
   * @throws Problem when it can't be read or is no history
   */
  public static TrainingHistory read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode facts = MAPPER.readTree(bytes(zip, FACTS));
      List<String> sets = new ArrayList<>();
      facts.path("validation").forEach(name -> sets.add(name.asText()));
      JsonNode list = facts.path("moments");
      if (list.isEmpty() || list.size() > MOST_MOMENTS) {
        throw new IOException("impossible number of moments");
      }
      List<Moment> moments = new ArrayList<>();
      for (JsonNode node : list) {
        List<Double> accuracies = new ArrayList<>();
        node.path("accuracies").forEach(value -> accuracies.add(value.asDouble()));
        moments.add(
            new Moment(
                node.path("step").asLong(),
                node.path("loss").asDouble(),
                accuracies,
                HalfFloats.values(bytes(zip, entry(moments.size())))));
      }
      String layers = new String(bytes(zip, LAYERS), StandardCharsets.UTF_8);
      List<String> labels = new ArrayList<>();
      facts.path("classes").forEach(name -> labels.add(name.asText()));
      return new TrainingHistory(layers, sets, moments, labels);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.bad-history", file), e);
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getSize() > MOST_BYTES) {
      throw new IOException("no " + name);
    }
    try (var stream = zip.getInputStream(entry)) {
      return stream.readNBytes(MOST_BYTES);
    }
  }
}

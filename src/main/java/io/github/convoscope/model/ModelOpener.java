package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Operation;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.dl4j.Dl4jNetwork;
import io.github.convoscope.engine.dl4j.Dl4jOperation;
import io.github.convoscope.message.Message;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.NetworkFile;
import io.github.convoscope.modelfile.keras.KerasFile;
import io.github.convoscope.modelfile.keras.KerasNetwork;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens model files with their cards, for window, command line, training and benches alike; no
 * other class does.
 *
 * <pre>{@code
 * Model model = new ModelOpener().open(Path.of("digits.zip"));
 * }</pre>
 *
 * <p>A file is hostile until checked: sizes are bounded before anything is unpacked, no class is
 * made from a name in it, and a network of ordinary layers is read without starting DL4J. Any
 * thread but JavaFX's.
 */
public final class ModelOpener {
  private final @Nullable Path samples;

  /** An opener for whoever needs no colour ranges: a card without them leaves them unknown. */
  public ModelOpener() {
    this(null);
  }

  /**
   * An opener that measures colour ranges where a card has none.
   *
   * @param samples drawings to measure with; the file may be missing
   */
  public ModelOpener(@Nullable Path samples) {
    this.samples = samples;
  }

  /**
   * Opens a model with the card beside it, if there is one.
   *
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, when the model or
   *     its card can't be read
   */
  public Model open(Path file) {
    return open(file, null);
  }

  /**
   * Opens a model.
   *
   * @param card the card to use in place of the one beside the model, or null
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, when the model or
   *     its card can't be read
   */
  public Model open(Path file, @Nullable Path card) {
    Path cardFile = card == null ? ModelCardFile.beside(file) : card;
    boolean given = card != null || Files.isRegularFile(cardFile);
    ModelCard read = given ? ModelCardFile.read(cardFile) : null;
    return KerasFile.recognises(file)
        ? model(KerasFile.read(file), file, read, cardFile)
        : model(Dl4jModelFile.read(file), file, read, cardFile);
  }

  /** Opens a model as if there were no card beside it. */
  public Model openWithoutCard(Path file) {
    return KerasFile.recognises(file)
        ? model(KerasFile.read(file), file, null, file)
        : model(Dl4jModelFile.read(file), file, null, file);
  }

  private Model model(
      KerasNetwork network, Path path, @Nullable ModelCard card, Path cardFile) {
    NetworkSpec numbered = network.spec();
    List<String> labels = card == null ? List.of() : card.labels();
    boolean named = labels.size() == numbered.classes();
    NetworkSpec spec =
        named ? new NetworkSpec(numbered.name(), numbered.layers(), labels) : numbered;
    CardFit fit = CardFit.of(card, cardFile.getFileName(), spec);
    Message remark =
        fit.remark() != null || network.notes().isEmpty() ? fit.remark() : network.notes().get(0);
    Engine engine = new FastEngine(spec, network.weights());
    return new Model(
        engine,
        fit.card(),
        ranges(engine, fit),
        network.file(),
        network.sha256(),
        remark,
        network.format(),
        network.readByDl4j() ? new KerasFileAccess(path, network.sha256()) : null);
  }

  private Ranges ranges(Engine engine, CardFit fit) {
    Ranges known = fit.ranges();
    return known == null ? measured(engine, fit.card().inputRange()) : known;
  }

  private Model model(
      Dl4jModelFile file, Path path, @Nullable ModelCard card, Path cardFile) {
    List<String> labels = card == null ? List.of() : card.labels();
    Engine engine = engine(file.network(labels, new Dl4jProbe()));
    CardFit fit = CardFit.of(card, cardFile.getFileName(), engine.spec());
    return new Model(
        engine,
        fit.card(),
        ranges(engine, fit),
        file.name(),
        file.sha256(),
        fit.remark(),
        file.format(),
        new Dl4jFileAccess(path, file.sha256()));
  }

  /** The digits network that comes with the program. */
  public Model openShipped() {
    return open(ShippedFiles.model());
  }

  /**
   * Opens a model in DL4J itself, to compare with it or to use its speed in batches.
   *
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, if it isn't a
   *     model that DL4J can compute
   */
  public static Dl4jNetwork openInDl4j(Path path) {
    Dl4jModelFile file = Dl4jModelFile.read(path);
    return new Dl4jNetwork(file.name(), file.vettedConfiguration(), file.parameters());
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

  private Ranges measured(Engine engine, InputRange range) {
    NetworkSpec spec = engine.spec();
    if (samples == null || !Files.isRegularFile(samples)) {
      return Ranges.unknown(spec);
    }
    List<LabelledDrawing> drawings = StrokesFile.readAll(samples);
    InputEncoder encoder = new InputEncoder(spec.input().shape(), range);
    int size = spec.input().shape().size();
    float[] inputs = new float[drawings.size() * size];
    for (int i = 0; i < drawings.size(); i++) {
      float[] tensor = encoder.encode(drawings.get(i).drawing()).tensor();
      System.arraycopy(tensor, 0, inputs, i * size, size);
    }
    Activations activations = new Activations(spec, drawings.size());
    try (Engine own = engine.copy()) {
      own.forward(inputs, activations);
    }
    return Ranges.seen(spec, activations);
  }
}

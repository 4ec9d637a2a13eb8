package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Operation;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.dl4j.Dl4jNetwork;
import io.github.convoscope.engine.dl4j.Dl4jOperation;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.DeepCompressionFile;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.FileInput;
import io.github.convoscope.modelfile.ForeignFormat;
import io.github.convoscope.modelfile.NetworkFile;
import io.github.convoscope.modelfile.keras.KerasFile;
import io.github.convoscope.modelfile.keras.KerasNetwork;
import io.github.convoscope.modelfile.onnx.OnnxFile;
import io.github.convoscope.modelfile.onnx.OnnxNetwork;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
  /** Values of neurons that are computed to measure colour ranges. */
  private static final int MOST_MEASURED = 1 << 24;

  /** Pictures in colours with which they are measured. */
  private static final int MEASURED_PICTURES = 3;

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
    return open(file, OpenOptions.NONE);
  }

  /**
   * Opens a model.
   *
   * @param card the card to use in place of the one beside the model, or null
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, when the model or
   *     its card can't be read
   */
  public Model open(Path file, @Nullable Path card) {
    return open(file, new OpenOptions(card, null, Progress.NONE));
  }

  /**
   * Opens a model.
   *
   * @throws io.github.convoscope.message.Problem a sentence with the file's name, when the model,
   *     its card or its labels can't be read, or memory does not suffice
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public Model open(Path file, OpenOptions options) {
    return open(file, options, true).openedWith(options);
  }

  /** Opens a model as if there were no card and no labels beside it. */
  public Model openWithoutCard(Path file) {
    return open(file, OpenOptions.NONE, false);
  }

  /** Whether a file is a model, or a model of another program, whatever its name. */
  public static boolean recognises(Path file) {
    return KerasFile.recognises(file)
        || OnnxFile.recognises(file)
        || DeepCompressionFile.recognises(file)
        || Dl4jModelFile.recognises(file)
        || ForeignFormat.of(file).isPresent();
  }

  private Model open(Path file, OpenOptions options, boolean withCard) {
    try {
      if (KerasFile.recognises(file)) {
        KerasNetwork network = KerasFile.read(file, options.side(), options.progress());
        return model(
            network,
            withCard ? CardSource.of(file, network.sha256(), options) : CardSource.none(file),
            options.progress());
      }
      if (OnnxFile.recognises(file)) {
        Function<String, CardSource> source =
            sha256 -> withCard ? CardSource.of(file, sha256, options) : CardSource.none(file);
        OnnxNetwork network =
            OnnxFile.read(file, sha256 -> source.apply(sha256).side(options), options.progress());
        return model(network, source.apply(network.sha256()), options.progress());
      }
      if (DeepCompressionFile.recognises(file)) {
        DeepCompressionFile read = DeepCompressionFile.read(file, options.progress());
        CardSource source =
            withCard ? CardSource.of(file, read.sha256(), options) : CardSource.none(file);
        return model(read, source.orLabels(DeepCompressionFile.LABELS), options);
      }
      Optional<ForeignFormat> foreign = ForeignFormat.of(file);
      if (foreign.isPresent()) {
        throw foreign.get().problem(file);
      }
      Dl4jModelFile read = Dl4jModelFile.read(file, options.progress());
      return model(
          read,
          withCard ? CardSource.of(file, read.sha256(), options) : CardSource.none(file),
          options);
    } catch (OutOfMemoryError e) {
      throw Problem.work(Message.of("model.memory", file.getFileName()), e);
    }
  }

  private Model model(KerasNetwork network, CardSource source, Progress progress) {
    NetworkSpec numbered = network.spec();
    boolean named = source.labels().size() == numbered.classes();
    NetworkSpec spec =
        named ? new NetworkSpec(numbered.name(), numbered.layers(), source.labels()) : numbered;
    CardFit fit = CardFit.of(source, spec);
    List<Message> remarks = new ArrayList<>(network.notes());
    InputRange raw = network.input().scaled() ? new InputRange(0, 255) : null;
    FileInput input = new FileInput(raw, null);
    Opened opened =
        new Opened(
            network.file(),
            source.model(),
            network.sha256(),
            remarks,
            network.format(),
            network.readByDl4j() ? new KerasFileAccess(source.model(), network.sha256()) : null);
    return model(new FastEngine(spec, network.weights()), fit, input, opened, progress);
  }

  private Model model(OnnxNetwork network, CardSource source, Progress progress) {
    NetworkSpec numbered = network.spec();
    boolean named = source.labels().size() == numbered.classes();
    NetworkSpec spec =
        named ? new NetworkSpec(numbered.name(), numbered.layers(), source.labels()) : numbered;
    CardFit fit = CardFit.of(source, spec);
    InputRange raw = network.scalesPixels() ? new InputRange(0, 255) : null;
    Opened opened =
        new Opened(
            network.file(),
            source.model(),
            network.sha256(),
            new ArrayList<>(network.notes()),
            network.format(),
            null);
    Engine engine = new FastEngine(spec, network.weights());
    return model(engine, fit, new FileInput(raw, null), opened, progress);
  }

  private Model model(DeepCompressionFile file, CardSource source, OpenOptions options) {
    int side = source.side(options);
    NetworkSpec numbered = file.spec(side > 0 ? side : DeepCompressionFile.USUAL_SIDE);
    CardSource named = source.fitting(numbered.classes());
    boolean fits = named.labels().size() == numbered.classes();
    NetworkSpec spec =
        new NetworkSpec(
            numbered.name(), numbered.layers(), fits ? named.labels() : numbered.labels());
    CardFit fit = CardFit.of(named, spec);
    if (!fit.card().saysRange()) {
      ModelCard known =
          fit.card().withInput(DeepCompressionFile.PIXELS, DeepCompressionFile.PICTURE);
      fit = new CardFit(known, fit.found(), fit.remark());
    }
    Opened opened =
        new Opened(
            file.file(),
            source.model(),
            file.sha256(),
            new ArrayList<>(),
            DeepCompressionFile.FORMAT,
            null);
    Engine engine = new FastEngine(spec, file.weights());
    return model(engine, fit, FileInput.UNSAID, opened, options.progress());
  }

  private Model model(Dl4jModelFile file, CardSource source, OpenOptions options) {
    int side = source.side(options);
    Engine engine = engine(file.network(source.labels(), new Dl4jProbe(), side));
    CardFit fit = CardFit.of(source, engine.spec());
    FileInput input = file.input(engine.spec().input().shape());
    Opened opened =
        new Opened(
            file.name(),
            source.model(),
            file.sha256(),
            new ArrayList<>(file.notes()),
            file.format(),
            new Dl4jFileAccess(source.model(), file.sha256(), side));
    return model(engine, fit, input, opened, options.progress());
  }

  /** A file that was read, and what the user is to be told of it. */
  private record Opened(
      String file,
      Path path,
      String sha256,
      List<Message> remarks,
      String format,
      @Nullable Dl4jAccess dl4j) {}

  private Model model(
      Engine engine, CardFit fit, FileInput said, Opened opened, Progress progress) {
    NetworkSpec spec = engine.spec();
    ModelInput input = ModelInput.of(spec, fit.card(), said);
    List<Message> remarks = opened.remarks();
    if (fit.remark() != null) {
      remarks.add(0, fit.remark());
    }
    if (said.remark() != null && input.origin() != InputOrigin.CARD) {
      remarks.add(said.remark());
    }
    Ranges known = fit.ranges();
    Ranges ranges = known == null ? measured(engine, input, progress) : known;
    return new Model(
        engine,
        fit.card(),
        input,
        ranges,
        opened.file(),
        opened.path(),
        opened.sha256(),
        Message.all(remarks),
        opened.format(),
        opened.dl4j());
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

  private Ranges measured(Engine engine, ModelInput input, Progress progress) {
    NetworkSpec spec = engine.spec();
    if (samples == null || !Files.isRegularFile(samples) || !input.takesPictures()) {
      return Ranges.unknown(spec);
    }
    List<float[]> inputs = inputs(samples, input, MOST_MEASURED / spec.neurons());
    Activations activations = new Activations(spec, 1);
    Ranges ranges = null;
    try (Engine own = engine.copy()) {
      for (float[] one : inputs) {
        progress.check();
        own.forward(one, activations);
        Ranges seen = Ranges.seen(spec, activations);
        ranges = ranges == null ? seen : ranges.joined(seen);
      }
    }
    return ranges == null ? Ranges.unknown(spec) : ranges;
  }

  /** What colour ranges are measured with: drawings, or pictures like photographs. */
  private static List<float[]> inputs(Path samples, ModelInput input, int most) {
    InputEncoder encoder = input.newEncoder();
    if (encoder.takesColours()) {
      int side = Math.max(input.shape().rows(), input.shape().columns());
      return IntStream.range(0, Math.min(most, MEASURED_PICTURES))
          .mapToObj(seed -> encoder.encode(DeadLeaves.picture(side, seed)).tensor())
          .toList();
    }
    return StrokesFile.readAll(samples).stream()
        .limit(most)
        .map(one -> encoder.encode(one.drawing()).tensor())
        .toList();
  }
}

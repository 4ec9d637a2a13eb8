package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.dl4j.Dl4jLoadedModel;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Weights;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network ready to use, with everything known about it.
 *
 * <pre>{@code
 * Model model = new ModelOpener().open(file);
 * InputEncoder encoder = model.newEncoder();
 * Activations activations = new Activations(model.spec(), 1);
 * try (Engine engine = model.newEngine()) {
 *   float[] input = encoder.encode(drawing).tensor();
 *   engine.forward(input, activations);
 *   Verdict verdict = model.judge().verdict(input, activations.logits());
 * }
 * }</pre>
 *
 * <p>Immutable. Any thread; every thread that computes has an engine and an encoder of its own.
 */
public final class Model {
  private final Engine original;
  private final ModelCard card;
  private final ModelInput input;
  private final Judge judge;
  private final Ranges ranges;
  private final String file;
  private final String checksum;
  private final @Nullable Path path;
  private final @Nullable Message remark;
  private final String format;
  private final @Nullable Dl4jAccess dl4j;
  private final @Nullable Model own;
  private final OpenOptions options;

  /**
   * A model.
   *
   * @param original is only copied; not to be used by anybody else
   * @param card fits the network
   * @param input how it is fed
   * @param ranges the values that each unit reaches, over which colours are spread
   * @param file name of its file; empty where there is none
   * @param path of its file, or null where there is none
   * @param checksum SHA-256 of its file in hexadecimal; empty where there is none
   * @param remark what the user should know about how it was opened, or null
   * @param format who wrote the file; empty where there is none
   * @param dl4j gives the file to DL4J, or null where DL4J doesn't read it
   */
  Model(
      Engine original,
      ModelCard card,
      ModelInput input,
      Ranges ranges,
      String file,
      @Nullable Path path,
      String checksum,
      @Nullable Message remark,
      String format,
      @Nullable Dl4jAccess dl4j) {
    this(
        original,
        card,
        input,
        ranges,
        file,
        path,
        checksum,
        remark,
        format,
        dl4j,
        null,
        OpenOptions.NONE);
  }

  private Model(
      Engine original,
      ModelCard card,
      ModelInput input,
      Ranges ranges,
      String file,
      @Nullable Path path,
      String checksum,
      @Nullable Message remark,
      String format,
      @Nullable Dl4jAccess dl4j,
      @Nullable Model own,
      OpenOptions options) {
    this.original = original;
    this.card = card;
    this.input = input;
    this.ranges = ranges;
    this.file = file;
    this.path = path;
    this.checksum = checksum;
    this.remark = remark;
    this.format = format;
    this.dl4j = dl4j;
    this.own = own;
    this.options = options;
    judge = Judge.of(card, input.range(), input.digits());
  }

  /** A network without a file and without a card. */
  public static Model of(Engine engine) {
    NetworkSpec spec = engine.spec();
    ModelCard card = ModelCard.unknown(spec.name(), spec.labels());
    return new Model(
        engine, card, ModelInput.of(spec), Ranges.unknown(spec), "", null, "", null, "", null);
  }

  /** The network. */
  public NetworkSpec spec() {
    return original.spec();
  }

  /** Its parameters. */
  public Weights weights() {
    return original.weights();
  }

  /** Its card, or one that says nothing but the labels. */
  public ModelCard card() {
    return card;
  }

  /** The numbers that it takes for ink. */
  public InputRange inputRange() {
    return input.range();
  }

  /** How it is fed. */
  public ModelInput input() {
    return input;
  }

  /** Gives verdicts on its answers. */
  public Judge judge() {
    return judge;
  }

  /** The values that each unit reaches. */
  public Ranges ranges() {
    return ranges;
  }

  /** Name of its file, without the folder; empty where there is none. */
  public String file() {
    return file;
  }

  /** The file that it was opened from; null where there is none. */
  public @Nullable Path path() {
    return path;
  }

  /** SHA-256 of its file in hexadecimal; empty where there is no file. */
  public String checksum() {
    return checksum;
  }

  /** What the user should know about how it was opened, or null. */
  public @Nullable Message remark() {
    return remark;
  }

  /** Who wrote the file, such as {@code keras 3.6.0}; empty where there is none. */
  public String format() {
    return format;
  }

  /** What computes it. */
  public EngineKind engineKind() {
    return own == null ? EngineKind.OWN : EngineKind.DL4J;
  }

  /** Whether DL4J can be asked to compute it. */
  public boolean canUseDl4j() {
    return dl4j != null;
  }

  /**
   * The same model, computed by another engine. Takes seconds where DL4J is started for it.
   *
   * @throws Problem if DL4J can't compute it
   */
  public Model computedBy(EngineKind kind) {
    Model ours = own == null ? this : own;
    if (kind == engineKind()) {
      return this;
    }
    if (kind == EngineKind.OWN) {
      return ours;
    }
    Engine other = dl4j().engine(ours.newEngine());
    return new Model(
        other, card, input, ranges, file, path, checksum, remark, format, dl4j, ours, options);
  }

  /**
   * The same layers with other parameters. It is in no file, and the figures of the card are no
   * longer told.
   *
   * @param weights of the same shapes
   */
  public Model withWeights(Weights weights) {
    return withWeights(weights, card.name(), Map.of());
  }

  /**
   * The same layers with other parameters, and a card that says why.
   *
   * @param weights of the same shapes
   * @param name what the card calls it
   * @param facts of the card
   */
  public Model withWeights(Weights weights, String name, Map<String, Map<String, String>> facts) {
    ModelCard untold =
        new ModelCard(
            name,
            card.labels(),
            card.low(),
            card.high(),
            card.ranges(),
            card.mean(),
            card.thresholds(),
            facts,
            card.picture());
    return new Model(
        new FastEngine(spec(), weights), untold, input, ranges, "", null, "", null, "", null);
  }

  /** The same model, opened as these options say; nobody watches any more. */
  Model openedWith(OpenOptions said) {
    OpenOptions kept = said.watched(Progress.NONE);
    return new Model(
        original, card, input, ranges, file, path, checksum, remark, format, dl4j, own, kept);
  }

  /** What was said when it was opened: another card, labels, a size. */
  public OpenOptions openedWith() {
    return options;
  }

  /**
   * Has DL4J load the file and compute an input, and compares its logits with ours. Takes seconds
   * where DL4J is started for it.
   *
   * @param tensor the input, as an encoder gives it
   * @throws Problem if DL4J doesn't load the file
   */
  public Dl4jCheck checkWithDl4j(float[] tensor) {
    Activations activations = new Activations(spec(), 1);
    try (Engine engine = computedBy(EngineKind.OWN).newEngine();
        Dl4jLoadedModel loaded = dl4j().load()) {
      engine.forward(tensor, activations);
      float[] logits = loaded.logits(tensor, spec().input().shape());
      return Dl4jCheck.of(Dl4jLoadedModel.version(), activations.logits(), logits);
    }
  }

  private Dl4jAccess dl4j() {
    if (dl4j == null) {
      throw Problem.input(Message.of("model.no-dl4j", file, format));
    }
    return dl4j;
  }

  /** An engine for the calling thread alone; it takes tensors of {@link #newEncoder}. */
  public Engine newEngine() {
    synchronized (original) {
      return original.copy();
    }
  }

  /**
   * An engine of this model that takes ink, 0 to 1, as whoever searches images needs it. Where
   * pictures are fed in their colours, it takes the light of red, green and blue in this order.
   *
   * @param engine one of {@link #newEngine}; it is used, and closed with the result
   */
  public Engine takingInk(Engine engine) {
    return InputScalingEngine.of(engine, inputRange(), isReversed());
  }

  /**
   * The numbers that the network takes for an image of {@link #takingInk}.
   *
   * @param ink of the whole input, or the light of red, green and blue
   */
  public float[] numbers(float[] ink) {
    float[] ordered = isReversed() ? reversed(ink) : ink;
    return inputRange().numbers(ordered);
  }

  /**
   * The ink of a tensor: the inverse of {@link #numbers}, cut to 0 to 1.
   *
   * @param tensor as an encoder gives it
   */
  public float[] ink(float[] tensor) {
    float[] ink = new float[tensor.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (float) Math.max(0, Math.min(1, inputRange().ink(tensor[i], i, ink.length)));
    }
    return isReversed() ? reversed(ink) : ink;
  }

  private boolean isReversed() {
    return input.takesColours() && input.order() == ChannelOrder.BGR;
  }

  private float[] reversed(float[] planes) {
    int plane = spec().input().shape().mapSize();
    float[] turned = new float[planes.length];
    for (int from = 0; from < planes.length; from += plane) {
      System.arraycopy(planes, from, turned, planes.length - plane - from, plane);
    }
    return turned;
  }

  /** An encoder for the calling thread alone. */
  public InputEncoder newEncoder() {
    return input.newEncoder();
  }
}

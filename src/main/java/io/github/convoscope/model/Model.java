package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.nio.file.Path;
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
   */
  Model(
      Engine original,
      ModelCard card,
      ModelInput input,
      Ranges ranges,
      String file,
      @Nullable Path path,
      String checksum,
      @Nullable Message remark) {
    this.original = original;
    this.card = card;
    this.input = input;
    this.ranges = ranges;
    this.file = file;
    this.path = path;
    this.checksum = checksum;
    this.remark = remark;
    judge = Judge.of(card, input.range(), input.digits());
  }

  /** A network without a file and without a card. */
  public static Model of(Engine engine) {
    NetworkSpec spec = engine.spec();
    ModelCard card = ModelCard.unknown(spec.name(), spec.labels());
    return new Model(engine, card, ModelInput.of(spec), Ranges.unknown(spec), "", null, "", null);
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

  /** An engine for the calling thread alone; it takes tensors of {@link #newEncoder}. */
  public Engine newEngine() {
    synchronized (original) {
      return original.copy();
    }
  }

  /**
   * An engine of this model that takes ink, 0 to 1, as whoever searches images needs it.
   *
   * @param engine one of {@link #newEngine}; it is used, and closed with the result
   */
  public Engine takingInk(Engine engine) {
    return InputScalingEngine.of(engine, inputRange());
  }

  /** An encoder for the calling thread alone. */
  public InputEncoder newEncoder() {
    return input.newEncoder();
  }
}

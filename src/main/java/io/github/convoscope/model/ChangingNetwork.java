package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.FileInput;
import io.github.convoscope.modelfile.NetworkFile;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes models of a network whose parameters change, such as one in training.
 *
 * <pre>{@code
 * ChangingNetwork network = new ChangingNetwork("small", trainer.plainConfiguration(), inputs);
 * Model now = network.at(trainer.parameters());
 * }</pre>
 *
 * <p>All models have the same spec, the same object. Their colour ranges are measured at each
 * moment. One thread at a time.
 */
public final class ChangingNetwork {
  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private final String name;
  private final String configuration;
  private final List<float[]> inputs;
  private final ModelCard card;
  private @Nullable NetworkSpec spec;
  private @Nullable Activations activations;

  /**
   * A network for digits.
   *
   * @param name its name on screen
   * @param configuration DL4J's description of the layers, JSON
   * @param inputs what the colour ranges are measured with
   */
  public ChangingNetwork(String name, String configuration, List<float[]> inputs) {
    this(name, configuration, inputs, DIGITS);
  }

  /**
   * A network for drawings.
   *
   * @param labels names of its classes; drawings are centred as digits are, whatever they are
   */
  public ChangingNetwork(
      String name, String configuration, List<float[]> inputs, List<String> labels) {
    this(name, configuration, inputs, card(name, labels));
  }

  /**
   * A network of these layers.
   *
   * @param card says what its classes and the numbers of its input are
   */
  public ChangingNetwork(String name, String configuration, List<float[]> inputs, ModelCard card) {
    this.name = name;
    this.configuration = configuration;
    this.inputs = List.copyOf(inputs);
    this.card = card;
  }

  private static ModelCard card(String name, List<String> labels) {
    PictureInput picture =
        labels.equals(DIGITS)
            ? PictureInput.UNKNOWN
            : new PictureInput(
                Placement.CENTRED, ChannelOrder.RGB, Polarity.BRIGHT, new double[0], new double[0]);
    return new ModelCard(name, labels, 0, 1, List.of(), new float[0], Map.of(), Map.of(), picture);
  }

  /**
   * The network with these parameters.
   *
   * @param parameters in DL4J's order; not to be changed
   * @throws io.github.convoscope.message.Problem if they don't fit the layers
   */
  public Model at(float[] parameters) {
    NetworkFile read =
        Dl4jModelFile.of(name, configuration, parameters)
            .network(card.labels(), new Dl4jProbe(), card.picture().side());
    NetworkSpec same = spec == null ? read.spec() : spec;
    spec = same;
    Engine engine = new FastEngine(same, read.weights());
    return new Model(
        engine,
        card,
        ModelInput.of(same, card, FileInput.UNSAID),
        ranges(same, engine),
        "",
        null,
        "",
        null,
        "",
        null);
  }

  private Ranges ranges(NetworkSpec same, Engine engine) {
    Activations into = activations == null ? new Activations(same, 1) : activations;
    activations = into;
    Ranges ranges = Ranges.unknown(same);
    boolean first = true;
    for (float[] input : inputs) {
      engine.forward(input, into);
      Ranges seen = Ranges.seen(same, into);
      ranges = first ? seen : ranges.joined(seen);
      first = false;
    }
    return ranges;
  }
}

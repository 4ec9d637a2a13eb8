package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens model files with their cards. Any thread but the JavaFX thread. */
public final class ModelOpener {
  private ModelOpener() {}

  /**
   * Opens a model and the card beside it; a model without a card gets its colour ranges from the
   * samples.
   *
   * @param samples drawings to measure ranges with; may be empty
   * @throws io.github.convoscope.message.Problem when the model or its card can't be read
   */
  public static Model open(Path file, List<LabelledDrawing> samples) {
    Path cardFile = ModelCardFile.beside(file);
    if (Files.isRegularFile(cardFile)) {
      ModelCard card = ModelCardFile.read(cardFile);
      OpenedModel opened = ModelFiles.open(file, card.labels());
      NetworkSpec spec = opened.engine().spec();
      Ranges ranges =
          card.ranges().size() == spec.depth()
              ? ranges(card, spec)
              : seen(opened.engine(), samples);
      return new Model(opened.engine(), card, ranges, opened.sha256());
    }
    OpenedModel opened = ModelFiles.open(file);
    return uncarded(opened.engine(), opened.sha256(), samples);
  }

  /** A network of which nothing is known but itself. */
  public static Model uncarded(Engine engine, String checksum, List<LabelledDrawing> samples) {
    NetworkSpec spec = engine.spec();
    return new Model(
        engine, ModelCard.unknown(spec.name(), spec.labels()), seen(engine, samples), checksum);
  }

  private static Ranges ranges(ModelCard card, NetworkSpec spec) {
    float[][] low = new float[spec.depth()][];
    float[][] high = new float[spec.depth()][];
    for (int i = 0; i < low.length; i++) {
      low[i] = card.ranges().get(i).unitLow();
      high[i] = card.ranges().get(i).unitHigh();
    }
    return new Ranges(low, high);
  }

  private static Ranges seen(Engine engine, List<LabelledDrawing> samples) {
    NetworkSpec spec = engine.spec();
    if (samples.isEmpty()) {
      return Ranges.unknown(spec);
    }
    int size = spec.input().shape().size();
    Normaliser normaliser = new Normaliser(InputEncoder.framing(spec.input().shape()));
    float[] inputs = new float[samples.size() * size];
    for (int i = 0; i < samples.size(); i++) {
      InputEncoder.copyToChannels(
          normaliser.image(samples.get(i).drawing()), inputs, i * size, size);
    }
    Activations activations = new Activations(spec, samples.size());
    Engine own = engine.copy();
    own.forward(inputs, activations);
    own.close();
    return Ranges.seen(spec, activations);
  }
}

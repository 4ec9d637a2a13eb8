package io.github.convoscope.ui.versus;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The other network at work, on one worker. */
final class OtherNetwork implements AutoCloseable {
  private final Model model;
  private final Engine engine;
  private final InputEncoder encoder;
  private final Activations activations;

  OtherNetwork(Model model) {
    this.model = model;
    engine = model.newEngine();
    encoder = model.newEncoder();
    activations = new Activations(model.spec(), 1);
  }

  /** The network. */
  Model model() {
    return model;
  }

  /**
   * What it makes of an input.
   *
   * @param answer in words
   * @param best index of the class; -1 where there is no answer
   * @param maps one for each pair of maps; empty where there is no answer
   */
  record Seen(String answer, int best, List<PixelPicture> maps) {}

  /**
   * Answers what the first network answers.
   *
   * @param pairs maps of which pictures are wanted
   * @param painter has the colours
   */
  Seen see(LiveRequest request, Model first, List<MapPair> pairs, FramePainter painter) {
    float[] input = SameInput.of(request, first, model, encoder);
    if (input == null) {
      return new Seen(Messages.text("versus.other-input"), -1, List.of());
    }
    engine.forward(input, activations);
    float[] output = activations.probabilities();
    List<PixelPicture> maps = new ArrayList<>();
    for (MapPair pair : pairs) {
      Shape shape = model.spec().layer(pair.layerB()).shape();
      int from = pair.channelB() * shape.mapSize();
      maps.add(
          map(
              shape,
              activations.after(pair.layerB()),
              from,
              painter.scale(pair.layerB(), pair.channelB())));
    }
    Verdict verdict = model.judge().verdict(input, activations.logits());
    return new Seen(said(model, output, verdict), best(output), maps);
  }

  /** A network's answer in words. */
  static String said(Model model, float[] probabilities, Verdict verdict) {
    int best = best(probabilities);
    return best < 0
        ? Messages.text("versus.no-answer")
        : Messages.text(
            verdict.kind() == Verdict.Kind.NOT_A_DIGIT ? "versus.not-a-digit" : "versus.answer",
            model.spec().labels().get(best),
            probabilities[best] * 100);
  }

  /** The class with the largest number; -1 where a number is not finite. */
  static int best(float[] probabilities) {
    int best = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (!Float.isFinite(probabilities[i])) {
        return -1;
      }
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** A map in its colours. */
  static PixelPicture map(Shape shape, float[] values, int from, ColourScale scale) {
    int[] cells = new int[shape.mapSize()];
    scale.paint(values, from, cells.length, cells, 0);
    return PixelPicture.of(shape.rows(), shape.columns(), cells);
  }

  /** The values of one map, copied. */
  static float[] values(Activations activations, Shape shape, int layer, int channel) {
    int from = channel * shape.mapSize();
    return Arrays.copyOfRange(activations.after(layer), from, from + shape.mapSize());
  }

  @Override
  public void close() {
    engine.close();
  }
}

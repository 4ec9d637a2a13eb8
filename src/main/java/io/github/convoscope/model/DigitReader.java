package io.github.convoscope.model;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.DrawnDigits;
import io.github.convoscope.drawing.ink.FoundDigit;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.network.Activations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads several digits, one after the other.
 *
 * <pre>{@code
 * for (ReadDigit digit : new DigitReader(model, engine).read(found)) { ... }
 * }</pre>
 *
 * <p>Keeps working memory: one thread at a time.
 */
public final class DigitReader {
  private final Model model;
  private final Engine engine;
  private final InputEncoder encoder;
  private final Activations activations;

  /** Reads with this network, and its engine. */
  public DigitReader(Model model, Engine engine) {
    this.model = model;
    this.engine = engine;
    encoder = model.newEncoder();
    activations = new Activations(engine.spec(), 1);
  }

  /** The digits found in a picture, in reading order. */
  public List<ReadDigit> read(FoundInk found) {
    List<ReadDigit> read = new ArrayList<>();
    for (FoundDigit digit : found.digits()) {
      read.add(read(digit.box(), encoder.encode(digit.ink())));
    }
    return read;
  }

  /** The digits drawn beside each other, in reading order. */
  public List<ReadDigit> read(Drawing drawing) {
    List<ReadDigit> read = new ArrayList<>();
    for (Drawing digit : DrawnDigits.of(drawing)) {
      Drawing.Box box = Objects.requireNonNull(digit.box());
      PictureBox place = new PictureBox(box.left(), box.top(), box.width(), box.height());
      read.add(read(place, encoder.encode(digit)));
    }
    return read;
  }

  private ReadDigit read(PictureBox box, EncodedInput input) {
    engine.forward(input.tensor(), activations);
    float[] logits = activations.logits();
    Verdict verdict = model.judge().verdict(input.tensor(), logits, input.doubt());
    double[] probabilities = Softmax.of(logits);
    int best = Softmax.best(probabilities);
    return new ReadDigit(box, best, probabilities[best], verdict);
  }
}

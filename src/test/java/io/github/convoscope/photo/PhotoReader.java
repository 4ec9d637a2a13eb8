package io.github.convoscope.photo;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** Reads photographs with the shipped network, as {@code classify} does. */
final class PhotoReader implements AutoCloseable {
  private final Model model = new ModelOpener().open(Path.of("models/digits.zip"));
  private final Engine engine = model.newEngine();
  private final InputEncoder encoder = model.newEncoder();
  private final Activations activations = new Activations(engine.spec(), 1);

  /** What was answered to one photograph. */
  record Answer(int digit, Verdict verdict) {}

  /** How many of some photographs were answered rightly, surely but wrongly, or refused. */
  record Figures(int photographs, int right, int sureAndWrong, int refused) {
    double rightShare() {
      return right / (double) photographs;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "of %d photographs %.2f %% right, %.2f %% sure and wrong, %.2f %% refused",
          photographs,
          100 * rightShare(),
          100.0 * sureAndWrong / photographs,
          100.0 * refused / photographs);
    }
  }

  Answer answer(BufferedImage photograph) {
    BroughtPicture brought = ImageFile.bring(photograph);
    return answer(brought.ink());
  }

  /** The answer to ink that was found in a photograph. */
  Answer answer(GreyImage ink) {
    EncodedInput input = encoder.encode(ink);
    engine.forward(input.tensor(), activations);
    float[] logits = activations.logits();
    Verdict verdict = model.judge().verdict(input.tensor(), logits, input.doubt());
    return new Answer(Softmax.best(Softmax.of(logits)), verdict);
  }

  /** Reads photographs of digits in scenes, made from this seed. */
  Figures figures(PhotoDigits digits, int photographs, long seed) {
    return figures(digits, photographs, seed, PhotoReader::inAScene);
  }

  private static BufferedImage inAScene(Drawing drawing, SplittableRandom random) {
    return PhotoScene.any(random).photograph(drawing, random);
  }

  /**
   * Reads photographs of digits, made from this seed.
   *
   * @param photographer makes a photograph of a drawing
   */
  Figures figures(
      PhotoDigits digits,
      int photographs,
      long seed,
      BiFunction<Drawing, SplittableRandom, BufferedImage> photographer) {
    int right = 0;
    int sureAndWrong = 0;
    int refused = 0;
    for (int i = 0; i < photographs; i++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
      LabelledDrawing digit = digits.digit(random);
      Answer answer = answer(photographer.apply(digit.drawing(), random));
      boolean hit = answer.digit() == Objects.requireNonNull(digit.label());
      right += hit ? 1 : 0;
      sureAndWrong += !hit && answer.verdict().kind() == Verdict.Kind.SURE ? 1 : 0;
      refused += answer.verdict().kind() == Verdict.Kind.NOT_A_DIGIT ? 1 : 0;
    }
    return new Figures(photographs, right, sureAndWrong, refused);
  }

  @Override
  public void close() {
    engine.close();
  }
}

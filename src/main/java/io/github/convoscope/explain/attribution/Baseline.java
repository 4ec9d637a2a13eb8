package io.github.convoscope.explain.attribution;

import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.model.InputEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Baselines that the user can choose: inputs that stand for "nothing there". With black, empty
 * pixels get exactly zero; the others can show that a stroke is missing (Sturmfels et al. 2020).
 */
public enum Baseline {
  /** No ink anywhere. */
  BLACK,
  /** Half of the ink or light everywhere: for photographs the least striking one. */
  GREY,
  /** Ink everywhere. */
  WHITE,
  /** The mean of many digits that the handwriting model draws. */
  MEAN_DIGIT,
  /** Ten digits, one of each class, whose maps are averaged. */
  DIGITS;

  private static final int DIGITS_PER_STYLE = 3;

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The baseline of that name, if there is one. */
  public static Optional<Baseline> named(String id) {
    return Stream.of(values()).filter(baseline -> baseline.id().equals(id)).findFirst();
  }

  /** Those for a network that takes photographs, which are no digits, or for one of drawings. */
  public static List<Baseline> forInput(InputEncoder encoder) {
    return encoder.takesColours() ? List.of(GREY, BLACK, WHITE) : List.of(values());
  }

  /** The inputs, at least one, in the numbers that the encoder's network takes. */
  public List<float[]> inputs(InputEncoder encoder) {
    return switch (this) {
      case BLACK -> List.of(evenly(0, encoder));
      case GREY -> List.of(evenly(0.5f, encoder));
      case WHITE -> List.of(evenly(1, encoder));
      case MEAN_DIGIT -> List.of(mean(drawn(encoder, DIGITS_PER_STYLE)));
      case DIGITS -> drawn(encoder, 0);
    };
  }

  private static float[] evenly(float ink, InputEncoder encoder) {
    float[] numbers = new float[encoder.input().size()];
    Arrays.fill(numbers, ink);
    return encoder.range().numbers(numbers);
  }

  /** Drawn digits as the network takes them: each style so often; 0 for one style of each digit. */
  private static List<float[]> drawn(InputEncoder encoder, int perStyle) {
    SplittableRandom random = new SplittableRandom(0);
    List<float[]> drawn = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      List<String> styles = Handwriting.styles(digit);
      for (int i = 0; i < Math.max(1, perStyle * styles.size()); i++) {
        String style = styles.get(i % styles.size());
        drawn.add(encoder.encode(Handwriting.digit(digit, style, 0.8, random)).tensor());
      }
    }
    return drawn;
  }

  private static float[] mean(List<float[]> inputs) {
    float[] mean = new float[inputs.get(0).length];
    for (float[] input : inputs) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += input[i] / inputs.size();
      }
    }
    return mean;
  }
}

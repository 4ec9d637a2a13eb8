package io.github.convoscope.explain.attribution;

import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
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

  /** The inputs for a network that takes ink from 0 to 1; empty for one input of zeros. */
  public List<float[]> inputs(NetworkSpec spec) {
    return switch (this) {
      case BLACK -> List.of();
      case WHITE -> {
        float[] white = new float[spec.input().shape().size()];
        Arrays.fill(white, 1);
        yield List.of(white);
      }
      case MEAN_DIGIT -> List.of(mean(drawn(spec, DIGITS_PER_STYLE)));
      case DIGITS -> drawn(spec, 0);
    };
  }

  /** Drawn digits as the network takes them: each style so often; 0 for one style of each digit. */
  private static List<float[]> drawn(NetworkSpec spec, int perStyle) {
    Shape picture = Attributor.picture(spec);
    Normaliser normaliser = new Normaliser(InputFraming.of(picture.rows(), picture.columns()));
    SplittableRandom random = new SplittableRandom(0);
    List<float[]> drawn = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      List<String> styles = Handwriting.styles(digit);
      for (int i = 0; i < Math.max(1, perStyle * styles.size()); i++) {
        String style = styles.get(i % styles.size());
        float[] image = normaliser.normalise(Handwriting.digit(digit, style, 0.8, random)).ink();
        float[] input = new float[spec.input().shape().size()];
        for (int from = 0; from + image.length <= input.length; from += image.length) {
          System.arraycopy(image, 0, input, from, image.length);
        }
        drawn.add(input);
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

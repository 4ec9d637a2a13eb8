package io.github.convoscope.lesson;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a unit or a neuron: {@code conv1:3}, {@code conv1:3,10,12}, or {@code answer} for the
 * output of the class that the network answers.
 *
 * @param layer name of the layer; {@code answer} for the answer's output
 * @param channel counted from 0
 * @param row −1 for the most active neuron of the unit
 * @param column −1 like the row
 */
public record LessonUnit(String layer, int channel, int row, int column) {
  /** The output of the class that the network answers. */
  public static final LessonUnit ANSWER = new LessonUnit("answer", -1, -1, -1);

  private static final Pattern FORM =
      Pattern.compile("([^:]{1,100}):(\\d{1,6})(?:,(\\d{1,6}),(\\d{1,6}))?");

  /** Reads a name; empty where the text has another form. */
  public static Optional<LessonUnit> parse(String text) {
    if (text.equals(ANSWER.layer)) {
      return Optional.of(ANSWER);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean cell = parts.group(3) != null;
    return Optional.of(
        new LessonUnit(
            parts.group(1),
            Integer.parseInt(parts.group(2)),
            cell ? Integer.parseInt(parts.group(3)) : -1,
            cell ? Integer.parseInt(parts.group(4)) : -1));
  }

  /** True for the output of the class that the network answers. */
  public boolean isAnswer() {
    return channel < 0;
  }

  /** True where it names one neuron. */
  public boolean isCell() {
    return row >= 0;
  }

  /** The layer in a network; empty where the network has no such unit or neuron. */
  public Optional<LayerSpec> layerIn(NetworkSpec spec) {
    if (isAnswer()) {
      return Optional.of(spec.output());
    }
    return spec.layers().stream()
        .filter(known -> known.name().equals(layer))
        .filter(known -> channel < known.shape().channels())
        .filter(known -> row < known.shape().rows() && column < known.shape().columns())
        .findFirst();
  }

  /** As files write it. */
  public String text() {
    if (isAnswer()) {
      return layer;
    }
    return layer + ":" + channel + (isCell() ? "," + row + "," + column : "");
  }
}

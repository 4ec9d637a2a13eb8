package io.github.convoscope.lesson;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Window;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the facts in a lesson's texts from the shown network and its activations, such as {@code
 * answer}, {@code probability} or {@code units:conv1}. A fact that is not known is a dash.
 *
 * @param model the shown network
 * @param activations those of what is on the pad; null while nothing is
 * @param locale for numbers
 */
public record LessonFacts(Model model, @Nullable Activations activations, Locale locale) {
  /** Stands for a fact that is not known. */
  public static final String UNKNOWN = "–";

  /** The facts of a network and its answer. */
  public static final Set<String> NAMES =
      Set.of(
          "answer",
          "probability",
          "second",
          "second-probability",
          "classes",
          "layers",
          "neurons",
          "parameters");

  /** The facts of a layer, written with a colon and its name. */
  public static final Set<String> OF_LAYERS =
      Set.of("units", "size", "neurons", "parameters", "kernel", "active", "strongest");

  private static final double PERCENT = 100;

  /** Whether a name is that of a fact. */
  public static boolean isFact(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? NAMES.contains(name) : OF_LAYERS.contains(name.substring(0, colon));
  }

  /** All names of facts, for a message. */
  static String list() {
    return Stream.concat(
            NAMES.stream().sorted(), OF_LAYERS.stream().sorted().map(name -> name + ":layer"))
        .collect(Collectors.joining(", "));
  }

  /** The value of a fact as text. */
  public String value(String name) {
    int colon = name.indexOf(':');
    String found =
        colon < 0
            ? ofNetwork(name)
            : layer(name.substring(colon + 1))
                .map(layer -> ofLayer(name.substring(0, colon), layer))
                .orElse(null);
    return found == null ? UNKNOWN : found;
  }

  private Optional<LayerSpec> layer(String name) {
    return model.spec().layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  private @Nullable String ofNetwork(String name) {
    NetworkSpec spec = model.spec();
    return switch (name) {
      case "classes" -> whole(spec.classes());
      case "layers" -> whole(spec.depth());
      case "neurons" -> whole(spec.neurons());
      case "parameters" -> whole(spec.parameters());
      default -> activations == null ? null : ofAnswer(name, activations);
    };
  }

  private @Nullable String ofAnswer(String name, Activations now) {
    float[] probabilities = now.probabilities();
    int answer = best(probabilities, -1);
    int second = best(probabilities, answer);
    return switch (name) {
      case "answer" -> label(answer);
      case "second" -> label(second);
      case "probability" -> percent(probabilities[answer]);
      case "second-probability" -> percent(probabilities[second]);
      default -> null;
    };
  }

  private static int best(float[] values, int without) {
    int best = without == 0 ? Math.min(1, values.length - 1) : 0;
    for (int i = 0; i < values.length; i++) {
      best = i != without && values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The label of a class. */
  public String label(int index) {
    return model.spec().labels().get(index);
  }

  private @Nullable String ofLayer(String name, LayerSpec layer) {
    Window window = layer.window();
    return switch (name) {
      case "units" -> whole(layer.shape().channels());
      case "size" -> layer.shape().rows() + " × " + layer.shape().columns();
      case "neurons" -> whole(layer.shape().size());
      case "parameters" -> whole(layer.parameters());
      case "kernel" -> window == null ? null : window.kernelRows() + " × " + window.kernelColumns();
      case "active" ->
          activations == null ? null : percent(active(activations.after(layer.index())));
      case "strongest" ->
          activations == null ? null : whole(strongest(activations.after(layer.index()), layer));
      default -> null;
    };
  }

  /** The part of a layer's neurons that are above zero. */
  private static double active(float[] values) {
    int above = 0;
    for (float value : values) {
      above += value > 0 ? 1 : 0;
    }
    return (double) above / values.length;
  }

  /** The channel with the largest sum. */
  private static int strongest(float[] values, LayerSpec layer) {
    int size = layer.shape().mapSize();
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int channel = 0; channel < layer.shape().channels(); channel++) {
      double sum = 0;
      for (int i = channel * size; i < (channel + 1) * size; i++) {
        sum += values[i];
      }
      if (sum > most) {
        most = sum;
        best = channel;
      }
    }
    return best;
  }

  private String whole(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  private String percent(double part) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(PERCENT * part) + "\u202f%";
  }
}

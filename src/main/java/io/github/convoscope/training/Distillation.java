package io.github.convoscope.training;

import java.util.List;
import java.util.Locale;

/**
 * Says how training targets mix labels with the answers of teachers (Hinton, Vinyals and Dean
 * 2015).
 *
 * @param teachers SHA-256 of the teachers' files; empty for training without teachers
 * @param temperature divides the teachers' logits
 * @param labelWeight weight of the label against the teachers' answer, 0 to 1
 */
public record Distillation(List<String> teachers, double temperature, double labelWeight) {
  /** Training from the labels alone. */
  public static final Distillation NONE = new Distillation(List.of(), 1, 1);

  /** A description for the model card. */
  String description() {
    return String.format(
        Locale.ROOT,
        "logits divided by %s; the collection's own answer counts %.0f %%; teachers (SHA-256) %s",
        temperature,
        100 * labelWeight,
        String.join(", ", teachers));
  }
}

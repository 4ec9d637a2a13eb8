package io.github.convoscope.training;

import java.util.List;
import java.util.Locale;

/**
 * How much the answers to learn come from teachers (Hinton, Vinyals and Dean 2015).
 *
 * @param teachers SHA-256 of the teachers' files, none for no teaching
 * @param temperature what their logits are divided by
 * @param own the part of the collection's own answer that is kept, 0 to 1
 */
public record Distillation(List<String> teachers, double temperature, double own) {
  /** Only the collections' own answers. */
  public static final Distillation NONE = new Distillation(List.of(), 1, 1);

  /** The same in words, for the model card. */
  String words() {
    return String.format(
        Locale.ROOT,
        "logits divided by %s; the collection's own answer counts %.0f %%; teachers (SHA-256) %s",
        temperature,
        100 * own,
        String.join(", ", teachers));
  }
}

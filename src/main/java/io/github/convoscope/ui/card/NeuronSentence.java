package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.stream.Collectors;

/**
 * Says in plain words what a neuron does and why it has its value, from the numbers of one frame:
 * "Filter 5 looks at 7 × 7 cells of input. They fit its weights: +0.561, so it is on."
 */
final class NeuronSentence {
  private NeuronSentence() {}

  /** The sentence for what a card shows. */
  static String of(CardSnapshot shown) {
    CardSnapshot.Pair pair = shown.pair();
    if (pair != null) {
      return text("compared", written(pair.a()), written(pair.b()));
    }
    Arithmetic now = shown.now();
    Float held = now.clampedTo();
    if (held != null) {
      return text("clamped", ArithmeticNumbers.plain(held));
    }
    return switch (now.layer().kind()) {
      case INPUT -> text(now.output() == 0 ? "input-zero" : "input", written(now));
      case CONVOLUTION -> convolution(now) + " " + why(now, "fit-");
      case POOLING ->
          text(
              now.winner() >= 0 ? "pool-largest" : "pool-mean",
              count(now.groups().terms()),
              source(now),
              written(now));
      case DENSE -> dense(now) + " " + why(now, "");
      case OUTPUT -> dense(now) + " " + (now.softmax() == null ? why(now, "") : rank(now));
      case SOFTMAX -> rank(now);
      default ->
          now.hasTerms()
              ? Messages.text("card.says.other", now.groups().terms(), source(now), written(now))
              : text("value", written(now));
    };
  }

  private static String convolution(Arithmetic now) {
    InputGroups groups = now.groups();
    return text(
        groups.count() == 1 ? "patch" : "patches",
        String.valueOf(now.neuron().channel()),
        count(groups.rows()),
        count(groups.columns()),
        count(groups.count()),
        source(now));
  }

  private static String dense(Arithmetic now) {
    int speaksFor = 0;
    int against = 0;
    for (float contribution : now.contributions()) {
      speaksFor += contribution > 0 ? 1 : 0;
      against += contribution < 0 ? 1 : 0;
    }
    return text(
        "weighs", count(now.groups().terms()), source(now), count(speaksFor), count(against));
  }

  /**
   * Why it is on or off, by its value before the activation function.
   *
   * @param kind of the messages: what a kernel fits, or what adds up
   */
  private static String why(Arithmetic now, String kind) {
    boolean silent = true;
    for (float input : now.inputs()) {
      silent &= input == 0;
    }
    String sum = ArithmeticNumbers.signed(now.preActivation());
    if (silent) {
      return text("silent", sum);
    }
    boolean fits = now.preActivation() > 0;
    if (now.output() == 0) {
      return text(kind + "off", sum);
    }
    return text(kind + (fits ? "on" : "below"), sum);
  }

  /** What softmax makes of its logit among the others. */
  private static String rank(Arithmetic now) {
    SoftmaxTerms softmax = now.softmax();
    if (softmax == null) {
      return text("value", written(now));
    }
    double own = softmax.logits()[now.neuron().channel()];
    int larger = 0;
    for (double logit : softmax.logits()) {
      larger += logit > own ? 1 : 0;
    }
    return text(
        larger == 0 ? "largest" : "smaller",
        ArithmeticNumbers.plain(own),
        count(larger),
        count(softmax.logits().length),
        PrintedPercentages.of(now, softmax));
  }

  private static String written(Arithmetic now) {
    SoftmaxTerms softmax = now.softmax();
    return softmax == null
        ? ArithmeticNumbers.plain(now.output())
        : PrintedPercentages.of(now, softmax);
  }

  /** The names of the layers that it reads. */
  private static String source(Arithmetic now) {
    NetworkSpec spec = now.spec();
    LayerSpec layer = now.layer();
    return layer.inputs().stream()
        .map(input -> spec.layer(input).name())
        .collect(Collectors.joining(", "));
  }

  private static String count(int number) {
    return String.valueOf(number);
  }

  private static String text(String key, String... values) {
    return Messages.text("card.says." + key, (Object[]) values);
  }
}

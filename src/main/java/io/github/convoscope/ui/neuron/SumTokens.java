package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the sum that makes a neuron's value, so that its numbers add up as printed. */
public final class SumTokens {
  /** Input maps whose sums are written before the rest is added up. */
  public static final int WRITTEN_MAPS = 3;

  private SumTokens() {}

  /**
   * A number of the sum.
   *
   * @param name what stands before it
   * @param neuron what is highlighted with it, or null
   */
  private record Addend(String name, double value, @Nullable Neuron neuron) {}

  /**
   * The whole sum of a neuron. In a convolution, the terms are the sums of the strongest input
   * maps; else the sum of the strongest contributions.
   *
   * @param most how many contributions are summed up before the others
   * @param withBias false for the difference of two drawings, in which the bias cancels out
   */
  public static List<FormulaToken> of(Arithmetic now, int most, boolean withBias) {
    List<Addend> addends =
        now.layer().kind() == LayerKind.CONVOLUTION ? groups(now) : terms(now, most);
    if (now.hasBias() && withBias) {
      addends.add(new Addend(Messages.text("card.bias"), now.bias(), null));
    }
    return tokens(addends, now);
  }

  /**
   * Adds the sum of a layer's inputs, those of {@code listed} by name, the others as one number.
   */
  public static void add(List<FormulaToken> tokens, Arithmetic now, int[] listed) {
    List<Addend> addends = new ArrayList<>();
    double sum = 0;
    for (int term : listed) {
      addends.add(new Addend("", now.contribution(term), now.source(term)));
      sum += now.contribution(term);
    }
    others(addends, now.groups().terms() - listed.length, now.sum() - sum);
    tokens.addAll(tokens(addends, now));
  }

  private static List<FormulaToken> tokens(List<Addend> addends, Arithmetic now) {
    double[] values = addends.stream().mapToDouble(Addend::value).toArray();
    PrintedSum written = PrintedSum.of(values, now.total());
    List<FormulaToken> tokens = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String space = i == 0 ? "" : "  ";
      String name = addends.get(i).name();
      tokens.add(FormulaToken.muted(name.isEmpty() ? space : space + name + " "));
      tokens.add(FormulaToken.signed(values[i], written.terms().get(i), addends.get(i).neuron()));
    }
    tokens.add(FormulaToken.plain(" = "));
    tokens.add(FormulaToken.result(written.total()));
    return tokens;
  }

  private static List<Addend> groups(Arithmetic now) {
    List<Addend> addends = new ArrayList<>();
    int[] order = now.groupsBySize();
    if (order.length == 1) {
      String name = Messages.text("card.products", String.valueOf(now.groups().terms()));
      addends.add(new Addend(name, now.sum(), null));
      return addends;
    }
    double rest = 0;
    for (int i = 0; i < order.length; i++) {
      float sum = now.groupSum(order[i]);
      if (i < WRITTEN_MAPS) {
        addends.add(new Addend("", sum, strongest(now, order[i])));
      } else {
        rest += sum;
      }
    }
    others(addends, order.length - WRITTEN_MAPS, rest);
    return addends;
  }

  /** The input of a channel that contributes most; hovering the channel's sum highlights it. */
  private static @Nullable Neuron strongest(Arithmetic now, int group) {
    int size = now.groups().groupSize();
    int best = group * size;
    for (int term = best; term < (group + 1) * size; term++) {
      if (Math.abs(now.contribution(term)) > Math.abs(now.contribution(best))) {
        best = term;
      }
    }
    return now.source(best);
  }

  private static List<Addend> terms(Arithmetic now, int most) {
    List<Addend> addends = new ArrayList<>();
    int[] order = now.termsBySize();
    int first = Math.min(most, order.length);
    double firstSum = 0;
    for (int i = 0; i < first; i++) {
      firstSum += now.contribution(order[i]);
    }
    String name = first > 1 ? Messages.text("card.top", String.valueOf(first)) : "";
    addends.add(new Addend(name, firstSum, first == 1 ? now.source(order[0]) : null));
    others(addends, order.length - first, now.sum() - firstSum);
    return addends;
  }

  private static void others(List<Addend> addends, int count, double sum) {
    if (count > 0) {
      addends.add(new Addend(Messages.text("card.others", String.valueOf(count)), sum, null));
    }
  }
}

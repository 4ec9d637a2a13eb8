package io.github.convoscope.explain.contribution;

import io.github.convoscope.data.Json;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A neuron's arithmetic as a table to take away: CSV or JSON, numbers in {@code Locale.ROOT}. */
public final class ArithmeticTable {
  private ArithmeticTable() {}

  /**
   * A heading, then a line a term in the order of the weights, then bias, sum and output with empty
   * places. Padding has no source.
   */
  public static String csv(Arithmetic arithmetic) {
    StringBuilder text = new StringBuilder();
    text.append("term,layer,channel,row,column,input,weight,contribution\n");
    for (int term = 0; term < arithmetic.fan().size(); term++) {
      Neuron source = arithmetic.source(term);
      text.append(term).append(',');
      if (source == null) {
        text.append("padding,,,,");
      } else {
        text.append(quoted(arithmetic.spec().layer(source.layer()).name())).append(',');
        text.append(source.channel()).append(',').append(source.row()).append(',');
        text.append(source.column()).append(',');
      }
      text.append(arithmetic.input(term)).append(',');
      text.append(arithmetic.fan().weight(term)).append(',');
      text.append(arithmetic.contribution(term)).append('\n');
    }
    if (arithmetic.hasBias()) {
      text.append("bias,,,,,,,").append(arithmetic.bias()).append('\n');
    }
    text.append("before,,,,,,,").append(arithmetic.before()).append('\n');
    text.append("output,,,,,,,").append(arithmetic.after()).append('\n');
    return text.toString();
  }

  /** The neuron, its terms, bias, sum, function and output as one JSON object. */
  public static String json(Arithmetic arithmetic) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("neuron", place(arithmetic, arithmetic.neuron()));
    root.put("kind", arithmetic.layer().kind().word());
    List<Map<String, Object>> terms = new ArrayList<>();
    for (int term = 0; term < arithmetic.fan().size(); term++) {
      Neuron source = arithmetic.source(term);
      Map<String, Object> node = source == null ? new LinkedHashMap<>() : place(arithmetic, source);
      if (source == null) {
        node.put("padding", true);
      }
      node.put("input", arithmetic.input(term));
      node.put("weight", arithmetic.fan().weight(term));
      node.put("contribution", arithmetic.contribution(term));
      terms.add(node);
    }
    root.put("terms", terms);
    root.put("sum", arithmetic.sum());
    if (arithmetic.hasBias()) {
      root.put("bias", arithmetic.bias());
    }
    root.put("before", arithmetic.before());
    root.put("activation", arithmetic.layer().activation().word());
    SoftmaxTerms softmax = arithmetic.softmax();
    if (softmax != null) {
      root.put("softmax", taken(softmax));
    }
    Float held = arithmetic.held();
    if (held != null) {
      root.put("held", held);
    }
    root.put("output", arithmetic.after());
    return Json.pretty(root);
  }

  private static Map<String, Object> taken(SoftmaxTerms softmax) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("logits", softmax.logits());
    parts.put("exponentials", softmax.exponentials());
    parts.put("largest", softmax.largest());
    parts.put("total", softmax.total());
    return parts;
  }

  private static Map<String, Object> place(Arithmetic arithmetic, Neuron neuron) {
    Shape shape = arithmetic.spec().layer(neuron.layer()).shape();
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("layer", arithmetic.spec().layer(neuron.layer()).name());
    node.put("channel", neuron.channel());
    if (shape.spatial()) {
      node.put("row", neuron.row());
      node.put("column", neuron.column());
    }
    return node;
  }

  private static String quoted(String text) {
    return text.matches("[\\w .-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

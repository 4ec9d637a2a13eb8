package io.github.convoscope.explain.contribution;

import io.github.convoscope.data.Json;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the arithmetic of a neuron as CSV or JSON; numbers never follow the locale. */
public final class ArithmeticTable {
  private ArithmeticTable() {}

  /**
   * A header, a line for each term in the order of the weights, then bias, pre-activation and
   * output with empty cells for what they lack. Terms in the padding have no source, and the
   * factors of a product neither weight nor contribution.
   */
  public static String csv(Arithmetic arithmetic) {
    StringBuilder text = new StringBuilder();
    text.append("term,layer,channel,row,column,input,weight,contribution\n");
    for (int term = 0; term < arithmetic.groups().terms(); term++) {
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
      text.append(arithmetic.additive() ? arithmetic.factor(term) : "").append(',');
      text.append(arithmetic.additive() ? arithmetic.contribution(term) : "").append('\n');
    }
    if (arithmetic.hasBias()) {
      text.append("bias,,,,,,,").append(arithmetic.bias()).append('\n');
    }
    text.append("before,,,,,,,").append(arithmetic.preActivation()).append('\n');
    text.append("output,,,,,,,").append(arithmetic.output()).append('\n');
    return text.toString();
  }

  /** The neuron, its terms, sum, bias, activation function and output as one JSON object. */
  public static String json(Arithmetic arithmetic) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("neuron", where(arithmetic, arithmetic.neuron()));
    root.put("kind", arithmetic.layer().kind().word());
    List<Map<String, Object>> terms = new ArrayList<>();
    for (int term = 0; term < arithmetic.groups().terms(); term++) {
      Neuron source = arithmetic.source(term);
      Map<String, Object> node = source == null ? new LinkedHashMap<>() : where(arithmetic, source);
      if (source == null) {
        node.put("padding", true);
      }
      node.put("input", arithmetic.input(term));
      if (arithmetic.additive()) {
        node.put("weight", arithmetic.factor(term));
        node.put("contribution", arithmetic.contribution(term));
      }
      terms.add(node);
    }
    root.put("terms", terms);
    if (arithmetic.additive()) {
      root.put("sum", arithmetic.sum());
    } else {
      root.put("product", arithmetic.total());
    }
    if (arithmetic.hasBias()) {
      root.put("bias", arithmetic.bias());
    }
    root.put("before", arithmetic.preActivation());
    root.put("activation", arithmetic.layer().activation().word());
    SoftmaxTerms softmax = arithmetic.softmax();
    if (softmax != null) {
      root.put("softmax", parts(softmax));
    }
    Float clampedTo = arithmetic.clampedTo();
    if (clampedTo != null) {
      root.put("clamped", clampedTo);
    }
    root.put("output", arithmetic.output());
    return Json.pretty(root);
  }

  private static Map<String, Object> parts(SoftmaxTerms softmax) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("logits", softmax.logits());
    parts.put("exponentials", softmax.exponentials());
    parts.put("largest", softmax.largest());
    parts.put("total", softmax.total());
    return parts;
  }

  private static Map<String, Object> where(Arithmetic arithmetic, Neuron neuron) {
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

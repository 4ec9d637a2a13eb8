package io.github.convoscope.explain.contribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

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
    ObjectNode root = new ObjectMapper().createObjectNode();
    ObjectNode neuron = root.putObject("neuron");
    place(neuron, arithmetic, arithmetic.neuron());
    root.put("kind", arithmetic.layer().kind().word());
    ArrayNode terms = root.putArray("terms");
    for (int term = 0; term < arithmetic.fan().size(); term++) {
      ObjectNode node = terms.addObject();
      Neuron source = arithmetic.source(term);
      if (source == null) {
        node.put("padding", true);
      } else {
        place(node, arithmetic, source);
      }
      node.put("input", arithmetic.input(term));
      node.put("weight", arithmetic.fan().weight(term));
      node.put("contribution", arithmetic.contribution(term));
    }
    root.put("sum", arithmetic.sum());
    if (arithmetic.hasBias()) {
      root.put("bias", arithmetic.bias());
    }
    root.put("before", arithmetic.before());
    root.put("activation", arithmetic.layer().activation().word());
    softmax(root, arithmetic.softmax());
    Float held = arithmetic.held();
    if (held != null) {
      root.put("held", held);
    }
    root.put("output", arithmetic.after());
    return root.toPrettyString() + "\n";
  }

  private static void softmax(ObjectNode root, @Nullable Softmax softmax) {
    if (softmax == null) {
      return;
    }
    ObjectNode node = root.putObject("softmax");
    ArrayNode logits = node.putArray("logits");
    ArrayNode exponentials = node.putArray("exponentials");
    for (int i = 0; i < softmax.logits().length; i++) {
      logits.add(softmax.logits()[i]);
      exponentials.add(softmax.exponentials()[i]);
    }
    node.put("largest", softmax.largest());
    node.put("total", softmax.total());
  }

  private static void place(ObjectNode node, Arithmetic arithmetic, Neuron neuron) {
    Shape shape = arithmetic.spec().layer(neuron.layer()).shape();
    node.put("layer", arithmetic.spec().layer(neuron.layer()).name());
    node.put("channel", neuron.channel());
    if (shape.spatial()) {
      node.put("row", neuron.row());
      node.put("column", neuron.column());
    }
  }

  private static String quoted(String text) {
    return text.matches("[\\w .-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

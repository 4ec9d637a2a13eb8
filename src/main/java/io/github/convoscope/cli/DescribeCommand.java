package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Dl4jCheck;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code describe}: prints the network's layers, shapes and parameters, and its model card. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Print the network: layers, shapes, parameters, model card.")
final class DescribeCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Model opened = model.open();
    Dl4jCheck check = check(opened);
    if (json) {
      ObjectNode document = NetworkJson.of(opened);
      if (check != null) {
        ObjectNode checked = document.putObject("checked");
        checked.put("version", check.version());
        checked.put("max_difference", check.maxDifference());
      }
      JsonOutput.print(document);
    } else {
      print(opened, check);
    }
    return 0;
  }

  /** Compares our engine with DL4J's for a shipped sample; null where DL4J doesn't load it. */
  private static @Nullable Dl4jCheck check(Model opened) {
    if (!opened.canUseDl4j()) {
      return null;
    }
    try {
      return opened.checkWithDl4j(opened.newEncoder().encode(SampleDrawing.read()).tensor());
    } catch (Problem problem) {
      System.err.println("convoscope: " + Messages.text(problem.what()));
      return null;
    }
  }

  private static void print(Model model, @Nullable Dl4jCheck check) {
    NetworkSpec spec = model.spec();
    ModelCard card = model.card();
    System.out.printf("%s (%s)%n", card.name(), model.file());
    System.out.printf(
        Locale.ROOT,
        "%,d parameters, %,d neurons, classes %s%n",
        spec.parameters(),
        spec.neurons(),
        String.join(" ", spec.labels()));
    System.out.println(format(model, check));
    for (LayerSpec layer : spec.layers()) {
      System.out.printf(
          Locale.ROOT,
          "%3d  %-10s %-14s %-12s %9d  %s%n",
          layer.index(),
          layer.name(),
          layer.kind().word(),
          shape(layer.shape()),
          layer.parameters(),
          details(layer));
    }
    card.facts()
        .forEach(
            (group, facts) -> {
              System.out.printf("%n%s%n", group);
              facts.forEach((name, value) -> System.out.printf("  %s: %s%n", name, value));
            });
  }

  private static String format(Model model, @Nullable Dl4jCheck check) {
    String checked =
        check == null
            ? ""
            : String.format(
                Locale.ROOT,
                ", loaded by DL4J %s, our logits differ by at most %.1e",
                check.version(),
                check.maxDifference());
    return model.format() + checked + System.lineSeparator();
  }

  private static String shape(Shape shape) {
    return shape.spatial()
        ? shape.channels() + "@" + shape.rows() + "×" + shape.columns()
        : Integer.toString(shape.channels());
  }

  private static String details(LayerSpec layer) {
    StringBuilder text = new StringBuilder();
    Window window = layer.window();
    if (window != null) {
      text.append(window.kernelRows()).append('×').append(window.kernelColumns()).append(' ');
      if (window.strideRows() > 1 || window.strideColumns() > 1) {
        text.append("stride ").append(window.strideRows());
        text.append('×').append(window.strideColumns()).append(' ');
      }
    }
    if (layer.pooling() != null) {
      text.append(layer.pooling().word());
    } else if (layer.activation() != ActivationFunction.IDENTITY) {
      text.append(layer.activation().word());
    }
    return text.toString().strip();
  }
}

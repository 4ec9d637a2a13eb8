package io.github.convoscope.cli;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Locale;
import java.util.concurrent.Callable;
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
    if (json) {
      JsonOutput.print(NetworkJson.of(opened));
    } else {
      print(opened);
    }
    return 0;
  }

  private static void print(Model model) {
    NetworkSpec spec = model.spec();
    ModelCard card = model.card();
    System.out.printf("%s (%s)%n", card.name(), model.file());
    System.out.printf(
        Locale.ROOT,
        "%,d parameters, %,d neurons, classes %s%n%n",
        spec.parameters(),
        spec.neurons(),
        String.join(" ", spec.labels()));
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

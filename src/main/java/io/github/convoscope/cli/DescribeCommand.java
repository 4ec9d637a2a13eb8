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
import io.github.convoscope.network.operator.MergeOperator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
  /** So many classes are printed by name; of more the first few. */
  private static final int MOST_CLASSES = 20;

  private static final int FIRST_CLASSES = 5;

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
    System.out.printf(Locale.ROOT, "%s (%s)%n", card.name(), model.file());
    System.out.printf(
        Locale.ROOT,
        "%,d parameters, %,d neurons, %s%n",
        spec.parameters(),
        spec.neurons(),
        classes(spec.labels()));
    System.out.println(format(model, check));
    printLayers(spec.layers());
    card.facts()
        .forEach(
            (group, facts) -> {
              System.out.printf(Locale.ROOT, "%n%s%n", group);
              facts.forEach(
                  (name, value) -> System.out.printf(Locale.ROOT, "  %s: %s%n", name, value));
            });
  }

  private static String classes(List<String> labels) {
    if (labels.size() <= MOST_CLASSES) {
      boolean spaces = labels.stream().anyMatch(label -> label.contains(" "));
      return "classes " + String.join(spaces ? ", " : " ", labels);
    }
    String first = String.join(", ", labels.subList(0, FIRST_CLASSES));
    return String.format(Locale.ROOT, "classes %s, … %,d classes", first, labels.size());
  }

  /** A line a layer, in columns that are as wide as their longest word. */
  private static void printLayers(List<LayerSpec> layers) {
    int index = width(layers, layer -> Integer.toString(layer.index()));
    int name = width(layers, LayerSpec::name);
    int kind = width(layers, layer -> layer.kind().word());
    int shape = width(layers, layer -> shape(layer.shape()));
    int parameters = width(layers, layer -> Integer.toString(layer.parameters()));
    String line =
        String.format(
            Locale.ROOT,
            "%%%dd  %%-%ds  %%-%ds  %%-%ds  %%%dd  %%s",
            index,
            name,
            kind,
            shape,
            parameters);
    for (LayerSpec layer : layers) {
      System.out.println(
          String.format(
                  Locale.ROOT,
                  line,
                  layer.index(),
                  layer.name(),
                  layer.kind().word(),
                  shape(layer.shape()),
                  layer.parameters(),
                  details(layer))
              .stripTrailing());
    }
  }

  private static int width(List<LayerSpec> layers, Function<LayerSpec, String> text) {
    return layers.stream().mapToInt(layer -> text.apply(layer).length()).max().orElse(1);
  }

  private static String format(Model model, @Nullable Dl4jCheck check) {
    String checked =
        check == null
            ? ""
            : String.format(
                Locale.ROOT,
                ", loaded by DL4J %s, whose scores before softmax differ from this program's by at most %.1e",
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
    if (layer.operator() instanceof MergeOperator merge && layer.kind().word().equals("other")) {
      text.append(merge.rule().word()).append(' ');
    }
    if (layer.pooling() != null) {
      text.append(layer.pooling().word());
    } else if (layer.activation() != ActivationFunction.IDENTITY) {
      text.append(layer.activation().word());
    }
    return text.toString().strip();
  }
}

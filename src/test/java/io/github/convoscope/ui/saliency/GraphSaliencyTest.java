package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saliency in a real window for a graph that takes colours. */
@NeedsDisplay
class GraphSaliencyTest {
  @TempDir private Path folder;
  private final NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 14, 12));
  private final FastEngine engine = new FastEngine(spec, UntrainedNetworks.random(spec, 4));
  private final NeuronWindow window =
      new NeuronWindow(
          Model.of(engine),
          new PadFeature(Path.of("datasets/samples.json")),
          new SaliencyFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyMethodShowsItsMapOfANeuronInABranch() {
    window.pin(new Neuron(spec.layer("depthwise").index(), 2, 6, 5));
    window.run("saliency.show");
    window.until(() -> window.find("#saliency-target-neuron") != null);
    window.until(() -> window.find("#saliency-method") != null);
    ToggleButton neuron = (ToggleButton) window.find("#saliency-target-neuron");
    window.onScreen(neuron::fire);
    @SuppressWarnings("unchecked")
    ComboBox<AttributionMethod> methods =
        (ComboBox<AttributionMethod>) window.find("#saliency-method");
    Label sum = (Label) window.find("#saliency-sum");
    Label pointed = (Label) window.find("#saliency-pointed");
    assertEquals(10, methods.getItems().size());
    Neuron pinned = window.workspace().chosen().get();
    for (AttributionMethod method : AttributionMethods.ALL) {
      Attribution map = map(method, new AttributionTarget.Cell(pinned));
      int largest = largest(map.values());
      Neuron strongest = map.shape().neuron(map.layer(), largest);
      window.onScreen(
          () -> {
            methods.setValue(method);
            window.workspace().hovered().set(strongest);
          });
      window.until(() -> reads(sum.getText(), map.sum()));
      window.onScreen(() -> window.workspace().updates().requestUpdate());
      window.until(() -> pointed.getText().equals(SignificantDigits.signed(map.values()[largest])));
    }
  }

  /**
   * True for a value with its sign, rounded to the decimals that are printed: two digits or more.
   */
  private static boolean reads(String text, double value) {
    if (!text.matches("[+\u2212][0-9.]+") || (text.charAt(0) == '+') != (value > 0)) {
      return text.equals(SignificantDigits.signed(value));
    }
    BigDecimal printed = new BigDecimal(text.substring(1));
    double half = 0.5 * Math.pow(10, -printed.scale());
    return printed.precision() >= 2
        && Math.abs(printed.doubleValue() - Math.abs(value)) <= half * 1.001;
  }

  /** The map as the explain package makes it from what the window shows. */
  private Attribution map(AttributionMethod method, AttributionTarget target) {
    InputEncoder encoder = window.workspace().model().get().newEncoder();
    Attributor attributor = new Attributor(engine.copy(), Interventions.NONE, encoder.range());
    float[] input = window.frame().input();
    List<float[]> grey = Baseline.GREY.inputs(encoder);
    Attribution map = attributor.explain(input, target, method, grey, Progress.NONE);
    AttributionMethod finer = method.withAdaptiveSteps().orElse(null);
    return map.hasLargeGap() && finer != null
        ? attributor.explain(input, target, finer, grey, Progress.NONE)
        : map;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
    }
    assertNotEquals(0, values[largest], "the map says something");
    return largest;
  }

  @Test
  void theSheetHasAPictureOfEveryMethod() {
    MethodComparison.Question question =
        new MethodComparison.Question(
            window.frame().input(),
            Interventions.NONE,
            AttributionTarget.answer(window.frame().activations().logits()),
            List.of(),
            InputRange.INK);
    Attributor attributor = new Attributor(engine.copy());
    List<MethodComparison.Entry> entries =
        AttributionMethods.ALL.stream()
            .map(each -> MethodComparison.entry(attributor, question, each, Progress.NONE))
            .toList();
    assertEquals(AttributionMethods.ALL.size(), entries.size());
    window.onScreen(
        () -> new ComparisonExport(window.shell()).write(folder, window.find("#pad"), entries));
    window.until(() -> Files.isRegularFile(folder.resolve("sheet.png")));
    for (MethodComparison.Entry entry : entries) {
      Path file = folder.resolve(entry.method().id() + ".npy");
      window.until(() -> Files.isRegularFile(file));
    }
  }
}

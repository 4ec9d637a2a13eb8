package io.github.convoscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Step mode through every kind of layer of a graph. */
@NeedsDisplay
class EveryLayerStepsTest {
  @Test
  void everyKindOfLayerIsComputedInSteps() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(1, 28, 28));
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 4)));
    try (NeuronWindow window = new NeuronWindow(model, new StepsFeature())) {
      for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
        window.onScreen(() -> window.workspace().hovered().set(new Neuron(layer.index(), 0, 0, 0)));
        window.run("steps.show");
        window.until(() -> window.find("#step-bar") != null);
        Neuron focus = window.view().focus().get();
        assertEquals(layer.index(), focus.layer());
        Arithmetic now = window.arithmetic(focus);
        Node bar = window.find("#step-bar");
        String output = ((Label) bar.lookup(".step-output")).getText();
        boolean softmax = now.softmax() != null;
        assertEquals(
            "= "
                + (softmax
                    ? ArithmeticNumbers.percent(now.output())
                    : ArithmeticNumbers.plain(now.output())),
            output,
            layer.name());
        List<String> lines =
            bar.lookupAll(".step-line").stream()
                .map(node -> ((Label) node).getText())
                .filter(text -> !text.isEmpty())
                .toList();
        assertFalse(lines.isEmpty(), layer.name());
        window.run("steps.next");
        window.run("steps.show");
        window.until(() -> window.find("#step-bar") == null);
      }
    }
  }
}

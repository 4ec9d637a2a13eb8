package io.github.convoscope.ui.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** The page with all weights for graphs, colour inputs and wide layers. */
@NeedsDisplay
class GraphFiltersTest {
  @Test
  void groupedAndDilatedKernelsAreShownAndWhatHasNoPictureIsSaid() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 28, 28));
    try (NeuronWindow window = open(spec)) {
      int grouped = spec.layer("grouped").index();
      window.until(() -> window.find("#filter-" + grouped + "-3 .cells") != null);
      HeatMapPane kernels = heatMap(window, grouped, 3);
      assertEquals(2, kernels.grid().pictures(), "channels of its group");
      assertEquals(1, heatMap(window, spec.layer("depthwise").index(), 1).grid().pictures());
      assertEquals(1, heatMap(window, 1, 0).grid().pictures(), "one picture in colours");
      for (String part :
          List.of(
              "in 2 groups", "depthwise", "cells 2 × 2 apart", "as colours", "PReLU", "a shift")) {
        window.until(() -> texts(window).stream().anyMatch(text -> text.contains(part)));
      }
    }
  }

  @Test
  void aFilterInColoursHasTheScaleOfItsLargestWeightUnlessAllShareOne() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 28, 28));
    Weights weights = UntrainedNetworks.random(spec, 6);
    float[] kernel = weights.of(1).kernel();
    int perFilter = kernel.length / spec.layer(1).shape().channels();
    try (NeuronWindow window = open(spec)) {
      for (int unit = 0; unit < 2; unit++) {
        heatMap(window, 1, unit);
        float largest = 0;
        for (int i = unit * perFilter; i < (unit + 1) * perFilter; i++) {
          largest = Math.max(largest, Math.abs(kernel[i]));
        }
        String wanted = "±" + ArithmeticNumbers.plain(largest);
        int shown = unit;
        window.until(() -> reach(window, shown).equals(wanted));
      }
      CheckBox one = (CheckBox) window.find(".filter-page .check-box");
      window.onScreen(one::fire);
      window.until(() -> reach(window, 0).equals(reach(window, 1)));
      window.onScreen(one::fire);
      window.until(() -> !reach(window, 0).equals(reach(window, 1)));
    }
  }

  private static String reach(NeuronWindow window, int unit) {
    return ((Labeled) window.find("#filter-1-" + unit + " .filter-reach")).getText();
  }

  @Test
  void aWideLayerShowsItsFirstUnitsAndMoreAtAClick() {
    NetworkSpec spec =
        new NetworkBuilder("wide", Shape.maps(1, 28, 28))
            .pooling("pool", PoolingKind.AVERAGE, Window.of(4, 4))
            .dense("dense", 100, ActivationFunction.RELU)
            .output("output", 10, ActivationFunction.SOFTMAX)
            .build();
    try (NeuronWindow window = open(spec)) {
      window.until(() -> window.find("#filter-2-63") != null);
      assertNull(window.find("#filter-2-64"));
      Hyperlink more =
          window.shell().scene().getRoot().lookupAll(".hyperlink").stream()
              .map(Hyperlink.class::cast)
              .filter(link -> link.getText().contains("of 100"))
              .findFirst()
              .orElseThrow();
      window.onScreen(more::fire);
      window.until(() -> window.find("#filter-2-99") != null);
      window.until(() -> !more.isVisible());
    }
  }

  private static NeuronWindow open(NetworkSpec spec) {
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 6)));
    NeuronWindow window = new NeuronWindow(model, new FiltersFeature());
    window.run("filters.show");
    window.until(() -> window.find(".filter-page .label.muted") != null);
    return window;
  }

  /** Tiles come a few a pulse. */
  private static HeatMapPane heatMap(NeuronWindow window, int layer, int unit) {
    String tile = "#filter-" + layer + "-" + unit + " .cells";
    window.until(() -> window.find(tile) != null);
    return (HeatMapPane) window.find(tile);
  }

  private static Set<String> texts(NeuronWindow window) {
    return window.find(".filter-page").lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.toSet());
  }
}

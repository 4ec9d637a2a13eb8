package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathwaysTest {
  private static final int STRONGEST = 3;

  @Test
  void theShippedNetworksPathsAddUpAndLeadToTheInk() {
    Engine engine = new ModelOpener(ShippedFiles.samples()).openShipped().newEngine();
    for (float[] image : SampleNetworks.images()) {
      Activations at = forward(engine, image);
      for (int label = 0; label < 10; label++) {
        check(engine, at, paths(engine, at, PathRoot.ofClass(engine.spec(), label, null)));
        check(
            engine,
            at,
            paths(engine, at, PathRoot.ofClass(engine.spec(), label, (label + 1) % 10)));
      }
    }
    for (float[] image : SampleNetworks.images().subList(0, 2)) {
      Activations at = forward(engine, image);
      for (int label : new int[] {7, 0}) {
        Pathways paths = paths(engine, at, PathRoot.ofClass(engine.spec(), label, null));
        List<PathEdge> fromInk =
            paths.edges().stream().filter(edge -> edge.from().layer() == 0).toList();
        assertFalse(fromInk.isEmpty(), "the paths end at the input");
        for (PathEdge edge : fromInk) {
          assertTrue(image[index(engine.spec(), edge.from())] > 0, "at a pixel with ink");
        }
      }
    }
  }

  @Test
  void thePathsOfAGraphAddUpThroughSumsProductsAndConcatenations() {
    Engine engine = untrained(EveryLayerKind.network(Shape.maps(1, 28, 28)));
    Set<LayerKind> met = new HashSet<>();
    for (float[] image : SampleNetworks.images()) {
      Activations at = forward(engine, image);
      for (int layer = 1; layer < engine.spec().depth(); layer++) {
        Shape shape = engine.spec().layer(layer).shape();
        Neuron middle = shape.neuron(layer, shape.size() / 2);
        Pathways paths = paths(engine, at, PathRoot.of(middle));
        check(engine, at, paths);
        paths.knots().forEach(knot -> met.add(kind(engine, knot.neuron())));
      }
    }
    assertTrue(met.contains(LayerKind.ADD), met.toString());
    assertTrue(met.contains(LayerKind.CONCATENATE), met.toString());
  }

  @Test
  void pathsGoThroughLayersThatPassValuesOn() {
    Engine engine = untrained(SampleNetworks.everyKind());
    Activations at = forward(engine, SampleNetworks.images().get(0));
    Pathways paths = paths(engine, at, PathRoot.ofClass(engine.spec(), 3, null));
    check(engine, at, paths);
    Set<String> layers = new HashSet<>();
    paths.knots().forEach(knot -> layers.add(layer(engine, knot.neuron())));
    assertEquals(Set.of("leaky", "dilated", "mean", "max", "wide", "narrow", "answer"), layers);
    assertTrue(
        paths.edges().stream()
            .anyMatch(
                edge ->
                    layer(engine, edge.read()).equals("dropout")
                        && layer(engine, edge.from()).equals("dilated")));
  }

  @Test
  void aDifferenceOfTwoClassesHasTheDifferencesOfTheirContributions() {
    Engine engine = new ModelOpener(ShippedFiles.samples()).openShipped().newEngine();
    Activations at = forward(engine, SampleNetworks.images().get(0));
    NetworkSpec spec = engine.spec();
    PathRoot root = PathRoot.ofClass(spec, 7, 1);
    Pathways paths = paths(engine, at, root);
    Arithmetic seven = arithmetic(engine, at, root.neuron());
    Arithmetic one = arithmetic(engine, at, root.against());
    PathKnot top = paths.knots().get(0);
    assertEquals(
        at.logits()[7] - at.logits()[1], total(top), 1e-3, "shown, rest and bias are the sum");
    assertEquals(top.sum(), total(top), 1e-4);
    for (PathEdge edge : top.shown()) {
      int term = NeuronInputs.of(spec, engine.weights(), root.neuron()).termOf(edge.read());
      float difference = seven.contribution(term) - one.contribution(term);
      assertEquals(difference, edge.contribution(), 1e-6);
      assertEquals(difference > 0 ? root.neuron() : root.against(), edge.to());
      assertEquals(difference > 0, edge.speaksFor());
    }
    for (PathEdge edge : paths.edges()) {
      boolean below = !edge.to().equals(root.neuron()) && !edge.to().equals(root.against());
      if (below) {
        boolean reader =
            paths.edges().stream()
                .filter(up -> up.from().equals(edge.to()))
                .reduce((a, b) -> carried(paths, a) >= carried(paths, b) ? a : b)
                .orElseThrow()
                .speaksFor();
        assertEquals(reader == edge.contribution() > 0, edge.speaksFor());
      }
    }
    check(engine, at, paths);
  }

  @Test
  void pathsEndAtAClampedUnit() {
    Engine engine = UntrainedNetworks.untrainedDigits(5);
    Interventions off = new Interventions(List.of(new Interventions.Clamp(5, 4, 9)));
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), off, at);
    Pathways paths =
        new PathSearch(engine.spec(), engine.weights())
            .find(PathRoot.ofClass(engine.spec(), 0, null), at, off, 100);
    assertTrue(
        paths.edges().stream().anyMatch(edge -> edge.from().equals(Neuron.unit(5, 4))),
        "it is on a path");
    assertTrue(
        paths.knots().stream().noneMatch(knot -> knot.neuron().equals(Neuron.unit(5, 4))),
        "but the path ends there");
    Pathways own =
        new PathSearch(engine.spec(), engine.weights())
            .find(PathRoot.of(Neuron.unit(5, 4)), at, off, 3);
    assertTrue(own.edges().isEmpty(), "what feeds it does not count");
    assertEquals(9, own.knots().get(0).sum());
  }

  /** Every knot's parts make its sum, every edge has the number of the reader's arithmetic. */
  static void check(Engine engine, Activations at, Pathways paths) {
    Map<Integer, Integer> inLayer = new HashMap<>();
    for (PathKnot knot : paths.knots()) {
      assertTrue(inLayer.merge(knot.neuron().layer(), 1, Integer::sum) <= STRONGEST);
      assertTrue(knot.shown().size() <= STRONGEST);
      if (knot.neuron().equals(paths.root().neuron()) && paths.root().against() != null) {
        continue;
      }
      Arithmetic sum = arithmetic(engine, at, knot.neuron());
      if (!sum.additive()) {
        continue;
      }
      double size = 0;
      double rest = 0;
      int terms = 0;
      for (int term = 0; term < sum.groups().terms(); term++) {
        Neuron source = sum.source(term);
        size += Math.abs(sum.contribution(term));
        terms += source == null ? 0 : 1;
        boolean shown =
            source != null && knot.shown().stream().anyMatch(edge -> edge.read().equals(source));
        rest += shown ? 0 : sum.contribution(term);
      }
      double tolerance = 1e-4 * Math.max(1, size);
      assertEquals(terms, knot.terms());
      assertEquals(rest, knot.rest(), tolerance);
      assertEquals(size, knot.size(), tolerance);
      assertEquals(sum.total(), total(knot), tolerance);
      assertEquals(sum.preActivation(), total(knot), tolerance, knot.neuron().toString());
      for (PathEdge edge : knot.shown()) {
        int term = NeuronInputs.of(engine.spec(), engine.weights(), edge.to()).termOf(edge.read());
        assertEquals(sum.contribution(term), edge.contribution());
        assertEquals(sum.contribution(term) / size, edge.share(), 1e-5);
      }
    }
  }

  private static double total(PathKnot knot) {
    return knot.shown().stream().mapToDouble(PathEdge::contribution).sum()
        + knot.rest()
        + knot.bias();
  }

  /** What an edge carries of the root: the product of the shares along the way, summed. */
  private static double carried(Pathways paths, PathEdge edge) {
    return Math.abs(edge.share()) * weight(paths, edge.to());
  }

  private static double weight(Pathways paths, Neuron knot) {
    if (knot.equals(paths.root().neuron()) || knot.equals(paths.root().against())) {
      return 1;
    }
    return paths.edges().stream()
        .filter(edge -> edge.from().equals(knot))
        .mapToDouble(edge -> carried(paths, edge))
        .sum();
  }

  private static Pathways paths(Engine engine, Activations at, PathRoot root) {
    return Pathways.of(engine.spec(), engine.weights(), at, root, STRONGEST);
  }

  private static Arithmetic arithmetic(Engine engine, Activations at, Neuron neuron) {
    return Arithmetic.of(
        NeuronInputs.of(engine.spec(), engine.weights(), neuron), at, 0, Interventions.NONE);
  }

  private static Engine untrained(NetworkSpec spec) {
    return new FastEngine(spec, UntrainedNetworks.random(spec, 12));
  }

  private static Activations forward(Engine engine, float[] image) {
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(image, at);
    return at;
  }

  private static LayerKind kind(Engine engine, Neuron neuron) {
    return engine.spec().layer(neuron.layer()).kind();
  }

  private static String layer(Engine engine, Neuron neuron) {
    return engine.spec().layer(neuron.layer()).name();
  }

  private static int index(NetworkSpec spec, Neuron neuron) {
    return spec.layer(neuron.layer())
        .shape()
        .index(neuron.channel(), neuron.row(), neuron.column());
  }
}

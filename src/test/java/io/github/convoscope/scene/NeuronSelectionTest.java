package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which edges and outlines the pinned, the chosen and the hovered neuron get. */
class NeuronSelectionTest {
  private static final NetworkSpec SPEC = UntrainedNetworks.digits();
  private static final Weights WEIGHTS = UntrainedNetworks.random(SPEC, 3);
  private static final Neuron CONVOLUTION = new Neuron(3, 5, 6, 7);
  private static final Neuron DENSE = Neuron.unit(5, 17);
  private static final Neuron CLASS = Neuron.unit(6, 4);
  private static final MarkOptions BOTH_WAYS = new MarkOptions(12, true, true, true, true);

  private final Activations activations = new Activations(SPEC, 1);

  NeuronSelectionTest() {
    float[] noise = new float[784];
    Random random = new Random(8);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    try (Engine engine = new FastEngine(SPEC, WEIGHTS)) {
      engine.forward(noise, activations);
    }
  }

  private static NeuronMarks of(Neuron neuron) {
    return new NeuronMarks(SPEC, WEIGHTS, neuron);
  }

  private Arithmetic arithmetic(NeuronMarks marked) {
    return marked.arithmetic(activations, Interventions.NONE);
  }

  private SceneMarks marks(NeuronSelection marked, MarkOptions options) {
    return marked.marks(options, activations, this::arithmetic);
  }

  @Test
  void theReceptiveFieldOfAPooledNeuronKeepsToItsChannelUntilAConvolution() {
    List<Outline> field = of(new Neuron(4, 5, 3, 3)).field();
    List<Outline> expected = new ArrayList<>();
    expected.add(new Outline(3, 5, 6, 6, 2, 2, MarkKind.FIELD));
    for (int channel = 0; channel < 8; channel++) {
      expected.add(new Outline(2, channel, 4, 4, 6, 6, MarkKind.FIELD));
    }
    for (int channel = 0; channel < 8; channel++) {
      expected.add(new Outline(1, channel, 8, 8, 12, 12, MarkKind.FIELD));
    }
    expected.add(new Outline(0, 0, 5, 5, 18, 18, MarkKind.FIELD));
    assertEquals(expected, field);
  }

  @Test
  void unitsWithoutAMapAreNotOutlined() {
    assertTrue(of(CLASS).field().stream().allMatch(outline -> outline.layer() < 5));
  }

  @Test
  void aBranchThatTheNeuronDoesNotReadIsNotOutlined() {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkSpec branches =
        new NetworkBuilder("branches", Shape.maps(1, 6, 6))
            .convolution("trunk", 2, Window.same(3), ActivationFunction.RELU)
            .add("left", new ConvolutionOperator(3, Window.same(1)), none, 1)
            .add("right", new ConvolutionOperator(4, Window.same(3)), none, 1)
            .build();
    NeuronMarks right =
        new NeuronMarks(branches, UntrainedNetworks.random(branches, 1), new Neuron(3, 0, 0, 5));
    assertEquals(
        List.of(
            new Outline(1, 0, 0, 4, 2, 2, MarkKind.FIELD),
            new Outline(1, 1, 0, 4, 2, 2, MarkKind.FIELD),
            new Outline(0, 0, 0, 3, 3, 3, MarkKind.FIELD)),
        right.field());
  }

  @Test
  void edgesAreTheLargestContributionsAndTheStrongestIsLast() {
    NeuronMarks dense = of(DENSE);
    List<Edge> edges = marks(new NeuronSelection(List.of(DENSE), dense, null), BOTH_WAYS).edges();
    List<Edge> incoming = edges.stream().filter(edge -> edge.to().equals(DENSE)).toList();
    List<Edge> outgoing = edges.stream().filter(edge -> edge.from().equals(DENSE)).toList();
    assertEquals(12, incoming.size());
    assertEquals(edges.size(), incoming.size() + outgoing.size());
    Arithmetic arithmetic = arithmetic(dense);
    int largest = arithmetic.termsBySize()[0];
    Edge last = incoming.get(11);
    assertEquals(arithmetic.source(largest), last.from());
    assertEquals(Math.signum(arithmetic.contribution(largest)), last.strength());
    for (int i = 1; i < incoming.size(); i++) {
      assertTrue(Math.abs(incoming.get(i - 1).strength()) <= Math.abs(incoming.get(i).strength()));
    }
  }

  @Test
  void outgoingEdgesGoToEveryClassAndEndStrongest() {
    float value = activations.after(5)[firing()];
    NeuronMarks dense = of(Neuron.unit(5, firing()));
    List<Edge> edges = dense.outgoing(activations, 100);
    assertEquals(10, edges.size());
    assertTrue(value > 0);
    assertEquals(1, Math.abs(edges.get(9).strength()));
    assertEquals(List.of(edges.get(9)), dense.outgoing(activations, 1));
  }

  private int firing() {
    int unit = 0;
    while (activations.after(5)[unit] <= 0) {
      unit++;
    }
    return unit;
  }

  @Test
  void aHoveredNeuronWithoutConnectionShowsItsOwnEdges() {
    NeuronMarks chosen = of(CONVOLUTION);
    List<Edge> own =
        marks(new NeuronSelection(List.of(CONVOLUTION), chosen, null), BOTH_WAYS).edges();
    Neuron source = own.get(own.size() - 1).from();
    assertEquals(
        own,
        marks(new NeuronSelection(List.of(CONVOLUTION), chosen, of(source)), BOTH_WAYS).edges(),
        "what it reads is connected");
    List<Edge> others =
        marks(new NeuronSelection(List.of(CONVOLUTION), chosen, of(CLASS)), BOTH_WAYS).edges();
    assertTrue(others.stream().allMatch(edge -> edge.to().equals(CLASS)));
    assertEquals(12, others.size());
  }

  @Test
  void outlinesShowOtherPinsThenTheFieldThenTheChosenThenTheHovered() {
    NeuronSelection marked =
        new NeuronSelection(List.of(CONVOLUTION, DENSE), of(CONVOLUTION), of(CLASS));
    List<Outline> expected = new ArrayList<>();
    expected.add(Outline.of(DENSE, MarkKind.PINNED));
    expected.addAll(of(CONVOLUTION).field());
    expected.add(Outline.of(CONVOLUTION, MarkKind.CHOSEN));
    expected.add(Outline.of(CLASS, MarkKind.HOVERED));
    assertEquals(expected, marks(marked, BOTH_WAYS).outlines());
    List<Outline> withoutField =
        marks(marked, new MarkOptions(12, true, true, false, true)).outlines();
    assertEquals(
        List.of(expected.get(0), expected.get(expected.size() - 2)), withoutField.subList(0, 2));
    assertEquals(3, withoutField.size());
  }

  @Test
  void theEmphasisStaysTheSameObjectWhileTheDrawingChanges() {
    NeuronSelection marked = new NeuronSelection(List.of(DENSE), of(DENSE), null);
    SceneMarks first = marks(marked, BOTH_WAYS);
    assertTrue(first.coloursLike(marks(marked, BOTH_WAYS)), "no frame is coloured again");
    assertSame(first.emphasis(), marks(marked, BOTH_WAYS).emphasis());
    assertNotSame(first.emphasis(), marks(marked, MarkOptions.incoming(12)).emphasis());
    assertNull(marks(marked, new MarkOptions(12, true, true, true, false)).emphasis());
  }

  @Test
  void withoutChosenAndHoveredNeuronNothingIsMarked() {
    SceneMarks none = marks(new NeuronSelection(List.of(), null, null), BOTH_WAYS);
    assertEquals(SceneMarks.NONE, none);
  }
}

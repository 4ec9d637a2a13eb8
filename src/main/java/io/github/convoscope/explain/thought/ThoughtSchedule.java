package io.github.convoscope.explain.thought;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.PathKnot;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * When each layer of a thought is computed: the first convolution takes longest, layers that only
 * pass values on are short.
 *
 * @param phases a phase for each layer after the input, in their order
 * @param answer when the answer is told, 0 to 1
 * @param seconds how long all takes
 */
record ThoughtSchedule(List<ThoughtPhase> phases, double answer, double seconds) {
  private static final double SHORTEST = 5;
  private static final double LONGEST = 15;

  /** Seconds in which only the drawing is there. */
  private static final double INPUT = 0.6;

  private static final double FIRST_CONVOLUTION = 4;
  private static final double CONVOLUTION = 1.6;
  private static final double POOLING = 1;
  private static final double UNITS = 1.4;
  private static final double OTHER = 0.5;
  private static final double PASSING_ON = 0.2;
  private static final double OUTPUT = 1.8;

  /** Seconds in which all of it stands there with its answer. */
  private static final double ANSWER = 1.6;

  ThoughtSchedule {
    phases = List.copyOf(phases);
  }

  static ThoughtSchedule of(NetworkSpec spec, Weights weights, Activations at, Pathways paths) {
    List<Double> lengths = new ArrayList<>();
    double layers = 0;
    boolean first = true;
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      double length = length(spec, layer, first);
      first &= layer.kind() != LayerKind.CONVOLUTION;
      lengths.add(length);
      layers += length;
    }
    double wanted = INPUT + layers + ANSWER;
    double seconds = Math.max(SHORTEST, Math.min(LONGEST, wanted));
    double scale = (seconds - INPUT - ANSWER) / layers;
    List<ThoughtPhase> phases = new ArrayList<>();
    double start = INPUT / seconds;
    double answer = 1 - ANSWER / seconds;
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      double end =
          layer == spec.output()
              ? answer
              : start + lengths.get(layer.index() - 1) * scale / seconds;
      phases.add(
          new ThoughtPhase(
              layer, start, end, order(spec, weights, at, layer), focus(paths, at, layer)));
      start = end;
    }
    return new ThoughtSchedule(phases, answer, seconds);
  }

  private static double length(NetworkSpec spec, LayerSpec layer, boolean first) {
    if (layer == spec.output()) {
      return OUTPUT;
    }
    if (OpenLayers.isPassingOn(layer)) {
      return PASSING_ON;
    }
    return switch (layer.kind()) {
      case CONVOLUTION -> first ? FIRST_CONVOLUTION : CONVOLUTION;
      case POOLING -> POOLING;
      case DENSE -> UNITS;
      default -> OTHER;
    };
  }

  private static RevealOrder order(
      NetworkSpec spec, Weights weights, Activations at, LayerSpec layer) {
    float[] values = at.after(layer.index());
    return layer.shape().mapSize() > 1
        ? RevealOrder.reading(layer, values)
        : RevealOrder.ranked(scores(spec, weights, at, layer));
  }

  /**
   * What each unit contributes to the answer; where the last layer does not read these units, their
   * activations.
   */
  private static float[] scores(
      NetworkSpec spec, Weights weights, Activations at, LayerSpec layer) {
    float[] scores = at.after(layer.index()).clone();
    LayerSpec output = spec.output();
    if (layer == output || !output.inputs().contains(layer.index())) {
      return scores;
    }
    float[] answers = at.output();
    int best = 0;
    for (int i = 1; i < answers.length; i++) {
      best = answers[i] > answers[best] ? i : best;
    }
    Neuron answer = output.shape().neuron(output.index(), best);
    Arithmetic sum =
        Arithmetic.of(NeuronInputs.of(spec, weights, answer), at, 0, Interventions.NONE);
    Shape shape = layer.shape();
    for (int term = 0; term < sum.groups().terms(); term++) {
      Neuron source = sum.source(term);
      if (source != null && source.layer() == layer.index()) {
        int i = shape.index(source.channel(), source.row(), source.column());
        scores[i] = sum.contribution(term);
      }
    }
    return scores;
  }

  /** The map of the strongest knot of a layer; without one, that of its largest activation. */
  private static int focus(Pathways paths, Activations at, LayerSpec layer) {
    for (PathKnot knot : paths.knots()) {
      if (knot.neuron().layer() == layer.index()) {
        return knot.neuron().channel();
      }
    }
    float[] values = at.after(layer.index());
    int best = 0;
    for (int i = 1; i < layer.shape().size(); i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best / layer.shape().mapSize();
  }
}

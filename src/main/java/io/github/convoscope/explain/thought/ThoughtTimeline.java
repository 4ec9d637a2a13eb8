package io.github.convoscope.explain.thought;

import io.github.convoscope.colour.LayerReveal;
import io.github.convoscope.colour.Reveal;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.PathEdge;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.explain.contribution.PathSearch;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One forward pass as a film: maps time, 0 to 1, to what is computed by then. Layers follow each
 * other in their order; within a layer, a window slides over the maps, units light from the
 * strongest on, and the bars of the answer grow last. Every shown value is the one that the forward
 * pass has.
 *
 * <pre>{@code
 * ThoughtTimeline thought = ThoughtTimeline.of(spec, weights, activations, Interventions.NONE);
 * ThoughtMoment half = thought.at(0.5);
 * thought.seconds();                       // how long it takes at the usual speed
 * }</pre>
 *
 * <p>Immutable, but for what lies in the activations: they must not change.
 */
public final class ThoughtTimeline {
  /** Terms at each knot of the pathways, and knots in each layer. */
  private static final int STRONGEST = 3;

  /** The longest time that light is on its way, seconds. */
  private static final double LIGHT_SECONDS = 0.7;

  /** How long a sentence stands while the film plays, seconds. */
  private static final double CAPTION_SECONDS = 1;

  /** Steps in the phase of a layer, but for the first one with a window: this has its rows. */
  private static final int STEPS = 4;

  private final NetworkSpec spec;
  private final Weights weights;
  private final Activations activations;
  private final Interventions clamped;
  private final Wiring wiring;
  private final Pathways paths;
  private final ThoughtSchedule schedule;
  private final ThoughtCaptions captions;

  private ThoughtTimeline(
      NetworkSpec spec, Weights weights, Activations activations, Interventions clamped) {
    this.spec = spec;
    this.weights = weights;
    this.activations = activations;
    this.clamped = clamped;
    wiring = new Wiring(spec);
    PathRoot answer = PathRoot.ofClass(spec, activations.answer(0), null);
    paths = new PathSearch(spec, weights).find(answer, activations, clamped, STRONGEST);
    schedule = ThoughtSchedule.of(spec, weights, activations, paths);
    captions = new ThoughtCaptions(spec, activations);
  }

  /**
   * The film of a forward pass.
   *
   * @param activations a finished forward pass; its first example is shown
   * @param clamped the units that it clamped
   */
  public static ThoughtTimeline of(
      NetworkSpec spec, Weights weights, Activations activations, Interventions clamped) {
    return new ThoughtTimeline(spec, weights, activations, clamped);
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The forward pass. */
  public Activations activations() {
    return activations;
  }

  /** How long the film takes at its usual speed: 5 to 15 seconds. */
  public double seconds() {
    return schedule.seconds();
  }

  /** Times at which the film can stop for a step: rows of the first maps, parts of other layers. */
  public List<Double> steps() {
    TreeSet<Double> steps = new TreeSet<>(layerStarts());
    boolean first = true;
    for (ThoughtPhase phase : schedule.phases()) {
      LayerSpec layer = phase.layer();
      boolean rows = first && layer.window() != null && layer.shape().mapSize() > 1;
      first &= !rows;
      int pieces = rows ? layer.shape().rows() : Math.min(STEPS, phase.order().size());
      for (int piece = 1; piece <= pieces; piece++) {
        int last = (int) ((long) piece * phase.order().size() / pieces) - 1;
        double part = phase.order().when(phase.order().place(last));
        steps.add(phase.start() + part * (phase.end() - phase.start()));
      }
    }
    return List.copyOf(steps);
  }

  /** Times at which a layer begins, in their order; the first is 0, the last is 1. */
  public List<Double> layerStarts() {
    List<Double> starts = new ArrayList<>();
    starts.add(0.0);
    schedule.phases().forEach(phase -> starts.add(phase.start()));
    starts.add(schedule.answer());
    starts.add(1.0);
    return List.copyOf(starts);
  }

  /** What is shown at a time, 0 to 1. */
  public ThoughtMoment at(double time) {
    double now = Math.max(0, Math.min(1, time));
    List<LayerReveal> reveals = new ArrayList<>();
    reveals.add(LayerReveal.ALL);
    ThoughtPhase current = null;
    for (ThoughtPhase phase : schedule.phases()) {
      reveals.add(reveal(phase, now));
      if (now >= phase.start() && now < schedule.answer()) {
        current = phase;
      }
    }
    Reveal reveal = new Reveal(reveals);
    if (current == null) {
      boolean over = now >= schedule.answer();
      return new ThoughtMoment(
          now,
          over ? spec.output().index() : 0,
          reveal,
          null,
          null,
          0,
          null,
          lights(now),
          over ? 1 : 0,
          over ? captions.answer(activations.answer(0)) : captions.input());
    }
    return computing(current, now, reveal);
  }

  /**
   * A sentence that stands long enough to be read while the film plays: it tells of the strongest
   * neuron that was computed in the last moments.
   *
   * @param time 0 to 1
   */
  public Message calmCaption(double time) {
    Neuron told = told(time);
    if (told != null) {
      return captions.strongest(sum(told));
    }
    ThoughtPhase phase = toldPhase(time);
    return phase == null ? at(time).caption() : captions.begin(phase.layer());
  }

  /**
   * The neuron of which {@link #calmCaption} tells, so that it can be outlined; null while that
   * tells of none.
   *
   * @param time 0 to 1
   */
  public @Nullable Neuron told(double time) {
    ThoughtPhase phase = toldPhase(time);
    if (phase == null) {
      return null;
    }
    double hold = CAPTION_SECONDS / schedule.seconds();
    double last = phase.start() + Math.floor((time - phase.start()) / hold) * hold;
    int from = phase.order().count(phase.part(last - hold));
    int until = phase.order().count(phase.part(last));
    return last <= phase.start() || from >= until ? null : strongest(phase, from, until);
  }

  /** The layer that is computed at a time, but for the answer; null before and after that. */
  private @Nullable ThoughtPhase toldPhase(double time) {
    for (ThoughtPhase phase : schedule.phases()) {
      boolean told = time >= phase.start() && time < Math.min(phase.end(), schedule.answer());
      if (told && phase.layer() != spec.output()) {
        return phase;
      }
    }
    return null;
  }

  /** The strongest neuron of the focused map among those computed from one place to another. */
  private Neuron strongest(ThoughtPhase phase, int from, int until) {
    Shape shape = phase.layer().shape();
    float[] values = activations.after(phase.layer().index());
    Neuron best = phase.neuron(from);
    float most = -1;
    for (int nth = from; nth < until; nth++) {
      Neuron neuron = phase.neuron(nth);
      float size = Math.abs(values[shape.index(neuron.channel(), neuron.row(), neuron.column())]);
      if (size > most) {
        most = size;
        best = neuron;
      }
    }
    return best;
  }

  private Arithmetic sum(Neuron neuron) {
    return Arithmetic.of(NeuronInputs.of(spec, weights, neuron), activations, 0, clamped);
  }

  private ThoughtMoment computing(ThoughtPhase phase, double now, Reveal reveal) {
    LayerSpec layer = phase.layer();
    boolean bars = layer == spec.output();
    int count = bars ? phase.order().size() : phase.order().count(phase.part(now));
    Neuron cell = bars || count == 0 ? null : phase.neuron(count - 1);
    boolean sliding = cell != null && layer.window() != null && now < phase.end();
    ReceptiveField window = sliding && cell != null ? window(cell) : null;
    Arithmetic sum = cell == null ? null : sum(cell);
    Neuron winner = sum != null && sum.winner() >= 0 && sliding ? sum.source(sum.winner()) : null;
    return new ThoughtMoment(
        now,
        layer.index(),
        reveal,
        sliding ? cell : null,
        window,
        layer.pooling() == null ? -1 : phase.focus(),
        winner,
        lights(now),
        bars ? Math.min(0.999f, (float) phase.part(now)) : 0,
        sum == null ? captions.begin(layer) : captions.cell(sum));
  }

  private LayerReveal reveal(ThoughtPhase phase, double now) {
    double part = phase.part(now);
    if (phase.layer() == spec.output()) {
      return now >= schedule.answer() ? LayerReveal.ALL : LayerReveal.ALL.grown((float) part);
    }
    return phase.order().reveal(now < phase.start() ? 0 : phase.order().count(part));
  }

  /** The cells that a neuron reads in the layer before. */
  private @Nullable ReceptiveField window(Neuron cell) {
    ReceptiveField read = wiring.receptiveField(cell, spec.layer(cell.layer()).input());
    return read.rows() == 0 ? null : read;
  }

  /** Light is on its way to a knot before this is computed, and stays on the whole edge then. */
  private List<PathLight> lights(double now) {
    List<PathLight> lights = new ArrayList<>();
    for (PathEdge edge : paths.edges()) {
      double arrival = arrival(edge);
      double departure =
          Math.max(computed(edge.from()), arrival - LIGHT_SECONDS / schedule.seconds());
      if (now >= arrival) {
        lights.add(new PathLight(edge, 1));
      } else if (now > departure) {
        float end = (float) ((now - departure) / (arrival - departure));
        lights.add(new PathLight(edge, end));
      }
    }
    return lights;
  }

  /** When light reaches the reader. What leads to the answer is lit with the answer, not before. */
  private double arrival(PathEdge edge) {
    return edge.to().layer() == spec.output().index()
        ? Math.min(1, schedule.answer() + LIGHT_SECONDS / schedule.seconds())
        : computed(edge.to());
  }

  private double computed(Neuron neuron) {
    if (neuron.layer() == 0) {
      return 0;
    }
    return neuron.layer() == spec.output().index()
        ? schedule.answer()
        : schedule.phases().get(neuron.layer() - 1).when(neuron);
  }
}

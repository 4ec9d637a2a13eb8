package io.github.convoscope.explain.contribution;

import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds pathways in one forward pass after another. It looks up what feeds a neuron once and keeps
 * that, so that it is quick enough to follow the pen. One thread at a time.
 *
 * <p>It is a beam search from the root down. Every knot proposes the neurons that its strongest
 * terms read. A layer keeps those that carry most: the sum, over the knots that propose it, of the
 * knot's own weight times the share of the term. Layers that only pass values on have no knots:
 * paths go through them.
 */
public final class PathSearch {
  /** Terms of all neurons together whose inputs are kept; about 12 bytes a term. */
  private static final int MOST_KEPT_TERMS = 500_000;

  private static final int[] NONE = {};

  private final NetworkSpec spec;
  private final Weights weights;
  private final Wiring wiring;
  private final Map<Neuron, NeuronInputs> known = new HashMap<>();
  private int keptTerms;

  /** A search in a network. */
  public PathSearch(NetworkSpec spec, Weights weights) {
    this.spec = spec;
    this.weights = weights;
    wiring = new Wiring(spec);
  }

  /** A neuron that knots propose, and what they say of it. */
  private static final class Candidate {
    final Neuron neuron;
    final List<PathEdge> readers = new ArrayList<>();
    double weight;
    double strongest;
    boolean speaksFor = true;

    Candidate(Neuron neuron) {
      this.neuron = neuron;
    }

    void add(PathEdge edge, double carried) {
      readers.add(edge);
      weight += carried;
      if (carried > strongest) {
        strongest = carried;
        speaksFor = edge.speaksFor();
      }
    }

    double weight() {
      return weight;
    }
  }

  /** A knot whose proposals wait for the layers below to choose. */
  private record Open(Neuron neuron, PathTerms terms, double size, List<PathEdge> shown) {
    PathKnot closed() {
      double rest = terms.contributed();
      for (PathEdge edge : shown) {
        rest -= edge.contribution();
      }
      shown.sort(Comparator.comparingDouble(edge -> -Math.abs(edge.contribution())));
      return new PathKnot(neuron, shown, terms.count(), size, rest, terms.bias(), terms.sum());
    }
  }

  /** The work of one search. */
  private final class Beam {
    private final PathRoot root;
    private final Activations at;
    private final Interventions clamped;
    private final int most;
    private final TreeMap<Integer, Map<Neuron, Candidate>> waiting =
        new TreeMap<>(Comparator.reverseOrder());
    private final Map<Neuron, Open> knots = new LinkedHashMap<>();

    Beam(PathRoot root, Activations at, Interventions clamped, int most) {
      this.root = root;
      this.at = at;
      this.clamped = clamped;
      this.most = most;
    }

    Pathways run() {
      Candidate top = new Candidate(root.neuron());
      top.weight = 1;
      Arithmetic sum = arithmetic(root.neuron());
      Neuron against = root.against();
      propose(
          top,
          against == null ? PathTerms.of(sum) : PathTerms.difference(sum, arithmetic(against)));
      while (!waiting.isEmpty()) {
        List<Candidate> candidates = new ArrayList<>(waiting.pollFirstEntry().getValue().values());
        candidates.sort(Comparator.comparingDouble(Candidate::weight).reversed());
        candidates.subList(0, Math.min(most, candidates.size())).forEach(this::keep);
      }
      List<PathKnot> closed = knots.values().stream().map(Open::closed).toList();
      List<PathEdge> edges = new ArrayList<>();
      closed.forEach(knot -> edges.addAll(knot.shown()));
      edges.sort(Comparator.comparingDouble(edge -> Math.abs(edge.share())));
      return new Pathways(root, closed, edges);
    }

    private Arithmetic arithmetic(Neuron neuron) {
      return Arithmetic.of(inputs(neuron), at, 0, clamped);
    }

    private void keep(Candidate candidate) {
      for (PathEdge edge : candidate.readers) {
        Neuron reader = edge.to().equals(root.against()) ? root.neuron() : edge.to();
        Open open = knots.get(reader);
        if (open != null) {
          open.shown().add(edge);
        }
      }
      if (candidate.neuron.layer() > 0) {
        Arithmetic arithmetic = arithmetic(candidate.neuron);
        // A clamped unit has its value from the user, not from its inputs.
        if (arithmetic.hasTerms() && arithmetic.clampedTo() == null) {
          propose(candidate, PathTerms.of(arithmetic));
        }
      }
    }

    private void propose(Candidate reader, PathTerms terms) {
      double size = terms.size();
      knots.put(reader.neuron, new Open(reader.neuron, terms, size, new ArrayList<>()));
      // Numbers that are none, or have no bound, have no shares.
      int[] strongest = size > 0 && size < Double.POSITIVE_INFINITY ? terms.strongest(most) : NONE;
      for (int term : strongest) {
        Neuron read = terms.source(term);
        Neuron from = read == null ? null : throughPassing(read);
        if (read == null || from == null) {
          continue;
        }
        float contribution = terms.contribution(term);
        float share = (float) (contribution / size);
        Neuron against = root.against();
        boolean other = against != null && reader.neuron.equals(root.neuron()) && contribution < 0;
        PathEdge edge =
            new PathEdge(
                from,
                read,
                other && against != null ? against : reader.neuron,
                contribution,
                share,
                contribution > 0 == reader.speaksFor);
        waiting
            .computeIfAbsent(from.layer(), layer -> new LinkedHashMap<>())
            .computeIfAbsent(from, Candidate::new)
            .add(edge, reader.weight * Math.abs(share));
      }
    }
  }

  /**
   * Finds the pathways of one forward pass.
   *
   * @param root where they end
   * @param at a finished forward pass; its first example is read
   * @param clamped the units that it clamped: paths end there
   * @param strongest number of terms at each knot, and of knots in each layer, at most
   */
  public Pathways find(PathRoot root, Activations at, Interventions clamped, int strongest) {
    return new Beam(root, at, clamped, strongest).run();
  }

  private NeuronInputs inputs(Neuron neuron) {
    NeuronInputs inputs = known.get(neuron);
    if (inputs == null) {
      inputs = NeuronInputs.of(spec, weights, neuron);
      if (keptTerms > MOST_KEPT_TERMS) {
        known.clear();
        keptTerms = 0;
      }
      keptTerms += inputs.groups().terms();
      known.put(neuron, inputs);
    }
    return inputs;
  }

  /**
   * Goes down through layers that pass values on, cell by cell, to the neuron whose value it is;
   * null where that lies in the padding.
   */
  private @Nullable Neuron throughPassing(Neuron read) {
    Neuron at = read;
    while (at != null && at.layer() > 0 && OpenLayers.isPassingOn(spec.layer(at.layer()))) {
      at = passedOn(at);
    }
    return at;
  }

  private @Nullable Neuron passedOn(Neuron at) {
    LayerSpec layer = spec.layer(at.layer());
    List<Neuron> own = new ArrayList<>(1);
    wiring.visitSources(
        at,
        (input, from, weight, row, column) -> {
          Neuron source = spec.layer(input).shape().neuron(input, from);
          // Local response normalisation reads its neighbours too, only for the factor.
          if (own.isEmpty() || source.channel() == at.channel()) {
            own.add(0, source);
          }
        });
    return layer.inputs().size() == 1 && !own.isEmpty() ? own.get(0) : null;
  }
}

package io.github.convoscope.scene;

import io.github.convoscope.explain.contribution.PathEdge;
import io.github.convoscope.explain.contribution.PathKnot;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Turns pathways into the scene's marks: an edge for each contribution, as wide as its share of the
 * reader's sum, a frame around each knot, and the shares in numbers where they are large.
 *
 * <pre>{@code
 * PathRoot root = PathRoot.ofClass(model.spec(), 7, null);
 * scene.setMarks(PathMarks.of(model, activations, root, 3));
 * }</pre>
 */
public final class PathMarks {
  /** Shares below this have no number. */
  private static final double LEAST_LABELLED = 0.1;

  /** A share above this goes without saying, as that of a pool's winner does. */
  private static final double OBVIOUS = 0.995;

  private static final int MOST_LABELS = 16;

  /** Strength of an edge that carries all of a sum: a pool's winner is not the main thing. */
  private static final float WIDEST = 0.6f;

  private static final Map<Integer, String> SHARES = new ConcurrentHashMap<>();

  private PathMarks() {}

  /**
   * The marks of the pathways in one forward pass without clamped units.
   *
   * @param strongest number of terms at each knot, and of knots in each layer, at most
   */
  public static SceneMarks of(Model model, Activations at, PathRoot root, int strongest) {
    return of(Pathways.of(model.spec(), model.weights(), at, root, strongest), edge -> true);
  }

  /**
   * The marks of pathways.
   *
   * @param shown edges for which it is false are left out, with their numbers; knots stay
   */
  public static SceneMarks of(Pathways paths, Predicate<PathEdge> shown) {
    boolean twoClasses = paths.root().against() != null;
    List<Edge> edges = new ArrayList<>();
    List<EdgeLabel> labels = new ArrayList<>();
    for (PathEdge edge : paths.edges()) {
      if (shown.test(edge)) {
        edges.add(edge(edge, twoClasses));
      }
    }
    paths.edges().stream()
        .filter(shown.and(edge -> isTold(edge, paths)))
        .sorted(Comparator.comparingDouble(edge -> -importance(edge, paths)))
        .limit(MOST_LABELS)
        .forEach(
            edge -> labels.add(new EdgeLabel(edge(edge, twoClasses), share(edge, twoClasses))));
    return SceneMarks.lines(edges, knots(paths)).labelled(labels);
  }

  /**
   * An edge as it is drawn: orange for what raises the reader's sum, blue for what lowers it; with
   * two classes, orange for what speaks for the first one.
   */
  static Edge edge(PathEdge edge, boolean twoClasses) {
    boolean orange = twoClasses ? edge.speaksFor() : edge.contribution() > 0;
    float size = WIDEST * Math.abs(edge.share());
    return new Edge(edge.from(), edge.to(), orange ? size : -size);
  }

  private static boolean isTold(PathEdge edge, Pathways paths) {
    double size = Math.abs(edge.share());
    return size < OBVIOUS && (size >= LEAST_LABELLED || endsAtRoot(edge, paths));
  }

  /** Numbers near the root come first, then large shares. */
  private static double importance(PathEdge edge, Pathways paths) {
    return Math.abs(edge.share()) + (endsAtRoot(edge, paths) ? 1 : 0);
  }

  private static boolean endsAtRoot(PathEdge edge, Pathways paths) {
    return edge.to().equals(paths.root().neuron()) || edge.to().equals(paths.root().against());
  }

  /**
   * A share in per cent, with the sign of the contribution; with two classes, the colour says for
   * which it speaks.
   */
  private static String share(PathEdge edge, boolean twoClasses) {
    return twoClasses ? percent(edge.share()) : signedShare(edge.share());
  }

  /** A share in per cent, with its sign. */
  static String signedShare(float share) {
    return (share < 0 ? "\u2212" : "+") + percent(share);
  }

  private static String percent(float share) {
    // The texts of a hundred shares are kept: they are made many times a second.
    return SHARES.computeIfAbsent(
        Math.round(100 * Math.abs(share)), whole -> Messages.text("scene.share", whole / 100f));
  }

  private static List<Outline> knots(Pathways paths) {
    Set<Neuron> knots = new LinkedHashSet<>();
    knots.add(paths.root().neuron());
    Neuron against = paths.root().against();
    if (against != null) {
      knots.add(against);
    }
    for (PathKnot knot : paths.knots()) {
      knots.add(knot.neuron());
    }
    paths.edges().forEach(edge -> knots.add(edge.from()));
    return knots.stream().map(knot -> Outline.of(knot, MarkKind.KNOT)).toList();
  }
}

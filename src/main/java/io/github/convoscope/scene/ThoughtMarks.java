package io.github.convoscope.scene;

import io.github.convoscope.explain.thought.PathLight;
import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a moment of a thought into the scene's marks: what is computed, the window that slides, the
 * light on the pathways.
 *
 * <pre>{@code
 * ThoughtTimeline thought = ThoughtTimeline.of(spec, weights, activations, Interventions.NONE);
 * SceneMarks marks = ThoughtMarks.of(thought.at(0.4));
 * marks.paint(painter, activations, colours);
 * scene.setMarks(marks);
 * }</pre>
 */
public final class ThoughtMarks {
  private static final float BRIGHT = 0.55f;

  private ThoughtMarks() {}

  /** Light on its way is wide enough to be seen from the last row. */
  private static Edge moving(Edge edge, PathLight light) {
    float strength = Math.copySign(Math.max(BRIGHT, Math.abs(edge.strength())), edge.strength());
    return new Edge(edge.from(), edge.to(), strength, light.end());
  }

  /** The marks of a moment at which the film stands. */
  public static SceneMarks of(ThoughtMoment moment) {
    return of(moment, moment.cell());
  }

  /**
   * The marks of a moment.
   *
   * @param told the neuron of which the caption tells, or null
   */
  public static SceneMarks of(ThoughtMoment moment, @Nullable Neuron told) {
    List<Edge> edges = new ArrayList<>();
    Set<Neuron> knots = new LinkedHashSet<>();
    for (PathLight light : moment.lights()) {
      Edge edge = PathMarks.edge(light.edge(), false);
      edges.add(light.end() < 1 ? moving(edge, light) : edge);
      knots.add(edge.from());
      if (light.end() >= 1) {
        knots.add(edge.to());
      }
    }
    List<Outline> outlines = new ArrayList<>();
    knots.forEach(knot -> outlines.add(Outline.of(knot, MarkKind.KNOT)));
    ReceptiveField window = moment.window();
    if (window != null) {
      outlines.add(
          new Outline(
              window.layer(),
              moment.windowChannel(),
              window.top(),
              window.left(),
              window.rows(),
              window.columns(),
              MarkKind.WINDOW));
    }
    Neuron winner = moment.winner();
    if (winner != null) {
      outlines.add(Outline.of(winner, MarkKind.FIELD));
    }
    Neuron cell = moment.cell();
    if (cell != null) {
      // The same place of every map is computed at once.
      outlines.add(new Outline(cell.layer(), -1, cell.row(), cell.column(), 1, 1, MarkKind.WINDOW));
    }
    if (told != null) {
      outlines.add(Outline.of(told, MarkKind.CHOSEN));
    }
    return SceneMarks.lines(edges, outlines).revealing(moment.reveal());
  }
}

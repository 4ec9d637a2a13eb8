package io.github.convoscope.scene;

import io.github.convoscope.explain.thought.PathLight;
import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
  private ThoughtMarks() {}

  /** The marks of a moment. */
  public static SceneMarks of(ThoughtMoment moment) {
    List<Edge> edges = new ArrayList<>();
    Set<Neuron> knots = new LinkedHashSet<>();
    for (PathLight light : moment.lights()) {
      Edge edge = PathMarks.edge(light.edge(), false);
      edges.add(edge.part(light.begin(), light.end()));
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
      outlines.add(Outline.of(winner, MarkKind.CHOSEN));
    }
    Neuron cell = moment.cell();
    if (cell != null) {
      outlines.add(Outline.of(cell, MarkKind.WINDOW));
    }
    return SceneMarks.lines(edges, outlines).revealing(moment.reveal());
  }
}

package io.github.convoscope.ui.view;

import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.Outline;
import io.github.convoscope.scene.SceneMarks;

/** Draws the marks of all overlays in the scene. */
final class DrawnMarks {
  private DrawnMarks() {}

  static void draw(SceneMarks marks, NetworkScene scene) {
    scene.setMarks(
        marks.edges().stream()
            .map(edge -> new Edge(edge.from(), edge.to(), edge.strength()))
            .toList(),
        marks.outlines().stream().map(DrawnMarks::outline).toList());
  }

  private static Outline outline(SceneMarks.Outline outline) {
    MarkKind tone =
        switch (outline.kind()) {
          case CHOSEN -> MarkKind.CHOSEN;
          case PINNED -> MarkKind.PINNED;
          case FIELD -> MarkKind.FIELD;
          case HOVERED -> MarkKind.HOVERED;
        };
    return new Outline(
        outline.layer(),
        outline.channel(),
        outline.top(),
        outline.left(),
        outline.rows(),
        outline.columns(),
        tone);
  }
}

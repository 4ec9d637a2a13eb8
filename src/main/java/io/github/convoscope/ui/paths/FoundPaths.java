package io.github.convoscope.ui.paths;

import io.github.convoscope.explain.contribution.PathEdge;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.scene.PathMarks;
import io.github.convoscope.scene.SceneMarks;
import java.util.function.Predicate;

/**
 * Pathways with the marks that show them. The live worker makes both with the frame, so that the
 * JavaFX thread only hands them on. Immutable.
 *
 * @param paths the pathways
 * @param marks what the scene shows of them
 */
record FoundPaths(Pathways paths, SceneMarks marks) {
  /**
   * Makes the marks.
   *
   * @param shown edges for which it is false are left out
   */
  static FoundPaths of(Pathways paths, Predicate<PathEdge> shown) {
    return new FoundPaths(paths, PathMarks.of(paths, shown));
  }
}

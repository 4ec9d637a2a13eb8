package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Measures how a network goes from edges to what it is asked for, and tells it.
 *
 * @param <M> the measurements
 */
interface HierarchyStory<M> {
  /**
   * Measures, on a worker.
   *
   * @param engine takes ink, or the light of colours
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  M measure(Model model, Engine engine, Progress progress);

  /** Shows the measurements, on the JavaFX thread, as large as the text now is. */
  List<Node> nodes(Model model, M measured, @Nullable Atlas atlas);
}

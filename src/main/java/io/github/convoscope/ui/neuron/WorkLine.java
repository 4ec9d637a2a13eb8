package io.github.convoscope.ui.neuron;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Explainer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A bar of progress with a button that cancels, shown while a job takes longer than half a second.
 * JavaFX thread.
 */
public final class WorkLine {
  private final ProgressBar bar = new ProgressBar(0);
  private final HBox node;
  private final Predicate<String> lanes;

  /** Follows the jobs of a lane; the button cancels them. */
  public WorkLine(Explainer explainer, String id, String lane) {
    this(explainer, id, lane::equals, () -> explainer.cancel(lane));
  }

  /**
   * Follows the jobs of some lanes.
   *
   * @param id of the button, for tests
   * @param lanes the names of the lanes
   * @param cancel cancels the work
   */
  public WorkLine(Explainer explainer, String id, Predicate<String> lanes, Runnable cancel) {
    this.lanes = lanes;
    Button button = new Button(Messages.text("neuron.work.cancel"));
    button.setId(id);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> cancel.run());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(0);
    bar.setAccessibleText(Messages.text("neuron.work"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    node = Ems.line(0.62, bar, button);
    node.setAlignment(Pos.CENTER_LEFT);
    show(null);
    explainer.state().addListener((observed, before, now) -> show(now));
  }

  /** The line; it takes no room while nothing runs. */
  public Node node() {
    return node;
  }

  private void show(Explainer.@Nullable State now) {
    boolean runs = now != null && lanes.test(now.lane());
    node.setVisible(runs);
    node.setManaged(runs);
    if (now != null && runs) {
      bar.setProgress(now.fraction());
    }
  }
}

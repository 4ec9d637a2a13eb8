package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Explainer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Shows the present step of a background job, its progress and the time left. JavaFX thread. */
final class ProgressLine {
  private static final double LEAST_FRACTION = 0.02;

  private final ProgressBar bar = new ProgressBar(0);
  private final Label doing = new Label();
  private final HBox node = Ems.line(0.92, bar, doing);
  private final String lane;
  private long began;

  /** Follows the jobs on one lane of an explainer. */
  ProgressLine(Explainer explainer, String lane) {
    this.lane = lane;
    Ems.prefWidth(bar, 18);
    doing.getStyleClass().add("muted");
    doing.setId("atlas-progress");
    node.setAlignment(Pos.CENTER_LEFT);
    explainer.state().addListener((observed, before, now) -> update(now));
  }

  Node node() {
    return node;
  }

  /** Called when the job begins. */
  void begin(String what) {
    began = System.nanoTime();
    bar.setProgress(0);
    doing.setText(what);
  }

  private void update(Explainer.@Nullable State now) {
    if (now == null || !now.lane().equals(lane)) {
      return;
    }
    bar.setProgress(now.fraction());
    String what = Messages.text(now.doing());
    if (now.fraction() < LEAST_FRACTION) {
      doing.setText(what);
      return;
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    doing.setText(TimeLeft.text(what, seconds * (1 - now.fraction()) / now.fraction()));
  }
}

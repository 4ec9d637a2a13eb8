package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Explainer;
import io.github.convoscope.ui.Shell;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Starts and stops building an atlas, and shows its progress and the time left. JavaFX thread. */
final class AtlasBuildPane {
  /** The part of the work after which the time left is told. */
  private static final double LEAST_FRACTION = 1e-3;

  private final AtlasState state;
  private final VBox node = Ems.column(0.92);
  private final ProgressBar bar = new ProgressBar(0);
  private final Label doing = new Label();
  private final Button button = new Button();
  private long began;
  private double from;

  AtlasBuildPane(Shell shell, AtlasState state) {
    this.state = state;
    Label why = new Label(Messages.text("atlas.build.why"));
    why.setWrapText(true);
    Ems.maxWidth(why, 40);
    Ems.prefWidth(bar, 28);
    button.setId("atlas-build");
    button.setOnAction(
        event -> {
          if (state.building().get()) {
            state.stop();
          } else {
            state.build();
          }
        });
    HBox line = Ems.line(0.92, button, bar);
    line.setAlignment(Pos.CENTER_LEFT);
    doing.getStyleClass().add("muted");
    node.getChildren().addAll(why, line, doing);
    node.setAlignment(Pos.TOP_LEFT);
    state.building().addListener(changed -> refresh());
    shell.workspace().background().state().addListener((o, before, now) -> showProgress(now));
    refresh();
  }

  Node node() {
    return node;
  }

  private void refresh() {
    boolean building = state.building().get();
    button.setText(Messages.text(building ? "atlas.build.stop" : "atlas.build.start"));
    bar.setVisible(building);
    bar.setProgress(0);
    doing.setText("");
    began = System.nanoTime();
    from = -1;
  }

  private void showProgress(Explainer.@Nullable State now) {
    if (now == null || !now.lane().equals(AtlasState.LANE)) {
      return;
    }
    bar.setProgress(now.fraction());
    if (from < 0) {
      // What was made before says nothing about the time that the rest takes.
      from = now.fraction();
      began = System.nanoTime();
    }
    if (now.fraction() - from < LEAST_FRACTION) {
      // Nothing is known yet of the time that the rest takes.
      doing.setText(Messages.text(now.doing()));
      return;
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    doing.setText(
        TimeLeft.text(
            Messages.text(now.doing()), seconds * (1 - now.fraction()) / (now.fraction() - from)));
  }
}

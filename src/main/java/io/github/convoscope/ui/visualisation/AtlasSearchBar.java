package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
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

/** Starts the search for a network's atlas, and tells how far it is and how long it will take. */
final class AtlasSearchBar {
  private final Shell shell;
  private final AtlasState state;
  private final VBox node = new VBox(12);
  private final ProgressBar bar = new ProgressBar(0);
  private final Label doing = new Label();
  private final Button button = new Button();
  private long began;
  private double from;

  AtlasSearchBar(Shell shell, AtlasState state) {
    this.shell = shell;
    this.state = state;
    Label why = new Label(Messages.text("atlas.seek.why"));
    why.setWrapText(true);
    why.setMaxWidth(520);
    bar.setPrefWidth(360);
    button.setId("atlas-seek");
    button.setOnAction(
        event -> {
          if (state.seeking().get()) {
            state.stop();
          } else {
            state.seek();
          }
        });
    HBox line = new HBox(12, button, bar);
    line.setAlignment(Pos.CENTER_LEFT);
    doing.getStyleClass().add("muted");
    node.getChildren().addAll(why, line, doing);
    node.setAlignment(Pos.TOP_LEFT);
    state.seeking().addListener(changed -> refresh());
    shell.workspace().background().state().addListener((o, before, now) -> tell(now));
    refresh();
  }

  Node node() {
    return node;
  }

  private void refresh() {
    boolean seeking = state.seeking().get();
    button.setText(Messages.text(seeking ? "atlas.seek.stop" : "atlas.seek.start"));
    bar.setVisible(seeking);
    bar.setProgress(0);
    doing.setText("");
    began = System.nanoTime();
    from = 0;
  }

  private void tell(Explainer.@Nullable State now) {
    if (now == null || !now.lane().equals(AtlasState.LANE)) {
      return;
    }
    bar.setProgress(now.fraction());
    double seconds = (System.nanoTime() - began) * 1e-9;
    long left = Math.round(seconds * (1 - now.fraction()) / Math.max(1e-3, now.fraction() - from));
    doing.setText(
        Messages.text("atlas.seek.left", Messages.text(now.doing()), left / 60, left % 60));
  }
}

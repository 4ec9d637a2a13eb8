package io.github.convoscope.ui.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.training.HistoryModels;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FormerNetwork;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Shows a training again: a slider goes through the moments of its history, and the scene shows the
 * network at each. Closing it brings the former network back. JavaFX thread.
 */
final class HistoryPlayer {
  private static final int ORDER = 11;
  private static final double MOMENT_SECONDS = 0.8;

  private final Shell shell;
  private final Workspace workspace;
  private final Label name = RoomTexts.muted("history-name");
  private final Label state = RoomTexts.wrapped("history-state");
  private final MomentSlider slider;
  private final LearningChart chart;
  private final KernelStrip kernels;
  private final Button play = new Button(Messages.text("room.play"));
  private final Timeline film;
  private final SidePanel panel;
  private final FormerNetwork former;
  private List<Model> models = List.of();
  private List<LearningPoint> points = List.of();
  private int moment;

  HistoryPlayer(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    slider = new MomentSlider("history-moment", this::chosen);
    chart = new LearningChart(shell);
    kernels = new KernelStrip(shell);
    film = new Timeline(new KeyFrame(Duration.seconds(MOMENT_SECONDS), event -> next()));
    film.setCycleCount(Timeline.INDEFINITE);
    play.setId("history-play");
    play.getStyleClass().add("accent");
    play.setOnAction(event -> play());
    Label title = new Label(Messages.text("room.history"));
    title.getStyleClass().add("panel-title");
    state.getStyleClass().add("versus-answer");
    VBox content = Ems.column(0.62, title, name, play, slider.node(), state, kernels, chart);
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("history", ORDER, content, this::closed);
    former = new FormerNetwork(workspace, this::isMine, () -> shell.host().close(panel));
  }

  private boolean isMine(Model model) {
    return !models.isEmpty() && models.get(0).spec() == model.spec();
  }

  /** Opens a history at its first moment. */
  void open(TrainingHistory history, Path file) {
    String title = String.valueOf(file.getFileName());
    workspace
        .fileTasks()
        .run(() -> HistoryModels.of(history, title), made -> show(history, title, made));
  }

  private void show(TrainingHistory history, String title, List<Model> made) {
    former.remember();
    models = made;
    points =
        history.moments().stream()
            .map(
                one ->
                    new LearningPoint(
                        one.step(),
                        one.loss(),
                        Double.NaN,
                        one.accuracies().isEmpty() ? Double.NaN : one.accuracies().get(0)))
            .toList();
    name.setText(Messages.text("room.history-of", title, String.join(", ", history.sets())));
    moment = 0;
    workspace.show(models.get(0));
    shell.host().show(panel);
    tell();
  }

  private void closed() {
    stop();
    former.bringBack();
  }

  private void play() {
    if (film.getStatus() == Timeline.Status.RUNNING) {
      stop();
      return;
    }
    if (moment == models.size() - 1) {
      go(0);
    }
    film.play();
    play.setText(Messages.text("room.pause"));
  }

  private void stop() {
    film.stop();
    play.setText(Messages.text("room.play"));
  }

  private void next() {
    if (moment >= models.size() - 1) {
      stop();
    } else {
      go(moment + 1);
    }
  }

  private void chosen(int to) {
    stop();
    go(to);
  }

  private void go(int to) {
    moment = to;
    workspace.showWeights(models.get(to));
    tell();
  }

  private void tell() {
    LearningPoint at = points.get(moment);
    slider.show(points.size(), moment, at.steps());
    state.setText(
        Double.isNaN(at.validation()) ? "" : RoomTexts.state(models.get(moment), at.validation()));
    chart.show(points, at.steps());
    kernels.show(models.get(moment));
  }
}

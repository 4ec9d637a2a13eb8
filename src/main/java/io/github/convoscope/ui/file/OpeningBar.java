package io.github.convoscope.ui.file;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.FileOpening;
import io.github.convoscope.ui.Shell;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a slow file is, with a button that cancels it, over the scene; the pad stays free.
 * Files that open at once never show it. JavaFX thread.
 */
final class OpeningBar {
  private static final Duration PATIENCE = Duration.millis(400);
  private static final double MARGIN = 24;

  private final Shell shell;
  private final Label name = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final HBox surface = new HBox(name, progress);
  private final StackPane place = new StackPane(surface);
  private final PauseTransition wait = new PauseTransition(PATIENCE);

  private OpeningBar(Shell shell) {
    this.shell = shell;
    Button cancel = new Button(Messages.text("file.cancel"));
    cancel.setId("cancel-opening");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> cancel());
    surface.getChildren().add(cancel);
    surface.setId("opening");
    surface.setAlignment(Pos.CENTER);
    surface.getStyleClass().addAll("surface", "opening-bar");
    surface.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    place.setPickOnBounds(false);
    StackPane.setAlignment(surface, Pos.BOTTOM_CENTER);
    StackPane.setMargin(surface, new Insets(MARGIN));
    wait.setOnFinished(over -> appear());
  }

  static void install(Shell shell) {
    OpeningBar bar = new OpeningBar(shell);
    shell.openers().opening().addListener((observed, before, now) -> bar.follow(now));
    shell
        .host()
        .onEscape(shell.openers().opening().map(Objects::nonNull).orElse(false), bar::cancel);
  }

  private void follow(@Nullable FileOpening opening) {
    wait.stop();
    progress.progressProperty().unbind();
    name.textProperty().unbind();
    if (opening == null) {
      shell.front().remove(place);
      return;
    }
    String usual = Messages.text("file.opening", opening.file().getFileName());
    name.textProperty()
        .bind(
            opening.step().map(step -> Messages.text(Objects.requireNonNull(step))).orElse(usual));
    progress.progressProperty().bind(opening.fraction());
    wait.playFromStart();
  }

  private void appear() {
    if (shell.openers().opening().get() != null && !shell.front().contains(place)) {
      shell.front().add(place);
    }
  }

  private void cancel() {
    FileOpening now = shell.openers().opening().get();
    if (now == null) {
      return;
    }
    shell.openers().cancel();
    shell.workspace().notices().tell(Message.of("file.cancelled", now.file().getFileName()));
  }
}

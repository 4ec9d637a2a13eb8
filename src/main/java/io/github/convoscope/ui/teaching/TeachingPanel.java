package io.github.convoscope.ui.teaching;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.training.Correction;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Teaches the shown network the right answer to the drawing on the pad, and shows what that changed
 * elsewhere. Undo brings the very same network back. JavaFX thread.
 */
final class TeachingPanel {
  private static final int ORDER = 8;
  private static final int DIGITS = 10;
  private static final String LANE = "teaching";

  private final Shell shell;
  private final Workspace workspace;
  private final CheckBox rehearse = new CheckBox(Messages.text("teaching.rehearse"));
  private final Button undo = new Button(Messages.text("teaching.undo"));
  private final Label result = new Label();
  private final ChangedDigits lost;
  private final ChangedDigits gained;
  private final SidePanel panel;

  /** What was taught, the newest first, each with the network before it. */
  private final Deque<Step> taught = new ArrayDeque<>();

  private record Step(Model before, Correction.Result result) {}

  TeachingPanel(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    lost = new ChangedDigits(shell.em(), "teaching-lost", "teaching.lost");
    gained = new ChangedDigits(shell.em(), "teaching-gained", "teaching.gained");
    Label title = new Label(Messages.text("teaching.title"));
    title.getStyleClass().add("panel-title");
    Label about = new Label(Messages.text("teaching.about"));
    about.setWrapText(true);
    about.getStyleClass().add("muted");
    FlowPane digits = Ems.row();
    for (int digit = 0; digit < DIGITS; digit++) {
      int label = digit;
      Button button = new Button(Integer.toString(digit));
      button.setId("teaching-" + digit);
      button.setAccessibleText(Messages.text("teaching.this-is", String.valueOf(digit)));
      button.setOnAction(event -> teach(label));
      digits.getChildren().add(button);
    }
    rehearse.setId("teaching-rehearse");
    rehearse.setWrapText(true);
    result.setId("teaching-result");
    result.setWrapText(true);
    result.setMinHeight(Label.USE_PREF_SIZE);
    undo.setId("teaching-undo");
    undo.setOnAction(event -> undo());
    WorkLine work = new WorkLine(workspace.requested(), "teaching-cancel", LANE);
    VBox content =
        Ems.column(
            0.62,
            title,
            about,
            digits,
            rehearse,
            work.node(),
            result,
            undo,
            lost.node(),
            gained.node());
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("teaching", ORDER, content, () -> workspace.requested().cancel(LANE));
    workspace.model().addListener((observed, before, model) -> followed(model));
    show();
  }

  /** Opens the panel or closes it; what was taught stays. */
  void toggle() {
    if (shell.host().panels().contains(panel)) {
      shell.host().close(panel);
    } else {
      shell.host().show(panel);
    }
  }

  /** Forgets what was taught to a network that is no longer shown. */
  private void followed(@Nullable Model model) {
    Step newest = taught.peek();
    if (newest != null && model != newest.result().model() && model != newest.before()) {
      taught.clear();
      show();
    }
  }

  private void teach(int label) {
    Model model = workspace.model().get();
    PadContent pad = workspace.padContent();
    if (model == null) {
      return;
    }
    Drawing drawing = pad.drawing();
    if (drawing.isEmpty() || pad.isReplaced()) {
      workspace.notices().problem(Problem.input(Message.of("teaching.draw-first")));
      return;
    }
    boolean others = rehearse.isSelected();
    workspace
        .requested()
        .start(
            LANE,
            (engine, progress) -> Correction.of(model).teach(drawing, label, others, progress),
            done -> {
              taught.push(new Step(model, done));
              workspace.showWeights(done.model());
              show();
            });
  }

  private void undo() {
    Step newest = taught.poll();
    if (newest != null) {
      workspace.showWeights(newest.before());
      show();
    }
  }

  private void show() {
    Step newest = taught.peek();
    undo.setDisable(newest == null);
    result.setVisible(newest != null);
    result.setManaged(newest != null);
    if (newest == null) {
      result.setText("");
      lost.clear();
      gained.clear();
      return;
    }
    Correction.Result what = newest.result();
    int before = best(what.before());
    int after = best(what.after());
    result.setText(
        Messages.text(
            "teaching.result",
            String.valueOf(before),
            100 * what.before()[before],
            String.valueOf(what.steps()),
            String.valueOf(after),
            100 * what.after()[after],
            String.valueOf(Correction.HELD_BACK),
            100 * what.rightBefore(),
            100 * what.rightAfter()));
    lost.show(what.lost());
    gained.show(what.gained());
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}

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
import io.github.convoscope.ui.WeightSteps;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.WorkLine;
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
  private final WeightSteps steps;

  TeachingPanel(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    steps = WeightSteps.of(workspace);
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
    undo.setOnAction(event -> steps.undo());
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
    steps.version().subscribe(this::followed);
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

  /** A correction of a network that is no longer shown is not waited for. */
  private void followed() {
    workspace.requested().cancel(LANE);
    show();
  }

  /** What was taught last; null where nothing was, or something else was done since. */
  private Correction.@Nullable Result newest() {
    WeightSteps.Step newest = steps.newest();
    return newest != null && newest.about() instanceof Correction.Result result ? result : null;
  }

  private void teach(int label) {
    Model model = steps.now();
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
              String what = Messages.text("teaching.did", String.valueOf(label));
              steps.add(new WeightSteps.Step(what, done, done.model()));
            });
  }

  private void show() {
    Correction.Result newest = newest();
    undo.setDisable(newest == null);
    result.setVisible(newest != null);
    result.setManaged(newest != null);
    if (newest == null) {
      result.setText("");
      lost.clear();
      gained.clear();
      return;
    }
    int before = best(newest.before());
    int after = best(newest.after());
    result.setText(
        Messages.text(
            "teaching.result",
            String.valueOf(before),
            100 * newest.before()[before],
            String.valueOf(newest.steps()),
            String.valueOf(after),
            100 * newest.after()[after],
            String.valueOf(Correction.HELD_BACK),
            100 * newest.rightBefore(),
            100 * newest.rightAfter()));
    lost.show(newest.lost());
    gained.show(newest.gained());
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}

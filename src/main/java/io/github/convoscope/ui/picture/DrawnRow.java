package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.DrawnDigits;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.DigitReader;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ReadDigit;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Offers the digits of a drawing one by one, in the bar below the scene, where several were drawn:
 * "Four digits: 2 0 2 6". A digit that is chosen stays in its place and is alone on the pad; "All"
 * brings the drawing back. JavaFX thread.
 */
final class DrawnRow {
  private static final String LANE = "drawn-digits";

  private final Shell shell;
  private final Workspace workspace;
  private final HBox bar = new HBox();
  private @Nullable Drawing whole;
  private List<Drawing> parts = List.of();
  private int chosen = -1;

  DrawnRow(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    bar.getStyleClass().addAll("surface", "drawn-row");
    bar.setId("drawn-row");
    workspace.updates().onThrottledUpdate(this::follow);
  }

  private void follow() {
    LiveFrame frame = workspace.frame().get();
    PadContent pad = workspace.padContent();
    Drawing drawing = pad.drawing();
    if (frame == null || pad.isReplaced() || drawing.isEmpty()) {
      hide();
      return;
    }
    if (chosen >= 0 && chosen < parts.size() && drawing.equals(parts.get(chosen))
        || isWhole(drawing)) {
      return;
    }
    Model model = workspace.model().get();
    if (model == null
        || !model.input().digits()
        || frame.verdict().kind() == Verdict.Kind.SURE
        || drawing.strokes().size() < 2) {
      hide();
      return;
    }
    workspace
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> new DigitReader(model, engine).read(drawing),
            digits -> offer(model, drawing, digits));
  }

  private boolean isWhole(Drawing drawing) {
    Drawing offered = whole;
    return offered != null && offered.equals(drawing);
  }

  private void offer(Model model, Drawing drawing, List<ReadDigit> digits) {
    boolean all =
        digits.size() > 1
            && digits.stream().allMatch(d -> d.verdict().kind() != Verdict.Kind.NOT_A_DIGIT);
    if (!all || !drawing.equals(workspace.padContent().drawing())) {
      hide();
      return;
    }
    whole = drawing;
    parts = DrawnDigits.of(drawing);
    chosen = -1;
    show(model, digits);
  }

  private void show(Model model, List<ReadDigit> digits) {
    Label words = new Label(DigitRow.text(model, digits));
    words.setId("drawn-words");
    Button all = new Button(Messages.text("picture.all"));
    all.setId("drawn-all");
    all.setAccessibleHelp(Messages.text("picture.all.help"));
    all.setOnAction(event -> back(model, digits));
    bar.getChildren()
        .setAll(
            words, DigitRow.of(model, digits, chosen, part -> choose(model, digits, part)), all);
    if (!shell.bottom().contains(bar)) {
      shell.bottom().add(bar);
    }
  }

  private void choose(Model model, List<ReadDigit> digits, int part) {
    chosen = part;
    workspace.padContent().set(parts.get(part));
    show(model, digits);
  }

  private void back(Model model, List<ReadDigit> digits) {
    Drawing drawing = whole;
    if (drawing != null && chosen >= 0) {
      chosen = -1;
      workspace.padContent().set(drawing);
      show(model, digits);
    }
  }

  private void hide() {
    whole = null;
    parts = List.of();
    chosen = -1;
    shell.bottom().remove(bar);
  }
}

package io.github.convoscope.ui.pad;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.work.Message;
import io.github.convoscope.work.Messages;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The answer in words and colour: the digit, how sure it is with its reason, and the second guess.
 * JavaFX thread.
 */
final class AnswerView extends VBox {
  private final Label digit = new Label();
  private final Label pill = new Label();
  private final Label reason = new Label();
  private @Nullable Message said;

  AnswerView() {
    digit.getStyleClass().add("answer");
    digit.setId("answer");
    pill.getStyleClass().add("verdict");
    pill.setId("verdict");
    pill.setMinWidth(USE_PREF_SIZE);
    reason.getStyleClass().add("reason");
    reason.setId("reason");
    reason.setWrapText(true);
    getStyleClass().add("answer-box");
    getChildren().addAll(digit, pill, reason);
  }

  /** Shows a frame's answer; texts that stay the same are left alone. */
  void show(LiveFrame frame) {
    Verdict verdict = frame.verdict();
    String label = frame.spec().labels().get(frame.answer());
    boolean digits = verdict.kind() != Verdict.Kind.NOT_A_DIGIT;
    set(digit, digits ? label : "–");
    String percent = ProbabilityBars.percent(frame.probabilities()[frame.answer()]);
    set(
        pill,
        Messages.text("pad.verdict." + verdict.kind().name().toLowerCase(Locale.ROOT), percent));
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      String style = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      PseudoClass state = PseudoClass.getPseudoClass(style);
      pill.pseudoClassStateChanged(state, kind == verdict.kind());
      digit.pseudoClassStateChanged(state, kind == verdict.kind());
    }
    if (verdict.kind() == Verdict.Kind.SURE) {
      int second = frame.second();
      set(reason, Messages.text("pad.second", frame.spec().labels().get(second)));
    } else if (!verdict.reason().equals(said)) {
      set(reason, Messages.text(verdict.reason()));
    }
    said = verdict.kind() == Verdict.Kind.SURE ? null : verdict.reason();
    if (reason.getTooltip() == null) {
      reason.setTooltip(new Tooltip());
      reason.getTooltip().textProperty().bind(reason.textProperty());
    }
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}

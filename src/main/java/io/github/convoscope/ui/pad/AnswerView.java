package io.github.convoscope.ui.pad;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.work.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The answer in words and colour: the digit, how sure it is with its reason, and the second guess.
 * JavaFX thread.
 */
final class AnswerView extends VBox {
  private static final Map<Verdict.Kind, PseudoClass> STATES = new EnumMap<>(Verdict.Kind.class);

  static {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      STATES.put(kind, state(kind));
    }
  }

  private final Label digit = new Label();
  private final Label pill = new Label();
  private final Label reason = new Label();
  private @Nullable Said said;

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
    int answer = frame.answer();
    int permille = Math.round(frame.probabilities()[answer] * 1000);
    int second = frame.second();
    Said now = new Said(verdict, answer, permille, second);
    if (now.equals(said)) {
      return;
    }
    said = now;
    boolean sure = verdict.kind() == Verdict.Kind.SURE;
    boolean digit = verdict.kind() != Verdict.Kind.NOT_A_DIGIT;
    String name = frame.spec().labels().get(answer);
    set(this.digit, digit ? name : "–");
    String percent = ProbabilityBars.percent(frame.probabilities()[answer]);
    String kind = verdict.kind().name().toLowerCase(Locale.ROOT);
    set(pill, Messages.text("pad.verdict." + kind, percent));
    set(
        reason,
        sure
            ? Messages.text("pad.second", frame.spec().labels().get(second))
            : Messages.text(verdict.reason()));
    pill.setVisible(!frame.blank());
    pill.setManaged(!frame.blank());
    for (Verdict.Kind each : Verdict.Kind.values()) {
      pill.pseudoClassStateChanged(STATES.get(each), each == verdict.kind());
      this.digit.pseudoClassStateChanged(STATES.get(each), each == verdict.kind());
    }
  }

  private static PseudoClass state(Verdict.Kind kind) {
    return PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Everything that the words depend on. */
  private record Said(Verdict verdict, int answer, int permille, int second) {}

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}

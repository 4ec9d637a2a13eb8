package io.github.convoscope.ui.pad;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.ui.BesideTooltip;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Shows the answer in words and colour: the digit, the verdict with its reason, and the second
 * guess. While the pad is blank it says why some neurons are active all the same. It positions
 * plain text nodes itself: labels that change while the user draws would take a third of the JavaFX
 * thread's time. JavaFX thread.
 */
final class AnswerView extends Region {
  private static final double DIGIT_EMS = 2.9;
  private static final double NAME_EMS = 1.4;
  private static final int MOST_LETTERS = 16;

  /** Letters of an answer that is shown as large as a digit. */
  private static final int LONGEST_DIGIT = 2;

  private static final double ABOVE_DIGIT_EMS = 0.62;
  private static final double BELOW_DIGIT_EMS = 0.31;
  private static final double PILL_SIDE_EMS = 0.7;
  private static final double PILL_EDGE = 1;
  private static final double GAP_EMS = 0.23;

  /** No second guess. */
  private static final int NONE = -1;

  private final Text digit = new Text();
  private final Rectangle pill = new Rectangle();
  private final Text verdict = new Text();
  private final Text reason = new Text();
  private final ObservableValue<Number> em;
  private final ObservableValue<Colours> colours;
  private @Nullable Said said;
  private boolean named;
  private String worthOfSure = "";
  private @Nullable Tooltip hint;

  AnswerView(ObservableValue<Number> em, ObservableValue<Colours> colours) {
    this.em = em;
    this.colours = colours;
    digit.setId("answer");
    verdict.setId("verdict");
    verdict.setStyle("-fx-font-weight: bold");
    reason.setId("reason");
    pill.setManaged(false);
    pill.setVisible(false);
    for (Text text : new Text[] {digit, verdict, reason}) {
      text.setManaged(false);
    }
    getChildren().addAll(digit, pill, verdict, reason);
    addEventHandler(MouseEvent.MOUSE_ENTERED, event -> hint());
    em.addListener(changed -> size());
    colours.addListener(changed -> paint());
    size();
  }

  private void size() {
    named = isName();
    double ems = named ? NAME_EMS : DIGIT_EMS;
    double pixels = ems * em.getValue().doubleValue();
    digit.setStyle("-fx-font-weight: bold; -fx-font-size: " + Math.round(pixels) + "px");
    requestLayout();
  }

  /** Sets what "sure" is worth; the tooltip says it while the answer is sure. */
  void setWorthOfSure(String words) {
    worthOfSure = words;
  }

  /** Made when it is first needed: each tooltip is a window. */
  private void hint() {
    Tooltip shown = hint;
    if (shown == null) {
      shown = new BesideTooltip(this, "");
      hint = shown;
    }
    Said now = said;
    if (now != null && now.verdict.kind() == Verdict.Kind.SURE) {
      shown.setText(worthOfSure);
      Tooltip.install(this, shown);
    } else {
      Tooltip.uninstall(this, shown);
    }
  }

  /** Says only that the answer is not told yet. */
  void hide() {
    said = null;
    digit.setText("?");
    digit.setVisible(true);
    if (named) {
      size();
    }
    pill.setVisible(false);
    verdict.setVisible(false);
    reason.setText(Messages.text("pad.hidden"));
    paint();
    place();
  }

  /** Shows no answer, as another network is being opened. */
  void clear() {
    said = null;
    digit.setVisible(false);
    pill.setVisible(false);
    verdict.setVisible(false);
    reason.setText("");
    paint();
    place();
  }

  /**
   * Shows a frame's answer; texts that stay the same are not updated.
   *
   * @param unlike true for a drawing that is not what the network was trained on
   */
  void show(LiveFrame frame, boolean unlike) {
    Verdict found = frame.verdict();
    int answer = frame.answer();
    int permille = Math.round(frame.probabilities()[answer] * 1000);
    int second = guessed(frame);
    Said now = new Said(found, answer, permille, second, frame.blank(), unlike);
    if (now.equals(said)) {
      return;
    }
    said = now;
    boolean isDigit = found.kind() != Verdict.Kind.NOT_A_DIGIT;
    digit.setText(isDigit ? brief(frame.spec().labels().get(answer)) : "–");
    if (named != isName()) {
      size();
    }
    String percent = ProbabilityBars.percent(frame.probabilities()[answer]);
    String kind = found.kind().name().toLowerCase(Locale.ROOT);
    verdict.setText(Messages.text("pad.verdict." + kind, percent));
    reason.setText(why(frame, second, unlike));
    digit.setVisible(!now.blank);
    pill.setVisible(!now.blank);
    verdict.setVisible(!now.blank);
    paint();
    place();
  }

  /** The second guess, or −1 where its probability is printed as 0. */
  private static int guessed(LiveFrame frame) {
    int second = frame.second();
    return PrintedPercentages.tenths(frame.probabilities())[second] > 0 ? second : NONE;
  }

  private static String why(LiveFrame frame, int second, boolean unlike) {
    if (frame.blank()) {
      return InputEncoder.isPicture(frame.spec().input().shape())
          ? silence(frame)
          : Messages.text("pad.array.none");
    }
    if (unlike) {
      return Messages.text("pad.unlike");
    }
    Verdict found = frame.verdict();
    if (found.kind() != Verdict.Kind.SURE && found.kind() != Verdict.Kind.NONE) {
      return Messages.text(found.reason());
    }
    return second == NONE
        ? ""
        : Messages.text("pad.second", brief(frame.spec().labels().get(second)));
  }

  /**
   * Why the blank pad has activations: an input of zeros leaves the biases, another one does not.
   */
  private static String silence(LiveFrame frame) {
    for (float value : frame.input()) {
      if (value != 0) {
        return Messages.text("pad.blank.empty-picture");
      }
    }
    return Messages.text("pad.blank.biases");
  }

  private boolean isName() {
    return digit.getText().length() > LONGEST_DIGIT;
  }

  /** The first of a label's names, cut where it is long. */
  private static String brief(String label) {
    int comma = label.indexOf(',');
    String first = comma > 0 ? label.substring(0, comma) : label;
    return first.length() > MOST_LETTERS ? first.substring(0, MOST_LETTERS) + "…" : first;
  }

  private void paint() {
    Colours ink = colours.getValue();
    boolean light = ink.equals(Colours.LIGHT);
    Verdict.Kind kind = said == null ? Verdict.Kind.NOT_A_DIGIT : said.verdict.kind();
    digit.setFill(kind == Verdict.Kind.NOT_A_DIGIT ? ink.muted() : ink.text());
    reason.setFill(ink.muted());
    pill.setFill(
        switch (kind) {
          case SURE -> light ? Color.web("#1d7a35") : Color.web("#1f5b47");
          case UNSURE -> light ? Color.web("#9a5b00") : Color.web("#5e4718");
          case NOT_A_DIGIT, NONE -> ink.raised();
        });
    verdict.setFill(
        switch (kind) {
          case SURE -> light ? Color.WHITE : Color.web("#b8f2d2");
          case UNSURE -> light ? Color.WHITE : Color.web("#ffe3a6");
          case NOT_A_DIGIT, NONE -> ink.muted();
        });
  }

  @Override
  protected void layoutChildren() {
    reason.setWrappingWidth(Math.max(1, getWidth()));
    // The name of a class may be longer than the column is wide.
    digit.setWrappingWidth(named ? Math.max(1, getWidth()) : 0);
    place();
  }

  private void place() {
    double unit = em.getValue().doubleValue();
    double side = PILL_SIDE_EMS * unit;
    double y = -ABOVE_DIGIT_EMS * unit;
    digit.setY(Math.round(y + digit.getBaselineOffset()));
    // Letters reach below the line, digits do not.
    double below = named ? 0 : BELOW_DIGIT_EMS * unit;
    y = Math.round(y + digit.getLayoutBounds().getHeight() - below);
    double high = Math.ceil(verdict.getLayoutBounds().getHeight()) + 2 * PILL_EDGE;
    pill.setY(y);
    pill.setHeight(high);
    pill.setWidth(Math.ceil(verdict.getLayoutBounds().getWidth()) + 2 * side);
    pill.setArcWidth(high);
    pill.setArcHeight(high);
    verdict.setX(side);
    verdict.setY(Math.round(y + PILL_EDGE + verdict.getBaselineOffset()));
    double above = pill.isVisible() ? y + high + GAP_EMS * unit : digit.isVisible() ? y : 0;
    reason.setY(Math.round(above + reason.getBaselineOffset()));
  }

  /** Everything that the texts depend on. */
  private record Said(
      Verdict verdict, int answer, int permille, int second, boolean blank, boolean unlike) {}
}

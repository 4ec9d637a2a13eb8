package io.github.convoscope.ui.pad;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Typeface;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Shows a bar with a number for each class, or for the ten most probable of more than ten. It
 * paints on a canvas, as ten labels that change with every frame would take more time than
 * everything else in the window. JavaFX thread.
 */
final class ProbabilityBars extends Region {
  private static final int MOST = 10;
  private static final double SMALLEST_ROW_EMS = 1.12;
  private static final double LARGEST_ROW_EMS = 1.62;

  /** Height of a row in a tall window, in ems. */
  private static final double TALLEST_ROW_EMS = 2.3;

  /** Where the bars begin at least, in ems, as for digits. */
  private static final double NARROWEST_EMS = 1.7;

  /** Room around a name, in ems. */
  private static final double NAME_MARGIN_EMS = 0.8;

  /** The share of the width that names get at most; longer ones are cut. */
  private static final double WIDEST_PART = 0.42;

  /** The texts for 0.0 to 100.0 %, each made when it is first needed. */
  private static final @Nullable String[] PERCENTS = new String[1001];

  private final Canvas canvas = new Canvas();
  private final ObservableValue<Number> em;
  private final ObservableValue<Colours> colours;
  private IntConsumer onChoice = label -> {};
  private @Nullable LiveFrame frame;
  private @Nullable Integer target;
  private @Nullable Integer against;
  private int[] shown = new int[0];

  /** The painted content of each row. */
  private @Nullable Said[] painted = new Said[0];

  /** Part of its length that every bar has; below 1 no bar has a number, and none wins. */
  private float part = 1;

  private int selected;

  /** Where the bars begin: right of the widest name. */
  private double left;

  private double widest;
  private List<String> measured = List.of();
  private Font normal = Font.getDefault();
  private Font bold = normal;

  ProbabilityBars(ObservableValue<Number> em, ObservableValue<Colours> colours) {
    this.em = em;
    this.colours = colours;
    getChildren().add(canvas);
    setFocusTraversable(true);
    setId("probabilities");
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("probability-bars");
    setOnMouseClicked(
        event -> {
          requestFocus();
          choose((int) (event.getY() / rowHeight()));
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty().addListener(changed -> paint());
    colours.addListener(changed -> paint());
    em.addListener(changed -> size());
    size();
  }

  private void size() {
    double unit = em.getValue().doubleValue();
    normal = Font.font(Typeface.FAMILY, unit);
    bold = Font.font(Typeface.FAMILY, FontWeight.BOLD, unit);
    measure(measured);
    requestLayout();
  }

  /** Called with the class whose bar was chosen by mouse or keyboard. */
  void setOnChoice(IntConsumer action) {
    onChoice = action;
  }

  /** Shows a frame's probabilities; rows that stay the same are not repainted. */
  void show(LiveFrame next) {
    frame = next;
    order(next);
    paint(!measured.equals(next.spec().labels()) && measure(next.spec().labels()));
  }

  /** Measures the names of another network; true if the bars begin somewhere else then. */
  private boolean measure(List<String> labels) {
    measured = labels;
    Text text = new Text();
    text.setFont(bold);
    widest = 0;
    for (String label : labels) {
      text.setText(label);
      widest = Math.max(widest, text.getLayoutBounds().getWidth());
    }
    return place();
  }

  /** Makes room for the widest name; true if the bars begin somewhere else then. */
  private boolean place() {
    double unit = em.getValue().doubleValue();
    double wanted = Math.min(WIDEST_PART * getWidth(), widest + NAME_MARGIN_EMS * unit);
    double before = left;
    left = Math.ceil(Math.max(NARROWEST_EMS * unit, wanted));
    return left != before;
  }

  /** Where the bars begin, in pixels. */
  double barsBegin() {
    return left;
  }

  /** Shows this part of every bar; below 1 neither numbers nor a winner. */
  void setPart(double shown) {
    part = (float) shown;
    paint(false);
  }

  /** Marks the two classes that are compared. */
  void mark(@Nullable Integer targetClass, @Nullable Integer againstClass) {
    target = targetClass;
    against = againstClass;
    paint();
  }

  private void order(LiveFrame next) {
    float[] probabilities = next.probabilities();
    if (probabilities.length <= MOST) {
      if (shown.length != probabilities.length) {
        shown = IntStream.range(0, probabilities.length).toArray();
        requestLayout();
      }
      return;
    }
    shown =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a]))
            .limit(MOST)
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> select(selected - 1);
      case DOWN -> select(selected + 1);
      case ENTER, SPACE -> choose(selected);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int row) {
    selected = Math.max(0, Math.min(shown.length - 1, row));
    paint();
  }

  private void choose(int row) {
    if (row >= 0 && row < shown.length) {
      selected = row;
      onChoice.accept(shown[row]);
    }
  }

  private double rowHeight() {
    double tallest = TALLEST_ROW_EMS * em.getValue().doubleValue();
    return Math.floor(Math.min(tallest, getHeight() / Math.max(1, shown.length)));
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * LARGEST_ROW_EMS) * MOST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * SMALLEST_ROW_EMS) * MOST;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * TALLEST_ROW_EMS) * MOST;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    place();
    paint();
  }

  private void paint() {
    paint(true);
  }

  private void paint(boolean all) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    LiveFrame now = frame;
    if (all || now == null || painted.length != shown.length) {
      context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      painted = new Said[shown.length];
    }
    if (now == null) {
      return;
    }
    Row row = new Row(context, now);
    for (int i = 0; i < shown.length; i++) {
      Said said = row.said(shown[i]);
      Said before = painted[i];
      if (!said.equals(before)) {
        painted[i] = said;
        boolean sameName = before != null && before.label == said.label && before.wins == said.wins;
        double from = sameName ? left : 0;
        context.clearRect(from, i * row.height, canvas.getWidth() - from, row.height);
        if (!sameName) {
          row.paintName(i, said);
        }
        row.paintNumber(i, said);
      }
    }
  }

  /** Everything that a row's look depends on, apart from the window's own look. */
  private record Said(
      int label,
      int permille,
      boolean wins,
      Verdict.@Nullable Kind kind,
      boolean blank,
      float part) {}

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    if (attribute == AccessibleAttribute.TEXT) {
      return words();
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  private String words() {
    LiveFrame now = frame;
    StringBuilder words = new StringBuilder(Messages.text("pad.probabilities"));
    if (now != null && !now.blank() && part >= 1) {
      int[] tenths = PrintedPercentages.tenths(now.probabilities());
      for (int label : shown) {
        words.append("; ").append(name(now, label)).append(": ");
        words.append(percent(tenths[label]));
      }
    }
    return words.toString();
  }

  private static String name(LiveFrame frame, int label) {
    return frame.spec().labels().get(label);
  }

  static String percent(float probability) {
    return percent(Math.round(probability * 1000));
  }

  private static String percent(int tenths) {
    int permille = Math.max(0, Math.min(1000, tenths));
    String known = PERCENTS[permille];
    if (known == null) {
      known = Messages.text("pad.percent", permille / 10.0);
      PERCENTS[permille] = known;
    }
    return known;
  }

  /** Paints rows; holds the sizes and colours that all rows share. */
  private final class Row {
    private final GraphicsContext context;
    private final LiveFrame now;
    private final Colours ink = colours.getValue();
    private final double unit = em.getValue().doubleValue();
    private final double height = rowHeight();
    private final int answer;
    private final boolean blank;
    private final int[] tenths;

    Row(GraphicsContext context, LiveFrame now) {
      this.context = context;
      this.now = now;
      answer = now.answered() && part >= 1 ? now.answer() : -1;
      blank = now.blank();
      tenths = PrintedPercentages.tenths(now.probabilities());
    }

    Said said(int label) {
      boolean wins = label == answer;
      return new Said(label, tenths[label], wins, wins ? now.verdict().kind() : null, blank, part);
    }

    private double base(int index) {
      return index * height + height / 2 + unit * 0.36;
    }

    private void paintName(int index, Said said) {
      context.setFont(bold);
      context.setTextAlign(TextAlignment.LEFT);
      context.setFill(nameColour(said.label, said.wins));
      context.fillText(cut(name(now, said.label)), 0.25 * unit, base(index));
    }

    /** A name that is too wide ends with an ellipsis. */
    private String cut(String name) {
      Text text = new Text(name);
      text.setFont(bold);
      double room = left - NAME_MARGIN_EMS * unit + 1;
      int length = name.length();
      while (text.getLayoutBounds().getWidth() > room && length > 1) {
        length--;
        text.setText(name.substring(0, length).strip() + "…");
      }
      return text.getText();
    }

    private void paintNumber(int index, Said said) {
      int label = said.label;
      boolean wins = said.wins;
      double top = index * height;
      double right = getWidth() - 4.3 * unit;
      if (isFocused() && index == selected) {
        context.setStroke(ink.accent());
        context.setLineWidth(1);
        context.strokeRoundRect(0.5, top + 0.5, getWidth() - 1, height - 1, 6, 6);
      }
      double thick = Math.round(height * 0.42);
      double y = top + Math.round((height - thick) / 2);
      context.setFill(ink.raised());
      context.fillRoundRect(left, y, right - left, thick, 4, 4);
      if (blank) {
        return;
      }
      double length = (right - left) * Math.min(1, now.probabilities()[label]) * part;
      if (length >= 0.5) {
        context.setFill(barColour(label, wins));
        context.fillRoundRect(left, y, Math.max(2, length), thick, 4, 4);
      }
      if (part < 1) {
        return;
      }
      context.setFont(wins ? bold : normal);
      context.setTextAlign(TextAlignment.RIGHT);
      context.setFill(wins ? ink.text() : ink.muted());
      context.fillText(percent(said.permille), getWidth() - 0.2 * unit, base(index));
    }

    private Color nameColour(int label, boolean wins) {
      if (target != null && target == label) {
        return ink.speaksFor();
      }
      if (against != null && against == label) {
        return ink.against();
      }
      return wins ? ink.text() : ink.muted();
    }

    private Color barColour(int label, boolean wins) {
      if (target != null && target == label) {
        return ink.speaksFor();
      }
      if (against != null && against == label) {
        return ink.against();
      }
      if (!wins) {
        return ink.muted();
      }
      Verdict verdict = now.verdict();
      return verdict.kind() == Verdict.Kind.SURE
          ? ink.good()
          : verdict.kind() == Verdict.Kind.UNSURE ? ink.accent() : ink.muted();
    }
  }
}

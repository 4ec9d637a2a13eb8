package io.github.convoscope.ui.pad;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Typeface;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ClassSearch;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Shows a bar with a number for each class; of more than ten for the most probable and the chosen
 * ones, with a field that finds any class by its name. It paints on a canvas, as ten labels that
 * change with every frame would take more time than everything else in the window. JavaFX thread.
 */
final class ProbabilityBars extends Region {
  private static final double SMALLEST_ROW_EMS = 1.12;
  private static final double LARGEST_ROW_EMS = 1.62;

  /** Height of a row in a tall window, in ems. */
  private static final double TALLEST_ROW_EMS = 2.3;

  /** Where the bars begin at least, in ems, as for digits. */
  private static final double NARROWEST_EMS = 1.7;

  /** Room between the search field and the bars, in ems. */
  private static final double FIELD_GAP_EMS = 0.4;

  /** Room around a name, in ems. */
  static final double NAME_MARGIN_EMS = 0.8;

  /** The share of the width that names get at most; longer ones are cut. */
  private static final double WIDEST_PART = 0.42;

  /** The texts for 0.0 to 100.0 %, each made when it is first needed. */
  private static final @Nullable String[] PERCENTS = new String[1001];

  private final Canvas canvas = new Canvas();
  private final TextField field = new TextField();
  private final BooleanProperty searching = new SimpleBooleanProperty();
  private final ObservableValue<Number> em;
  private final ObservableValue<Colours> colours;
  private IntConsumer onChoice = label -> {};
  private @Nullable LiveFrame frame;
  private @Nullable Integer target;
  private @Nullable Integer against;
  private int[] shown = new int[0];

  /** The painted content of each row. */
  private BarPainter.@Nullable Said[] painted = new BarPainter.Said[0];

  /** Part of its length that every bar has; below 1 no bar has a number, and none wins. */
  private float part = 1;

  private int selected;

  /** Where the bars begin: right of the widest name. */
  private double left;

  private double widest;
  private ClassSearch names = ClassSearch.of(List.of());
  private Font normal = Font.getDefault();
  private Font bold = normal;

  ProbabilityBars(ObservableValue<Number> em, ObservableValue<Colours> colours) {
    this.em = em;
    this.colours = colours;
    getChildren().addAll(canvas, field);
    field.setId("find-class");
    field.setVisible(false);
    field.textProperty().addListener(changed -> search());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    setFocusTraversable(true);
    setId("probabilities");
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("probability-bars");
    setOnMouseClicked(
        event -> {
          requestFocus();
          choose((int) ((event.getY() - top()) / rowHeight()));
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty().addListener(changed -> paint());
    field.focusedProperty().addListener(changed -> paint());
    colours.addListener(changed -> paint());
    em.addListener(changed -> size());
    size();
  }

  private void size() {
    double unit = em.getValue().doubleValue();
    normal = Font.font(Typeface.FAMILY, unit);
    bold = Font.font(Typeface.FAMILY, FontWeight.BOLD, unit);
    measure(names);
    requestLayout();
  }

  /**
   * Lets the user find a class by a key, and end the search with Esc.
   *
   * @param shell the window
   */
  void install(Shell shell) {
    shell.host().onEscape(searching, field::clear);
    shell
        .commands()
        .add(
            Command.of("pad.find-class", Context.ANYWHERE, field::requestFocus)
                .keys("Shortcut+F")
                .menu(MenuName.EDIT, "classes")
                .enabledWhen(field.visibleProperty(), "pad.few-classes"));
  }

  /** Called with the class whose bar was chosen by mouse or keyboard. */
  void setOnChoice(IntConsumer action) {
    onChoice = action;
  }

  /** Shows a frame's probabilities; rows that stay the same are not repainted. */
  void show(LiveFrame next) {
    boolean renamed = !names.labels().equals(next.spec().labels());
    boolean moved = renamed && measure(ClassSearch.of(next.spec().labels()));
    frame = next;
    if (renamed) {
      int classes = next.spec().labels().size();
      boolean many = classes > ShownClasses.FEW;
      field.setVisible(many);
      field.clear();
      field.setPromptText(Messages.text("pad.find", classes));
      field.setAccessibleText(Messages.text("pad.find-class"));
      requestLayout();
    }
    order(next);
    paint(moved);
  }

  /** Measures the names of another network; true if the bars begin somewhere else then. */
  private boolean measure(ClassSearch labels) {
    names = labels;
    Text text = new Text();
    text.setFont(bold);
    widest = 0;
    for (int label = 0; label < labels.labels().size(); label++) {
      text.setText(labels.brief(label));
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
    LiveFrame now = frame;
    if (now != null) {
      order(now);
    }
    paint();
  }

  private void order(LiveFrame next) {
    List<Integer> found = searching.get() ? names.find(field.getText()) : null;
    shown = ShownClasses.of(next.probabilities(), found, target, against);
  }

  /** Shows the classes that have the field's text in their name. */
  private void search() {
    searching.set(!field.getText().isBlank());
    selected = 0;
    LiveFrame now = frame;
    if (now != null) {
      order(now);
    }
    paint();
  }

  /** Keys in the field move among what was found and choose from it. */
  private void typed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> select(selected - 1);
      case DOWN -> select(selected + 1);
      case ENTER -> {
        if (searching.get()) {
          choose(selected);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
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
      int label = shown[row];
      field.clear();
      onChoice.accept(label);
      // Its class may stand in another row now.
      select(row(label));
    }
  }

  /** The row of a class; the first where it is not shown. */
  private int row(int label) {
    for (int row = 0; row < shown.length; row++) {
      if (shown[row] == label) {
        return row;
      }
    }
    return 0;
  }

  private double rowHeight() {
    double tallest = TALLEST_ROW_EMS * em.getValue().doubleValue();
    int rows = field.isVisible() ? ShownClasses.ROWS : shown.length;
    return Math.floor(Math.min(tallest, (getHeight() - top()) / Math.max(1, rows)));
  }

  /** Where the bars begin: below the field. */
  private double top() {
    return field.isVisible()
        ? Math.ceil(field.prefHeight(-1) + FIELD_GAP_EMS * em.getValue().doubleValue())
        : 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * LARGEST_ROW_EMS) * ShownClasses.FEW;
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * SMALLEST_ROW_EMS) * ShownClasses.FEW;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return Math.floor(em.getValue().doubleValue() * TALLEST_ROW_EMS) * ShownClasses.FEW;
  }

  @Override
  protected void layoutChildren() {
    field.resizeRelocate(0, 0, getWidth(), field.prefHeight(-1));
    canvas.setLayoutY(top());
    canvas.setWidth(getWidth());
    canvas.setHeight(Math.max(0, getHeight() - top()));
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
      painted = new BarPainter.Said[shown.length];
    }
    if (now == null) {
      return;
    }
    if (shown.length == 0) {
      context.setFont(normal);
      context.setTextAlign(TextAlignment.LEFT);
      context.setFill(colours.getValue().muted());
      double unit = em.getValue().doubleValue();
      context.fillText(Messages.text("pad.find.none"), 0.25 * unit, 1.2 * unit);
    }
    BarPainter.Look look =
        new BarPainter.Look(
            colours.getValue(),
            em.getValue().doubleValue(),
            rowHeight(),
            left,
            getWidth(),
            part,
            target,
            against,
            names,
            normal,
            bold);
    BarPainter row = new BarPainter(context, now, look);
    for (int i = 0; i < shown.length; i++) {
      BarPainter.Said said = row.said(shown[i]);
      BarPainter.Said before = painted[i];
      if (!said.equals(before)) {
        painted[i] = said;
        boolean sameName =
            before != null && before.label() == said.label() && before.wins() == said.wins();
        double from = sameName ? left : 0;
        context.clearRect(from, i * look.height(), canvas.getWidth() - from, look.height());
        if (!sameName) {
          row.paintName(i, said);
        }
        row.paintNumber(i, said, marks(i));
      }
    }
  }

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

  private boolean marks(int row) {
    return row == selected && (isFocused() || searching.get() && field.isFocused());
  }

  static String percent(float probability) {
    return percent(Math.round(probability * 1000));
  }

  static String percent(int tenths) {
    int permille = Math.max(0, Math.min(1000, tenths));
    String known = PERCENTS[permille];
    if (known == null) {
      known = Messages.text("pad.percent", permille / 10.0);
      PERCENTS[permille] = known;
    }
    return known;
  }
}

package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/**
 * Lays sections of keys out in columns of about one height: few and wide ones, or more and narrower
 * ones where the lines do not fit otherwise. A section that goes on in the next column has its
 * heading there too. JavaFX thread.
 */
final class KeyColumns extends Pane {
  private static final double ROOMY_EMS = 22;
  private static final double NARROW_EMS = 16;
  private static final double BETWEEN_EMS = 1.3;
  private static final double AFTER_KEY_EMS = 0.62;
  private static final double ABOVE_HEADING_EMS = 0.85;
  private static final double BELOW_HEADING_EMS = 0.31;
  private static final double BELOW_LINE_EMS = 0.04;
  private static final int MOST_COLUMNS = 5;

  /** Steps in which the least height is found. */
  private static final int STEPS = 14;

  /** A section is not divided into parts of fewer lines. */
  private static final int FEWEST_LINES = 3;

  private final ObservableValue<Number> em;
  private List<Section> shown = List.of();
  private double room = Double.MAX_VALUE;

  /** A key and what it does. */
  record Line(Label key, Label text) {}

  /**
   * A heading with its lines.
   *
   * @param headings the same heading for each column that has a part of the section; empty for a
   *     section without one
   */
  record Section(List<Label> headings, List<Line> lines) {
    static Section of(String title, List<Line> lines) {
      return new Section(Stream.generate(() -> heading(title)).limit(MOST_COLUMNS).toList(), lines);
    }

    /** On a tab of that name: without a heading that would repeat it. */
    Section on(String tab) {
      boolean repeats = !headings.isEmpty() && headings.get(0).getText().equals(tab);
      return repeats ? new Section(List.of(), lines) : this;
    }

    private static Label heading(String title) {
      Label label = new Label(title);
      label.getStyleClass().add("heading");
      return label;
    }

    Stream<Node> nodes() {
      return Stream.concat(
          headings.stream(), lines.stream().flatMap(line -> Stream.of(line.key(), line.text())));
    }
  }

  KeyColumns(List<Section> sections, ObservableValue<Number> em) {
    this.em = em;
    getStyleClass().add("key-sheet");
    sections.forEach(section -> getChildren().addAll(section.nodes().toList()));
    show(sections, room);
  }

  /** Shows these sections alone; more columns are made where they need more than this height. */
  void show(List<Section> some, double height) {
    shown = some;
    room = height;
    getChildren().forEach(node -> node.setVisible(false));
    some.stream().flatMap(Section::nodes).forEach(node -> node.setVisible(true));
    requestLayout();
  }

  /** The least height that sections need. */
  double height(List<Section> some, double width, double height) {
    return arrange(some, width, height).high();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return MOST_COLUMNS * ems(ROOMY_EMS) + (MOST_COLUMNS - 1) * ems(BETWEEN_EMS);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(height(shown, width < 0 ? prefWidth(-1) : width, room));
  }

  @Override
  protected void layoutChildren() {
    Arrangement best = arrange(shown, getWidth(), room);
    best.flow(best.high(), true);
  }

  private double ems(double size) {
    return size * em.getValue().doubleValue();
  }

  private Arrangement arrange(List<Section> some, double width, double height) {
    int roomy = columns(width, ROOMY_EMS);
    int narrow = columns(width, NARROW_EMS);
    Arrangement best = new Arrangement(some, width, roomy);
    for (int columns = roomy + 1; columns <= narrow && best.high() > height; columns++) {
      best = new Arrangement(some, width, columns);
    }
    return best;
  }

  private int columns(double width, double ems) {
    int fitting = (int) ((width + ems(BETWEEN_EMS) + 1) / ems(ems + BETWEEN_EMS));
    return Math.max(1, Math.min(MOST_COLUMNS, fitting));
  }

  /** Sections in columns of a certain width. */
  private final class Arrangement {
    private final List<Section> some;
    private final double wide;
    private final double[] keys;
    private final List<double[]> heights = new ArrayList<>();
    private final double high;

    Arrangement(List<Section> some, double width, int columns) {
      this.some = some;
      wide = (width - (columns - 1) * ems(BETWEEN_EMS)) / columns;
      keys =
          some.stream()
              .mapToDouble(
                  section ->
                      section.lines().stream()
                          .mapToDouble(line -> line.key().prefWidth(-1))
                          .max()
                          .orElse(0))
              .toArray();
      double all = 0;
      for (int at = 0; at < keys.length; at++) {
        double words = words(at);
        double[] lines =
            some.get(at).lines().stream()
                .mapToDouble(line -> line.text().prefHeight(words) + ems(BELOW_LINE_EMS))
                .toArray();
        heights.add(lines);
        all += Arrays.stream(lines).sum() + ems(3);
      }
      high = least(columns, all);
    }

    double high() {
      return high;
    }

    private double words(int section) {
      return wide - keys[section] - ems(AFTER_KEY_EMS);
    }

    /** The least height with which everything fits into so many columns. */
    private double least(int columns, double all) {
      double tooLow = 0;
      double enough = all;
      for (int step = 0; step < STEPS; step++) {
        double middle = (tooLow + enough) / 2;
        if (flow(middle, false) > columns) {
          tooLow = middle;
        } else {
          enough = middle;
        }
      }
      return Math.ceil(enough);
    }

    /** Fills columns of a height and returns how many; gives all nodes their places if asked. */
    int flow(double height, boolean place) {
      int column = 0;
      double y = 0;
      for (int at = 0; at < keys.length; at++) {
        double[] lines = heights.get(at);
        int part = 0;
        int line = 0;
        while (line < lines.length) {
          List<Label> headings = some.get(at).headings();
          double top = y == 0 ? 0 : y + ems(ABOVE_HEADING_EMS);
          double begin = top;
          if (!headings.isEmpty()) {
            begin += headings.get(0).prefHeight(wide) + ems(BELOW_HEADING_EMS);
          }
          int fitting = fitting(lines, line, height - begin);
          if (fitting == 0 && y > 0) {
            column++;
            y = 0;
            continue;
          }
          fitting = Math.max(1, fitting);
          if (place) {
            if (!headings.isEmpty()) {
              Label heading = headings.get(Math.min(part, MOST_COLUMNS - 1));
              heading.resizeRelocate(x(column), top, wide, heading.prefHeight(wide));
            }
            place(at, line, fitting, column, begin);
          }
          part++;
          y = begin + Arrays.stream(lines, line, line + fitting).sum();
          line += fitting;
          if (line < lines.length) {
            column++;
            y = 0;
          }
        }
        if (place) {
          int used = part;
          List<Label> headings = some.get(at).headings();
          headings.forEach(each -> each.setVisible(headings.indexOf(each) < used));
        }
      }
      return column + 1;
    }

    private double x(int column) {
      return column * (wide + ems(BETWEEN_EMS));
    }

    /** How many lines go into the height, so that no part of the section is too short. */
    private int fitting(double[] lines, int from, double height) {
      int fitting = 0;
      double high = 0;
      while (from + fitting < lines.length && high + lines[from + fitting] <= height) {
        high += lines[from + fitting];
        fitting++;
      }
      int left = lines.length - from - fitting;
      if (left > 0) {
        fitting = Math.min(fitting, lines.length - from - FEWEST_LINES);
      }
      return left > 0 && fitting < FEWEST_LINES ? 0 : fitting;
    }

    private void place(int section, int from, int count, int column, double top) {
      double y = top;
      for (int at = from; at < from + count; at++) {
        Line line = some.get(section).lines().get(at);
        double high = heights.get(section)[at] - ems(BELOW_LINE_EMS);
        line.key().resizeRelocate(x(column), y, keys[section], line.key().prefHeight(-1));
        double right = x(column) + keys[section] + ems(AFTER_KEY_EMS);
        line.text().resizeRelocate(right, y, words(section), high);
        y += heights.get(section)[at];
      }
    }
  }
}

package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Shows all keys on one sheet, made from the table of commands: first the keys that work anywhere,
 * then those that work in one place, each in the order of the menus. The columns have about the
 * same length.
 */
final class KeySheet {
  private static final double COLUMN_EMS = 22;

  /** Width of a column where the window is too low for fewer ones. */
  private static final double NARROW_EMS = 16.5;

  /** Height of a line with the room between lines. */
  private static final double LINE_EMS = 1.3;

  /** A second key is left out where both together have more letters. */
  private static final int LONGEST_KEYS = 9;

  /** Height of margins and title. */
  private static final double AROUND_EMS = 9;

  private static final int MOST_COLUMNS = 4;

  /** Height of a heading and of the room above it, in lines. */
  private static final int HEADING_LINES = 2;

  /** A section is not divided into parts of fewer lines. */
  private static final int FEWEST_LINES = 3;

  /** Commands that differ only in a digit, such as ten digit keys, share one line. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d)");

  /** So do the four arrow keys. */
  private static final Pattern ARROWS = Pattern.compile("(.+)[.-](left|right|up|down)");

  private static final String OTHER_ARROWS = "\u2192\u2191\u2193";

  private KeySheet() {}

  /** One line of the sheet. */
  private record Line(String keys, String text) {}

  /** A heading with its lines. */
  private record Section(String title, List<Line> lines) {
    Section part(int from, int until) {
      return new Section(title, lines.subList(from, until));
    }
  }

  /**
   * Makes the sheet. It arranges itself anew when the window or its text changes its size.
   *
   * @param wide width of the window, in multiples of its text's size
   * @param high height of the window, in multiples of its text's size
   */
  static Page of(Commands commands, ObservableValue<Number> wide, ObservableValue<Number> high) {
    Keys.refresh();
    List<Section> sections = new ArrayList<>();
    topics(sections, own(commands, Context.ANYWHERE));
    for (Context context : Context.values()) {
      List<Command> own = own(commands, context);
      if (context != Context.ANYWHERE && !own.isEmpty()) {
        String name = context.name().toLowerCase(Locale.ROOT);
        sections.add(new Section(Messages.text("ui.context." + name), lines(own)));
      }
    }
    ScrollPane scroll = new ScrollPane();
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    Subscription arranged =
        Subscription.combine(
            wide.subscribe(changed -> arrange(scroll, sections, wide, high)),
            high.subscribe(changed -> arrange(scroll, sections, wide, high)));
    return new Page("key-sheet", Messages.text("ui.keys"), scroll, arranged::unsubscribe);
  }

  private static void arrange(
      ScrollPane scroll,
      List<Section> sections,
      ObservableValue<Number> wide,
      ObservableValue<Number> high) {
    int most = columns(sections, wide.getValue().doubleValue(), high.getValue().doubleValue());
    if (scroll.getContent() instanceof HBox before && before.getChildren().size() == most) {
      return;
    }
    scroll.setContent(columns(sections, most));
  }

  /** Columns in which all lines fit the window's height, if they can be that narrow. */
  private static int columns(List<Section> sections, double wide, double high) {
    int all = sections.stream().mapToInt(KeySheet::height).sum();
    double lines = Math.max(1, (high - AROUND_EMS) / LINE_EMS);
    int needed = (int) Math.ceil(all / lines);
    int roomy = Math.min(MOST_COLUMNS, (int) (wide / COLUMN_EMS));
    int narrow = Math.min(MOST_COLUMNS, (int) (wide / NARROW_EMS));
    return Math.max(1, Math.max(roomy, Math.min(needed, narrow)));
  }

  /** Divides the sections among so many columns, which become about equally high. */
  private static HBox columns(List<Section> sections, int most) {
    int all = sections.stream().mapToInt(KeySheet::height).sum();
    int share = (all + most - 1) / most;
    List<List<Section>> divided = divide(sections, share);
    while (divided.size() > most) {
      share++;
      divided = divide(sections, share);
    }
    HBox columns = new HBox();
    columns.getStyleClass().add("key-sheet");
    for (List<Section> own : divided) {
      VBox box = column(columns);
      own.forEach(section -> box.getChildren().add(section(section)));
    }
    return columns;
  }

  /** Columns of at most so many lines. */
  private static List<List<Section>> divide(List<Section> sections, int share) {
    List<List<Section>> columns = new ArrayList<>();
    List<Section> column = new ArrayList<>();
    columns.add(column);
    int tall = 0;
    for (Section section : sections) {
      Section rest = section;
      // What does not fit goes on in the next column.
      while (tall + height(rest) > share && (tall > 0 || height(rest) > share)) {
        int fitting = share - tall - HEADING_LINES;
        if (fitting >= FEWEST_LINES && rest.lines().size() - fitting >= FEWEST_LINES) {
          column.add(rest.part(0, fitting));
          rest = rest.part(fitting, rest.lines().size());
        } else if (tall == 0) {
          break;
        }
        column = new ArrayList<>();
        columns.add(column);
        tall = 0;
      }
      column.add(rest);
      tall += height(rest);
    }
    return columns;
  }

  private static List<Command> own(Commands commands, Context context) {
    return commands.all().stream()
        .filter(command -> command.context() == context && !command.keys().isEmpty())
        .toList();
  }

  /** Divides the many keys that work anywhere into sections, by the topic of the command's id. */
  private static void topics(List<Section> into, List<Command> all) {
    List<String> topics = all.stream().map(KeySheet::topic).distinct().toList();
    for (String topic : topics) {
      List<Command> own = all.stream().filter(command -> topic(command).equals(topic)).toList();
      into.add(new Section(Messages.text("ui.keys." + topic), lines(own)));
    }
  }

  private static String topic(Command command) {
    String topic = command.id().substring(0, command.id().indexOf('.'));
    return switch (topic) {
      case "ui", "file", "pad" -> "window";
      case "view" -> "view";
      case "card", "steps", "whatif", "comparison", "filters" -> "card";
      default -> "explain";
    };
  }

  private static VBox column(HBox columns) {
    VBox box = new VBox();
    box.getStyleClass().add("key-column");
    // All columns have the same width.
    box.setPrefWidth(1);
    HBox.setHgrow(box, Priority.ALWAYS);
    columns.getChildren().add(box);
    return box;
  }

  private static int height(Section section) {
    return section.lines().size() + HEADING_LINES;
  }

  private static List<Line> lines(List<Command> commands) {
    List<Line> lines = new ArrayList<>();
    for (Command command : commands) {
      var numbered = NUMBERED.matcher(command.id());
      var arrow = ARROWS.matcher(command.id());
      KeyCombination shown = Keys.shown(command.keys());
      List<String> names =
          Stream.concat(Stream.of(shown), command.keys().stream())
              .map(Keys::display)
              .distinct()
              .limit(2)
              .toList();
      String both = String.join(", ", names);
      String keys = both.length() > LONGEST_KEYS ? names.get(0) : both;
      if (arrow.matches()) {
        if (arrow.group(2).equals("left")) {
          lines.add(new Line(keys + OTHER_ARROWS, Messages.text(arrow.group(1) + ".arrows")));
        }
      } else if (!numbered.matches()) {
        lines.add(new Line(keys, command.text()));
      } else if (numbered.group(2).equals("0")) {
        String first = Keys.display(command.keys().get(0));
        lines.add(new Line(first + "\u20139", Messages.text(numbered.group(1) + ".all")));
      }
    }
    return lines;
  }

  private static Node section(Section section) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (int row = 0; row < section.lines().size(); row++) {
      Line line = section.lines().get(row);
      Label key = new Label(line.keys());
      key.getStyleClass().add("key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      Label text = new Label(line.text());
      text.setWrapText(true);
      GridPane.setValignment(key, VPos.TOP);
      grid.addRow(row, key, text);
    }
    Label heading = new Label(section.title());
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    VBox box = new VBox(heading, grid);
    box.getStyleClass().add("key-section");
    return box;
  }
}

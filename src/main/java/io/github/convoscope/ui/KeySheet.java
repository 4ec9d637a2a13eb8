package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Shows all keys on one sheet, made from the table of commands: first the keys that work anywhere,
 * then those that work in one place, each in the order of the menus. The columns have about the
 * same length.
 */
final class KeySheet {
  private static final double COLUMN_EMS = 22;
  private static final int MOST_COLUMNS = 4;

  /** Height of a heading and of the room above it, in lines. */
  private static final int HEADING_LINES = 2;

  /** A section is not divided into parts of fewer lines. */
  private static final int FEWEST_LINES = 3;

  /** Commands that differ only in a digit, such as ten digit keys, share one line. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d)");

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
   * Makes the sheet.
   *
   * @param wide width of the window, in multiples of its text's size
   */
  static Page of(Commands commands, double wide) {
    int most = Math.max(1, Math.min(MOST_COLUMNS, (int) (wide / COLUMN_EMS)));
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
    HBox columns = new HBox();
    columns.getStyleClass().add("key-sheet");
    int all = sections.stream().mapToInt(KeySheet::height).sum();
    int share = (all + most - 1) / most + FEWEST_LINES;
    VBox box = column(columns);
    int tall = 0;
    for (Section section : sections) {
      Section rest = section;
      // What does not fit goes on in the next column.
      while (tall > 0 && tall + height(rest) > share && columns.getChildren().size() < most) {
        int fitting = share - tall - HEADING_LINES;
        if (fitting >= FEWEST_LINES && rest.lines().size() - fitting >= FEWEST_LINES) {
          box.getChildren().add(section(rest.part(0, fitting)));
          rest = rest.part(fitting, rest.lines().size());
        }
        box = column(columns);
        tall = 0;
      }
      box.getChildren().add(section(rest));
      tall += height(rest);
    }
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    return new Page("key-sheet", Messages.text("ui.keys"), scroll, () -> {});
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
      KeyCombination shown = Keys.shown(command.keys());
      String keys =
          Stream.concat(Stream.of(shown), command.keys().stream())
              .map(Keys::display)
              .distinct()
              .limit(2)
              .collect(Collectors.joining(", "));
      if (!numbered.matches()) {
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
      grid.addRow(row, key, text);
    }
    VBox box = new VBox(Surfaces.heading(section.title()), grid);
    box.getStyleClass().add("key-section");
    return box;
  }
}

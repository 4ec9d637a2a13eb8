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
  private static final int COLUMNS = 3;

  /** Commands that differ only in a digit, such as ten digit keys, share one line. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d)");

  private KeySheet() {}

  /** One line of the sheet. */
  private record Line(String keys, String text) {}

  /** A heading with its lines. */
  private record Section(String title, List<Line> lines) {}

  static Page of(Commands commands) {
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
    int left = sections.stream().mapToInt(KeySheet::height).sum();
    int at = 0;
    for (int column = 0; column < COLUMNS; column++) {
      VBox box = new VBox();
      box.getStyleClass().add("key-column");
      int share = left / (COLUMNS - column);
      int tall = 0;
      while (at < sections.size()
          && (column == COLUMNS - 1 || tall + height(sections.get(at)) / 2 <= share)) {
        tall += height(sections.get(at));
        box.getChildren().add(section(sections.get(at)));
        at++;
      }
      left -= tall;
      HBox.setHgrow(box, Priority.ALWAYS);
      columns.getChildren().add(box);
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

  private static int height(Section section) {
    return section.lines().size() + 2;
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

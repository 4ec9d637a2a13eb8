package io.github.convoscope.ui;

import io.github.convoscope.work.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys on one sheet, made from the table of commands. */
final class KeySheet {
  private KeySheet() {}

  static Page of(Commands commands) {
    FlowPane columns = new FlowPane(Orientation.HORIZONTAL);
    columns.getStyleClass().add("key-sheet");
    for (Context context : Context.values()) {
      List<Command> own =
          commands.all().stream()
              .filter(command -> command.context() == context && !command.keys().isEmpty())
              .toList();
      if (!own.isEmpty()) {
        columns.getChildren().add(section(context, own));
      }
    }
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    return new Page("key-sheet", Messages.text("ui.keys"), scroll, () -> {});
  }

  private static Node section(Context context, List<Command> commands) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (int row = 0; row < commands.size(); row++) {
      Command command = commands.get(row);
      String keys =
          command.keys().stream().limit(2).map(Keys::display).collect(Collectors.joining(", "));
      Label key = new Label(keys);
      key.getStyleClass().add("key");
      grid.addRow(row, key, new Label(command.text()));
    }
    String title = Messages.text("ui.context." + context.name().toLowerCase(Locale.ROOT));
    VBox section = new VBox(Surfaces.heading(title), grid);
    section.getStyleClass().add("key-section");
    return section;
  }
}

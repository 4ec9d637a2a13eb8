package io.github.convoscope.ui.filters;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** Makes the menu of a unit on the page of kernels. JavaFX thread. */
final class UnitMenu {
  /** Commands of other features that act on the pinned neuron, where they are installed. */
  private static final List<String> COMMANDS = List.of("breaking.open");

  private UnitMenu() {}

  /**
   * A menu that is not shown yet.
   *
   * @param choose pins the unit before a command runs
   */
  static ContextMenu of(Commands commands, Runnable choose) {
    ContextMenu menu = new ContextMenu();
    menu.setId("filter-menu");
    for (Command command : commands.all()) {
      if (COMMANDS.contains(command.id())) {
        MenuItem item = new MenuItem(command.text());
        item.setId(command.id());
        item.setMnemonicParsing(false);
        item.setDisable(!command.enabled().get());
        item.setOnAction(
            event -> {
              choose.run();
              command.run();
            });
        menu.getItems().add(item);
      }
    }
    return menu;
  }
}

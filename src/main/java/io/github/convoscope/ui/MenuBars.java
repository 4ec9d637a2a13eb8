package io.github.convoscope.ui;

import io.github.convoscope.work.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Makes the menu bar from the table of commands. */
final class MenuBars {
  private MenuBars() {}

  static MenuBar of(Commands commands) {
    MenuBar bar = new MenuBar();
    bar.setUseSystemMenuBar(true);
    for (MenuName name : MenuName.values()) {
      Menu menu = menu(name, commands.all());
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private static Menu menu(MenuName name, List<Command> commands) {
    Map<String, List<MenuItem>> groups = new LinkedHashMap<>();
    for (Command command : commands) {
      if (command.menu().filter(name::equals).isPresent()) {
        groups.computeIfAbsent(command.group(), group -> new ArrayList<>()).add(item(command));
      }
    }
    Menu menu = new Menu(Messages.text("ui.menu." + name.name().toLowerCase(Locale.ROOT)));
    for (List<MenuItem> group : groups.values()) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      menu.getItems().addAll(group);
    }
    return menu;
  }

  private static MenuItem item(Command command) {
    MenuItem item =
        command
            .selected()
            .map(
                selected -> {
                  CheckMenuItem tick = new CheckMenuItem(command.text());
                  tick.selectedProperty().bindBidirectional(selected);
                  return (MenuItem) tick;
                })
            .orElseGet(
                () -> {
                  MenuItem plain = new MenuItem(command.text());
                  plain.setOnAction(event -> command.run());
                  return plain;
                });
    item.setMnemonicParsing(false);
    item.setId("menu-" + command.id());
    item.disableProperty().bind(Bindings.not(command.enabled()));
    if (!command.keys().isEmpty()) {
      item.setAccelerator(command.keys().get(0));
    }
    return item;
  }
}

package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Makes the menu bar from the table of commands. */
final class MenuBars {
  /**
   * Groups that are shown as submenus. With all groups in one menu, it would be higher than a low
   * window.
   */
  private static final Set<String> BRANCHES =
      Set.of(
          "arrangement",
          "relief",
          "palette",
          "range",
          "appearance",
          "text",
          "classroom",
          "what-if",
          "language",
          "size",
          "photo-tools",
          "photo-changes");

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
    List<MenuItem> branches = new ArrayList<>();
    for (Command command : commands) {
      if (command.menu().filter(name::equals).isPresent()) {
        groups.computeIfAbsent(command.group(), group -> new ArrayList<>()).add(item(command));
      }
    }
    for (String branch : List.copyOf(groups.keySet())) {
      if (BRANCHES.contains(branch)) {
        Menu within = new Menu(Messages.text("ui.menu.branch." + branch));
        within.getItems().addAll(Objects.requireNonNull(groups.remove(branch)));
        closeWithoutChoice(within);
        branches.add(within);
      }
    }
    Menu menu = new Menu(Messages.text("ui.menu." + name.name().toLowerCase(Locale.ROOT)));
    groups.values().forEach(group -> add(menu, group));
    add(menu, branches);
    menu.setOnShowing(
        event -> {
          Keys.refresh();
          showKeys(menu);
        });
    return menu;
  }

  /** A submenu in which nothing can be chosen says why beside its name, and does not open. */
  private static void closeWithoutChoice(Menu within) {
    List<Command> all =
        within.getItems().stream().map(item -> (Command) item.getUserData()).toList();
    Observable[] conditions = all.stream().map(Command::enabled).toArray(Observable[]::new);
    BooleanBinding none =
        Bindings.createBooleanBinding(
            () -> all.stream().noneMatch(command -> command.enabled().get()), conditions);
    String name = within.getText();
    within.disableProperty().bind(none);
    within
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  String reason = all.get(0).obstacle().getValue();
                  boolean closed = none.get() && !reason.isEmpty();
                  return closed ? Messages.text("ui.menu.disabled", name, reason) : name;
                },
                none,
                all.get(0).obstacle()));
  }

  private static void add(Menu menu, List<MenuItem> group) {
    if (!menu.getItems().isEmpty() && !group.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(group);
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
    item.textProperty()
        .bind(
            command
                .obstacle()
                .map(
                    why ->
                        why.isEmpty()
                            ? command.text()
                            : Messages.text("ui.menu.disabled", command.text(), why)));
    item.setMnemonicParsing(false);
    item.setId("menu-" + command.id());
    item.disableProperty().bind(Bindings.not(command.enabled()));
    item.setUserData(command);
    showKeys(item);
    return item;
  }

  /** Shows the keys of a menu's items as they are on the user's keyboard. */
  private static void showKeys(MenuItem item) {
    if (item instanceof Menu menu) {
      menu.getItems().forEach(MenuBars::showKeys);
    } else if (item.getUserData() instanceof Command command && !command.keys().isEmpty()) {
      item.setAccelerator(Keys.forMenu(Keys.shown(command.keys())));
    }
  }
}

package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do: its name, keys, menu and action. Menus, buttons, tooltips, the key
 * sheet and the key dispatch are all made from it. JavaFX thread.
 *
 * <pre>{@code
 * commands.add(
 *     Command.of("card.pin-next", Context.SCENE, this::pinNext)
 *         .keys("Shift+N")
 *         .menu(MenuName.NEURON, "pins")
 *         .enabledWhen(somethingIsPinned));
 * }</pre>
 */
public final class Command {
  private final String id;
  private final Context context;
  private final Runnable action;
  private final List<KeyCombination> keys = new ArrayList<>();
  private ObservableBooleanValue enabled = new SimpleBooleanProperty(true);
  private @Nullable BooleanProperty selected;
  private @Nullable MenuName menu;
  private String group = "";
  private @Nullable String icon;

  private Command(String id, Context context, Runnable action) {
    this.id = id;
    this.context = context;
    this.action = action;
  }

  /**
   * A command.
   *
   * @param id unique; also the message key of its name ({@code topic.rest}), and with {@code .help}
   *     of its one-sentence description, which may be missing
   * @param context where its keys hold
   * @param action what it does
   */
  public static Command of(String id, Context context, Runnable action) {
    return new Command(id, context, action);
  }

  /** A command that switches something on and off; shown with a tick. */
  public static Command toggle(String id, Context context, BooleanProperty selected) {
    Command command = of(id, context, () -> selected.set(!selected.get()));
    command.selected = selected;
    return command;
  }

  /**
   * Its keys, the first of which menus and tooltips show.
   *
   * @param combinations in JavaFX's spelling; {@code Shortcut} is Ctrl, or Cmd on macOS
   * @throws IllegalArgumentException for a key that no keyboard has
   */
  public Command keys(String... combinations) {
    for (String combination : combinations) {
      KeyCombination key = KeyCombination.valueOf(combination);
      if (!(key instanceof KeyCodeCombination)) {
        // JavaFX takes an unknown name for a character and never complains.
        throw new IllegalArgumentException("no key is called " + combination);
      }
      keys.add(key);
    }
    return this;
  }

  /**
   * Its place in the menus.
   *
   * @param menuGroup commands of a group stand together, lines are drawn between groups
   */
  public Command menu(MenuName name, String menuGroup) {
    menu = name;
    group = menuGroup;
    return this;
  }

  /** When it can be done; always, unless this is called. */
  public Command enabledWhen(ObservableBooleanValue condition) {
    enabled = condition;
    return this;
  }

  /** Its icon, an Ikonli code such as {@code fth-edit-2}. */
  public Command icon(String code) {
    icon = code;
    return this;
  }

  /** Does it, where it can be done now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }

  /** Its identifier. */
  public String id() {
    return id;
  }

  /** Its name on screen. */
  public String text() {
    return Messages.text(id);
  }

  /** One sentence about it, where there is one. */
  public Optional<String> help() {
    return Texts.optional(id + ".help");
  }

  /** Its name, its help and its first key, for a tooltip. */
  public String tooltip() {
    String name = keys.isEmpty() ? text() : text() + "  (" + Keys.display(keys.get(0)) + ")";
    return help().map(sentence -> name + "\n" + sentence).orElse(name);
  }

  /** Where its keys hold. */
  public Context context() {
    return context;
  }

  /** Its keys. */
  public List<KeyCombination> keys() {
    return List.copyOf(keys);
  }

  /** When it can be done. */
  public ObservableBooleanValue enabled() {
    return enabled;
  }

  /** What it switches, for a toggle. */
  public Optional<BooleanProperty> selected() {
    return Optional.ofNullable(selected);
  }

  /** Its menu, unless it has none. */
  public Optional<MenuName> menu() {
    return Optional.ofNullable(menu);
  }

  /** Its group in the menu. */
  public String group() {
    return group;
  }

  /** Its icon, where it has one. */
  public Optional<String> icon() {
    return Optional.ofNullable(icon);
  }
}

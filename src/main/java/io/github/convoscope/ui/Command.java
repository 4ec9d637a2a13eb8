package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Describes one action of the user: its name, keys, menu and code. Menus, buttons, tooltips, the
 * key sheet and the key dispatch are all made from commands. JavaFX thread.
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
  private final BooleanProperty locked = new SimpleBooleanProperty();
  private ObservableBooleanValue possible = new SimpleBooleanProperty(true);
  private ObservableValue<String> unmet = new ReadOnlyStringWrapper("");
  private ObservableBooleanValue enabled = possible;
  private ObservableValue<String> obstacle = unmet;
  private Consumer<Runnable> around = Runnable::run;
  private @Nullable BooleanProperty selected;
  private @Nullable MenuName menu;
  private @Nullable String name;
  private String group = "";
  private @Nullable String icon;

  private Command(String id, Context context, Runnable action) {
    this.id = id;
    this.context = context;
    this.action = action;
    combine();
  }

  /** It is enabled where its own condition holds and the window is not locked for it. */
  private void combine() {
    enabled = Bindings.and(possible, locked.not());
    obstacle =
        Bindings.createStringBinding(
            () -> locked.get() ? Messages.text("ui.locked") : unmet.getValue(), locked, unmet);
  }

  /**
   * Makes a command.
   *
   * @param id unique; also the message key of its name ({@code topic.rest}), and with {@code .help}
   *     of its one-sentence description, which may be missing
   * @param context where its keys work
   * @param action runs when the user calls the command
   */
  public static Command of(String id, Context context, Runnable action) {
    return new Command(id, context, action);
  }

  /** Makes a command that switches a property on and off; menus show it with a tick. */
  public static Command toggle(String id, Context context, BooleanProperty selected) {
    Command command = of(id, context, () -> selected.set(!selected.get()));
    command.selected = selected;
    return command;
  }

  /** Makes a command that chooses one value of a setting; choosing it again changes nothing. */
  public static Command choice(String id, Context context, StringProperty setting, String value) {
    BooleanProperty chosen = new SimpleBooleanProperty(setting.get().equals(value));
    setting.addListener((observed, before, now) -> chosen.set(now.equals(value)));
    chosen.addListener(
        (observed, before, now) -> {
          if (now) {
            setting.set(value);
          } else if (setting.get().equals(value)) {
            chosen.set(true);
          }
        });
    return toggle(id, context, chosen);
  }

  /**
   * Sets its keys as they are on a US keyboard, see {@link Keys}. Menus and tooltips show one of
   * them.
   *
   * @param combinations in JavaFX's spelling; {@code Shortcut} is Ctrl, or Cmd on macOS
   * @throws IllegalArgumentException for a key that no keyboard has
   */
  public Command keys(String... combinations) {
    for (String combination : combinations) {
      KeyCombination key = KeyCombination.valueOf(combination);
      if (!(key instanceof KeyCodeCombination)) {
        // JavaFX takes an unknown name for a character and reports no error.
        throw new IllegalArgumentException("no key is called " + combination);
      }
      keys.add(key);
    }
    return this;
  }

  /**
   * Sets its place in the menus.
   *
   * @param menuGroup commands of one group stand together; lines separate the groups
   */
  public Command menu(MenuName name, String menuGroup) {
    menu = name;
    group = menuGroup;
    return this;
  }

  /** Sets the condition under which it is enabled. Without this call it is always enabled. */
  public Command enabledWhen(ObservableBooleanValue condition) {
    possible = condition;
    combine();
    return this;
  }

  /**
   * Sets the condition under which it is enabled, and what the user can do where it is not: menus
   * and the message bar say it.
   *
   * @param remedy message key of a few words, such as "pin a neuron first"
   */
  public Command enabledWhen(ObservableBooleanValue condition, String remedy) {
    possible = condition;
    unmet = condition.map(now -> now ? "" : Messages.text(remedy));
    combine();
    return this;
  }

  /**
   * Sets why it is disabled, in a few words that menus add to its name; an empty text while it is
   * enabled or there is nothing to say.
   */
  public Command obstacle(ObservableValue<String> reason) {
    unmet = reason;
    combine();
    return this;
  }

  /** Sets its name, where it is no message: a name that is the same in every language. */
  Command named(String own) {
    name = own;
    return this;
  }

  /** Sets its icon, an Ikonli code such as {@code fth-edit-2}. */
  public Command icon(String code) {
    icon = code;
    return this;
  }

  /** Switches it off for good. */
  void forbid() {
    possible = new SimpleBooleanProperty(false);
    unmet = new ReadOnlyStringWrapper("");
    combine();
  }

  /** Takes it from the user while the window is locked. */
  void lock(boolean taken) {
    locked.set(taken);
  }

  /** Whether it is taken from the user, as the window is locked. */
  boolean isLocked() {
    return locked.get();
  }

  /** Runs its action if it is enabled. */
  public void run() {
    if (enabled.get()) {
      around.accept(action);
    }
  }

  /**
   * Runs its action for the program itself, such as a step of a lesson: also where a locked window
   * takes it from the user.
   */
  public void runForProgram() {
    if (possible.get()) {
      around.accept(action);
    }
  }

  /** Sets what runs its action. */
  void runBy(Consumer<Runnable> runner) {
    around = runner;
  }

  /** Its identifier. */
  public String id() {
    return id;
  }

  /** Its name on screen. */
  public String text() {
    return name == null ? Messages.text(id) : name;
  }

  /** One sentence of help, if there is one. */
  public Optional<String> help() {
    return Texts.optional(id + ".help");
  }

  /**
   * Its name, its help and a key as it is on the user's keyboard, for a tooltip; while it is
   * disabled also why.
   */
  public String tooltip() {
    String name = keys.isEmpty() ? text() : text() + "  (" + Keys.display(Keys.shown(keys)) + ")";
    String whole = help().map(sentence -> name + "\n" + sentence).orElse(name);
    String why = obstacle.getValue();
    return why.isEmpty() ? whole : whole + "\n" + Messages.text("ui.not-now", why);
  }

  /** The context in which its keys work. */
  public Context context() {
    return context;
  }

  /** Its keys. */
  public List<KeyCombination> keys() {
    return List.copyOf(keys);
  }

  /** True while it is enabled. */
  public ObservableBooleanValue enabled() {
    return enabled;
  }

  /** Why it is disabled; empty while it is enabled or there is nothing to say. */
  public ObservableValue<String> obstacle() {
    return obstacle;
  }

  /** The property that a toggle switches; empty for other commands. */
  public Optional<BooleanProperty> selected() {
    return Optional.ofNullable(selected);
  }

  /** Its menu; empty if it is in no menu. */
  public Optional<MenuName> menu() {
    return Optional.ofNullable(menu);
  }

  /** Its group in the menu. */
  public String group() {
    return group;
  }

  /** Its icon, if it has one. */
  public Optional<String> icon() {
    return Optional.ofNullable(icon);
  }
}

package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Holds all commands and the active contexts, and finds the command of a pressed key. JavaFX
 * thread.
 */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();
  private Predicate<Command> forbidden = command -> false;
  private Consumer<Runnable> around = Runnable::run;
  private Predicate<Command> locked = command -> false;
  private Consumer<Command> refused = command -> {};
  private BiConsumer<KeyEvent, Command> pressed = (event, command) -> {};
  private Predicate<Command> held = command -> false;
  private final Map<Context, BooleanProperty> active = new EnumMap<>(Context.class);

  /** Makes an empty table; only {@link Context#ANYWHERE} is active. */
  public Commands() {
    for (Context context : Context.values()) {
      active.put(context, new SimpleBooleanProperty(context == Context.ANYWHERE));
    }
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if another command has the same id
   */
  public Command add(Command command) {
    if (byId.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("two commands are called " + command.id());
    }
    if (forbidden.test(command)) {
      command.forbid();
    }
    command.lock(locked.test(command));
    command.runBy(action -> around.accept(action));
    return command;
  }

  /**
   * Returns the command with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Command get(String id) {
    Command command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command is called " + id);
    }
    return command;
  }

  /**
   * Switches commands off for good: these of the present ones, and of those that are added later.
   */
  public void forbid(Predicate<Command> which) {
    forbidden = forbidden.or(which);
    byId.values().stream().filter(which).forEach(Command::forbid);
  }

  /**
   * Takes these commands from the user, and no others: of the present ones, and of those that are
   * added later.
   */
  void lock(Predicate<Command> which) {
    locked = which;
    byId.values().forEach(command -> command.lock(which.test(command)));
  }

  /** The command with this id, if there is one: a feature may be missing. */
  public Optional<Command> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All commands in the order they were added. */
  public List<Command> all() {
    return Collections.unmodifiableList(new ArrayList<>(byId.values()));
  }

  /** True while a context's keys work. The owner of the context sets it. */
  public BooleanProperty active(Context context) {
    return Objects.requireNonNull(active.get(context));
  }

  /**
   * Finds the command of a pressed key in the active contexts: first by what the key types, then by
   * its place on the keyboard.
   */
  public Optional<Command> match(KeyEvent event) {
    return match(command -> hasKey(command, keys -> Keys.typed(keys, event)))
        .or(
            () -> {
              if (!event.getText().isBlank()) {
                Keys.refresh();
              }
              return match(command -> hasKey(command, keys -> Keys.inPlace(keys, event)));
            });
  }

  private Optional<Command> match(Predicate<Command> wanted) {
    for (Context context : Context.values()) {
      if (!active(context).get()) {
        continue;
      }
      for (Command command : byId.values()) {
        if (command.context() == context && command.enabled().get() && wanted.test(command)) {
          return Optional.of(command);
        }
      }
    }
    return Optional.empty();
  }

  /** Sets what runs the action of every command, to look at what it has changed. */
  void runBy(Consumer<Runnable> runner) {
    around = runner;
  }

  /** Sets what is told of a command whose key was pressed while it is disabled. */
  public void onRefused(Consumer<Command> action) {
    refused = action;
  }

  /** Sets what is told of every command that is called by a key. */
  public void onKey(BiConsumer<KeyEvent, Command> action) {
    pressed = action;
  }

  /** Sets what is asked before a key runs its command: it returns true to hold the command back. */
  public void holdBack(Predicate<Command> which) {
    held = which;
  }

  /** Whether the command of a pressed key does not run. */
  boolean holdsBack(Command command) {
    return held.test(command);
  }

  /** Tells of a command that is called by a key. */
  void pressed(KeyEvent event, Command command) {
    pressed.accept(event, command);
  }

  /** Tells why nothing happens, if the pressed key belongs to a disabled command with a reason. */
  void refuse(KeyEvent event) {
    byId.values().stream()
        .filter(command -> active(command.context()).get())
        .filter(command -> hasKey(command, keys -> Keys.match(keys, event)))
        .filter(command -> !command.enabled().get() && !command.obstacle().getValue().isEmpty())
        .findFirst()
        .ifPresent(refused);
  }

  /**
   * Describes all conflicts: pairs of commands with the same key in contexts that can be active
   * together.
   */
  public List<String> conflicts() {
    List<String> found = new ArrayList<>();
    List<Command> commands = all();
    for (int i = 0; i < commands.size(); i++) {
      for (int j = 0; j < i; j++) {
        Command one = commands.get(i);
        Command other = commands.get(j);
        if (!one.context().clashesWith(other.context())) {
          continue;
        }
        for (KeyCombination key : one.keys()) {
          if (other.keys().contains(key)) {
            found.add(key.getName() + ": " + other.id() + " and " + one.id());
          }
        }
      }
    }
    return found;
  }

  private static boolean hasKey(Command command, Predicate<KeyCombination> wanted) {
    for (KeyCombination keys : command.keys()) {
      if (wanted.test(keys)) {
        return true;
      }
    }
    return false;
  }
}

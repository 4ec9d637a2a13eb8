package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The table of all commands, and which contexts are active. JavaFX thread. */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final Map<Context, BooleanProperty> active = new EnumMap<>(Context.class);

  /** An empty table; only {@link Context#ANYWHERE} is active. */
  public Commands() {
    for (Context context : Context.values()) {
      active.put(context, new SimpleBooleanProperty(context == Context.ANYWHERE));
    }
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException when its id is taken
   */
  public Command add(Command command) {
    if (byId.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("two commands are called " + command.id());
    }
    return command;
  }

  /**
   * The command of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Command get(String id) {
    Command command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command is called " + id);
    }
    return command;
  }

  /** All commands in the order they were added. */
  public List<Command> all() {
    return Collections.unmodifiableList(new ArrayList<>(byId.values()));
  }

  /** Whether a context's keys hold now; set by whoever owns the context. */
  public BooleanProperty active(Context context) {
    return Objects.requireNonNull(active.get(context));
  }

  /** The command that a pressed key means now. */
  public Optional<Command> match(KeyEvent event) {
    for (Context context : Context.values()) {
      if (!active(context).get()) {
        continue;
      }
      for (Command command : byId.values()) {
        if (command.context() == context && hasKey(command, event) && command.enabled().get()) {
          return Optional.of(command);
        }
      }
    }
    return Optional.empty();
  }

  /** Pairs of commands that one key would mean at the same time, described. */
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

  private static boolean hasKey(Command command, KeyEvent event) {
    for (KeyCombination key : command.keys()) {
      if (key.match(event)) {
        return true;
      }
    }
    return false;
  }
}

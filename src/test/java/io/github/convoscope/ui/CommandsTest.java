package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private final Commands commands = new Commands();

  @Test
  void findsTwoCommandsOnOneKeyInOneContext() {
    commands.add(Command.of("ui.a", Context.SCENE, () -> {}).keys("Space"));
    commands.add(Command.of("ui.b", Context.SCENE, () -> {}).keys("A", "Space"));
    commands.add(Command.of("ui.c", Context.DRAWING, () -> {}).keys("Space"));

    assertEquals(List.of("Space: ui.a and ui.b"), commands.conflicts());
  }

  @Test
  void aKeyThatHoldsAnywhereClashesWithEveryContext() {
    commands.add(Command.of("ui.a", Context.ANYWHERE, () -> {}).keys("F"));
    commands.add(Command.of("ui.b", Context.DRAWING, () -> {}).keys("F"));

    assertEquals(1, commands.conflicts().size());
  }

  @Test
  void stepModeTakesAKeyBeforeTheScene() {
    Command scene = commands.add(Command.of("ui.a", Context.SCENE, () -> {}).keys("Space"));
    Command step = commands.add(Command.of("ui.b", Context.STEPPING, () -> {}).keys("Space"));

    commands.active(Context.SCENE).set(true);
    assertEquals(scene, commands.match(press(KeyCode.SPACE)).orElseThrow());
    commands.active(Context.STEPPING).set(true);
    assertEquals(step, commands.match(press(KeyCode.SPACE)).orElseThrow());
  }

  @Test
  void aCommandThatIsOffNeitherMatchesNorRuns() {
    AtomicInteger done = new AtomicInteger();
    SimpleBooleanProperty on = new SimpleBooleanProperty(false);
    Command command =
        commands.add(
            Command.of("ui.a", Context.ANYWHERE, done::incrementAndGet).keys("A").enabledWhen(on));

    assertTrue(commands.match(press(KeyCode.A)).isEmpty());
    command.run();
    assertEquals(0, done.get());
    on.set(true);
    assertTrue(commands.match(press(KeyCode.A)).isPresent());
    command.run();
    assertEquals(1, done.get());
  }

  @Test
  void aForbiddenCommandNeitherMatchesNorRunsWheneverItWasAdded() {
    AtomicInteger runs = new AtomicInteger();
    commands.add(Command.of("file.before", Context.ANYWHERE, runs::incrementAndGet).keys("A"));
    commands.forbid(command -> command.id().startsWith("file."));
    commands.add(Command.of("file.after", Context.ANYWHERE, runs::incrementAndGet).keys("B"));
    commands.add(Command.of("view.other", Context.ANYWHERE, runs::incrementAndGet).keys("C"));
    commands.all().forEach(Command::run);
    assertEquals(1, runs.get());
    assertFalse(commands.get("file.before").enabled().get());
    assertTrue(commands.find("view.other").orElseThrow().enabled().get());
    assertTrue(commands.find("thought.play").isEmpty());
  }

  @Test
  void refusesASecondCommandOfTheSameName() {
    commands.add(Command.of("ui.a", Context.ANYWHERE, () -> {}));

    assertThrows(
        IllegalArgumentException.class,
        () -> commands.add(Command.of("ui.a", Context.SCENE, () -> {})));
  }

  @Test
  void refusesAKeyThatNoKeyboardHas() {
    Command command = Command.of("ui.a", Context.ANYWHERE, () -> {});
    assertThrows(IllegalArgumentException.class, () -> command.keys("Digit3"));
    assertEquals(1, command.keys("3").keys().size());
  }

  private static KeyEvent press(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }
}

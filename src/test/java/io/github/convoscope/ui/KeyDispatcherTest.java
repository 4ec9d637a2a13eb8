package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.NeedsDisplay;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A key that is held down is pressed again and again by the system. */
@NeedsDisplay
class KeyDispatcherTest {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger moved = new AtomicInteger();
  private final AtomicInteger undone = new AtomicInteger();
  private Scene scene;

  @BeforeEach
  void install() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Commands commands = new Commands();
    commands.add(Command.of("ui.a", Context.ANYWHERE, opened::incrementAndGet).keys("K"));
    commands.add(Command.of("ui.b", Context.ANYWHERE, moved::incrementAndGet).keys("Left"));
    commands.add(Command.of("ui.c", Context.ANYWHERE, undone::incrementAndGet).keys("Shortcut+Z"));
    scene = new Scene(new Group());
    KeyDispatcher.install(scene, commands, new PanelHost());
  }

  @Test
  void opensOnceHoweverLongTheKeyIsHeld() {
    fire(KeyEvent.KEY_PRESSED, KeyCode.K, 5);
    assertEquals(1, opened.get());
    fire(KeyEvent.KEY_RELEASED, KeyCode.K, 1);
    fire(KeyEvent.KEY_PRESSED, KeyCode.K, 2);
    assertEquals(2, opened.get());
  }

  @Test
  void goesOnMovingAndTakingBack() {
    fire(KeyEvent.KEY_PRESSED, KeyCode.LEFT, 5);
    assertEquals(5, moved.get());
    fire(KeyEvent.KEY_PRESSED, KeyCode.Z, 3);
    assertEquals(3, undone.get());
  }

  private void fire(EventType<KeyEvent> type, KeyCode code, int times) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          for (int i = 0; i < times; i++) {
            boolean shortcut = code == KeyCode.Z;
            boolean mac = System.getProperty("os.name").startsWith("Mac");
            Event.fireEvent(
                scene.getRoot(),
                new KeyEvent(type, "", "", code, false, shortcut && !mac, false, shortcut && mac));
          }
          return null;
        });
  }
}

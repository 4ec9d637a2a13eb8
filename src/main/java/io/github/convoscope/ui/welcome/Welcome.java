package io.github.convoscope.ui.welcome;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.PenMotion;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.SceneCamera;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Shell;
import java.util.Optional;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Plays the welcome: a digit draws itself and the network answers it live, then the thought is
 * played while the camera goes to one side and comes back. At its end the pad is as it was. A key,
 * a click or a stroke ends it at once. The lines that say what to do stay until then. JavaFX
 * thread.
 */
final class Welcome {
  /** Seconds before the pen begins: first the blank scene is seen. */
  private static final double BEFORE = 0.5;

  private static final double DRAWING = 2.6;

  /** Seconds in which the answer is seen before it is explained. */
  private static final double ANSWERED = 0.9;

  /** Seconds of the camera's move, and of the thought that is played meanwhile. */
  private static final double THOUGHT = 9;

  /** How far the camera goes, in degrees. */
  private static final double TURN = 18;

  private static final String PLAY = "thought.play";
  private static final String CLOSE = "thought.close";

  private final Shell shell;
  private final WelcomeClock clock;
  private final WelcomeLines lines;
  private @Nullable PenMotion pen;
  private Drawing shown = Drawing.EMPTY;
  private boolean thinking;
  private boolean touched;
  private double began;
  private double turned;
  private int plays;

  /** A welcome that is not playing. */
  Welcome(Shell shell, WelcomeClock clock) {
    this.shell = shell;
    this.clock = clock;
    lines = new WelcomeLines(shell);
    shell.front().add(lines);
    shell.onPulse(this::pulse);
    EventHandler<InputEvent> hand = event -> end();
    shell.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, hand);
    shell.scene().addEventFilter(ScrollEvent.SCROLL, hand);
    shell.scene().addEventFilter(ZoomEvent.ZOOM, hand);
    shell.scene().addEventFilter(TouchEvent.TOUCH_PRESSED, hand);
    shell.scene().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** True once there was a key, a click or a stroke. */
  boolean isTouched() {
    return touched;
  }

  /** True from the beginning until the pad is as it was. */
  boolean isPlaying() {
    return pen != null;
  }

  /** Plays it from the beginning. */
  void play() {
    stop();
    pen = new PenMotion(WelcomeDigit.of(plays));
    plays++;
    began = clock.seconds();
    turned = 0;
    thinking = false;
    shown = Drawing.EMPTY;
    shell.workspace().padContent().demonstrate(Drawing.EMPTY);
    camera().ifPresent(SceneCamera::home);
    lines.show();
    Platform.requestNextPulse();
  }

  private void pressed(KeyEvent event) {
    boolean something = lines.isVisible();
    end();
    if (something && event.getCode() == KeyCode.ESCAPE) {
      // It has closed the welcome, and closes nothing else.
      event.consume();
    }
  }

  private void end() {
    touched = true;
    stop();
    lines.setVisible(false);
  }

  private void stop() {
    if (!isPlaying()) {
      return;
    }
    pen = null;
    if (thinking) {
      shell.commands().find(CLOSE).ifPresent(Command::run);
    }
    shell.workspace().padContent().endDemonstration();
    if (turned != 0) {
      camera().ifPresent(SceneCamera::home);
    }
  }

  /** Shows what the clock says; called at every pulse. */
  private void pulse() {
    lines.follow();
    PenMotion motion = pen;
    if (motion == null) {
      return;
    }
    double time = clock.seconds() - began - BEFORE;
    Drawing drawn = motion.drawnAt(time / DRAWING);
    if (!drawn.equals(shown)) {
      shown = drawn;
      shell.workspace().padContent().demonstrate(drawn);
    }
    double thought = time - DRAWING - ANSWERED;
    if (thought > THOUGHT) {
      stop();
      return;
    }
    if (thought > 0) {
      think();
      turn(TURN * Math.sin(Math.PI * thought / THOUGHT));
    }
    Platform.requestNextPulse();
  }

  private void think() {
    if (!thinking) {
      thinking = true;
      shell.commands().find(CLOSE).ifPresent(Command::run);
      shell.commands().find(PLAY).ifPresent(Command::run);
    }
  }

  private void turn(double wanted) {
    if (!shell.workspace().settings().reducedMotion().get()) {
      camera().ifPresent(camera -> camera.orbit(wanted - turned, 0));
      turned = wanted;
    }
  }

  private Optional<SceneCamera> camera() {
    return shell.centre().stream()
        .filter(NetworkScene.class::isInstance)
        .map(scene -> ((NetworkScene) scene).camera())
        .findFirst();
  }
}

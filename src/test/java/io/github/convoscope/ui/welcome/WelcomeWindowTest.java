package io.github.convoscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first ten seconds, in a window whose time the test moves on. */
@NeedsDisplay
class WelcomeWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private final HandClock clock = new HandClock();
  private final List<String> thoughts = new ArrayList<>();
  private TestWindow window;

  private void open(WelcomeFeature.Occasion occasion) {
    Feature thought =
        shell -> {
          for (String name : List.of("thought.play", "thought.close")) {
            shell.commands().add(Command.of(name, Context.ANYWHERE, () -> thoughts.add(name)));
          }
        };
    window =
        new TestWindow(
            () ->
                List.of(
                    thought,
                    new PadFeature(Path.of("none.json")),
                    new SceneFeature(),
                    new WelcomeFeature(occasion, clock)),
            WindowCommand.shippedModel());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void pass(double seconds) {
    window.onScreen(() -> clock.pass(seconds));
  }

  private Drawing shown() {
    return window.workspace().padContent().drawing();
  }

  private boolean linesShown() {
    return window.find("#welcome").isVisible();
  }

  private double yaw() {
    return ((NetworkScene) window.find("#scene")).camera().pose().yaw();
  }

  private void untilOver() {
    for (double time = 0; time < 20; time += 0.5) {
      pass(0.5);
      window.upToDate();
    }
    window.until(() -> shown().isEmpty());
  }

  @Test
  void aDigitDrawsItselfAndTheNetworkAnswersIt() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    assertFalse(linesShown());
    window.run("welcome.show");
    assertTrue(linesShown());
    pass(1.5);
    window.until(() -> !shown().isEmpty());
    assertFalse(shown().equals(WelcomeDigit.of(0)));
    window.upToDate();
    pass(2);
    window.until(() -> shown().equals(WelcomeDigit.of(0)));
    window.until(() -> window.workspace().frame().get().answer() == 3);
    window.upToDate();
    window.onScreen(
        () -> {
          assertFalse(window.workspace().padContent().canUndo().get());
          assertEquals(List.of(), thoughts);
        });
  }

  @Test
  void thenTheThoughtIsPlayedOnceWhileTheCameraGoesAndComesBack() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    double home = yaw();
    window.run("welcome.show");
    pass(8.5);
    window.until(() -> yaw() > home + 15);
    assertEquals(List.of("thought.close", "thought.play"), thoughts);
    untilOver();
    window.until(() -> Math.abs(yaw() - home) < 0.01);
    assertEquals(List.of("thought.close", "thought.play", "thought.close"), thoughts);
    // The lines wait for the user.
    assertTrue(linesShown());
  }

  @Test
  void withReducedMotionTheCameraStays() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    window.onScreen(() -> window.workspace().settings().reducedMotion().set(true));
    double home = yaw();
    window.run("welcome.show");
    pass(8.5);
    window.until(() -> thoughts.contains("thought.play"));
    assertEquals(home, yaw());
  }

  @Test
  void aKeyEndsItAtOnceAndTheUsersDrawingComesBack() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    double home = yaw();
    window.run("welcome.show");
    assertTrue(shown().isEmpty());
    pass(8);
    window.until(() -> yaw() > home + 5);
    window.type(KeyCode.ESCAPE);
    window.until(() -> !linesShown());
    assertEquals(SEVEN, shown());
    window.until(() -> Math.abs(yaw() - home) < 0.01);
  }

  @Test
  void aStrokeEndsItAndIsDrawnOnTheBlankPad() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    window.run("welcome.show");
    pass(2);
    window.until(() -> !shown().isEmpty());
    window.draw(0.3, 0.3, 0.6, 0.7);
    window.until(() -> !linesShown());
    window.onScreen(
        () -> {
          assertEquals(1, shown().strokes().size());
          assertEquals(150, shown().strokes().get(0).x(0), 5);
          assertTrue(window.workspace().padContent().canUndo().get());
        });
  }

  @Test
  void theDigitIsNotTakenForADrawingByHand() {
    open(WelcomeFeature.Occasion.ON_REQUEST);
    List<Drawing> byHand = new ArrayList<>();
    window.onScreen(() -> window.workspace().padContent().onFinished(byHand::add));
    window.run("welcome.show");
    pass(2);
    window.until(() -> !shown().isEmpty());
    window.type(KeyCode.DELETE);
    window.until(() -> shown().isEmpty());
    assertEquals(List.of(), byHand);
  }

  @Test
  void itComesByItselfOnceAndOnlyWhereSettingsAreStored() {
    WelcomeFeature.Occasion first = WelcomeFeature.Occasion.FIRST_START;
    assertTrue(WelcomeFeature.isWanted(first, "", true, false));
    assertFalse(WelcomeFeature.isWanted(first, "", true, true));
    assertFalse(WelcomeFeature.isWanted(first, "", false, false));
    assertFalse(WelcomeFeature.isWanted(first, "never", true, false));
    assertTrue(WelcomeFeature.isWanted(first, "always", false, true));
    WelcomeFeature.Occasion request = WelcomeFeature.Occasion.ON_REQUEST;
    assertFalse(WelcomeFeature.isWanted(request, "always", true, false));
    open(first);
    window.upToDate();
    pass(2);
    window.upToDate();
    assertFalse(linesShown());
    assertTrue(shown().isEmpty());
  }

  @Test
  void whereItIsWantedItBeginsWithTheFirstAnswer() {
    System.setProperty("convoscope.welcome", "always");
    try {
      open(WelcomeFeature.Occasion.FIRST_START);
    } finally {
      System.clearProperty("convoscope.welcome");
    }
    window.until(this::linesShown);
    pass(2);
    window.until(() -> !shown().isEmpty());
    window.type(KeyCode.SPACE);
    window.until(() -> !linesShown());
    assertTrue(shown().isEmpty());
  }
}

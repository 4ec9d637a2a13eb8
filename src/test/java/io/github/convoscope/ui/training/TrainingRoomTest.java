package io.github.convoscope.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.training.RoomCheckpoint;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedTraining;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training room in a real window, with a real training. */
@NeedsDisplay
class TrainingRoomTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final String USER = "convoscope.user";

  @TempDir private Path folder;
  private final Model former = TestWindow.untrainedDigits();
  private @Nullable String user;
  private TestWindow window;
  private Path chosen;

  @BeforeEach
  void open() {
    user = System.getProperty(USER);
    System.setProperty(USER, folder.toString());
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()),
                    new SceneFeature(),
                    new TrainingFeature()),
            former);
    window.onScreen(
        () ->
            window
                .shell()
                .askForFilesBy(
                    new FileDialogues() {
                      @Override
                      public @Nullable Path open(Question question) {
                        return null;
                      }

                      @Override
                      public @Nullable Path save(Question question) {
                        return chosen;
                      }

                      @Override
                      public @Nullable Path folder(Question question) {
                        return null;
                      }
                    }));
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    window.run("training.show");
    window.until(() -> window.find("#room-go") != null);
  }

  @AfterEach
  void close() {
    window.close();
    if (user == null) {
      System.clearProperty(USER);
    } else {
      System.setProperty(USER, user);
    }
  }

  private void press(String id) {
    window.onScreen(() -> ((Button) window.find(id)).fire());
  }

  private void follow(String id) {
    window.onScreen(() -> ((Hyperlink) window.find(id)).fire());
  }

  /** The step that is told. */
  private long told() {
    String text = ((Label) window.find("#room-moment-step")).getText();
    return text.isEmpty() ? -1 : Long.parseLong(text.replaceAll("\\D", ""));
  }

  private boolean pauses() {
    return !((Button) window.find("#room-go")).getText().equals(Messages.text("room.pause"));
  }

  private void until(long steps) {
    window.until(() -> told() >= steps);
  }

  private void pause() {
    window.onScreen(
        () -> {
          if (!pauses()) {
            ((Button) window.find("#room-go")).fire();
          }
        });
    window.until(() -> pauses());
  }

  /** What is on screen belongs to the step that is told: the test trains as far itself. */
  private void assertShowsWhatItTells(WatchedTraining own) {
    long steps = told();
    own.goTo(0);
    while (own.steps() < steps) {
      own.step(false);
    }
    Model model = new ChangingNetwork("t", own.configuration(), List.of()).at(own.parameters());
    for (int layer = 1; layer < model.spec().depth(); layer++) {
      assertArrayEquals(
          model.weights().of(layer).kernel(),
          window.workspace().model().get().weights().of(layer).kernel());
      assertArrayEquals(
          model.weights().of(layer).kernel(),
          window.workspace().computing().get().weights().of(layer).kernel());
    }
    float[] input = window.upToDate().activations().after(0).clone();
    var activations = new io.github.convoscope.network.Activations(model.spec(), 1);
    try (var engine = model.newEngine()) {
      engine.forward(input, activations);
    }
    assertArrayEquals(activations.output(), window.upToDate().probabilities());
  }

  private static WatchedTraining own() {
    return new WatchedTraining(TrainingRecipe.of(TrainingPreset.SMALL));
  }

  @Test
  void theSceneShowsTheNetworkThatLearnsAndTheFormerOneComesBack() {
    press("#room-go");
    until(12);
    assertNotSame(former, window.workspace().model().get());
    pause();
    assertShowsWhatItTells(own());
    assertEquals(SEVEN, window.workspace().padContent().drawing());
    window.run("training.show");
    window.until(() -> window.workspace().model().get() == former);
    assertEquals(SEVEN, window.workspace().padContent().drawing());
    window.run("training.show");
    window.until(() -> window.workspace().model().get() != former);
    assertShowsWhatItTells(own());
    follow("#room-stay");
    window.upToDate();
    assertNotSame(former, window.workspace().model().get());
  }

  @Test
  void theDrawingIsAnsweredAnewWhileItLearns() {
    AtomicInteger answers = new AtomicInteger();
    press("#room-go");
    until(1);
    window.onScreen(
        () ->
            window
                .workspace()
                .computing()
                .addListener((observed, before, now) -> answers.incrementAndGet()));
    until(60);
    assertTrue(answers.get() > 5, answers + " answers");
    pause();
  }

  @Test
  void singleStepsAndTheSliderShowTheirMoment() {
    press("#room-one-step");
    until(1);
    press("#room-one-step");
    until(2);
    press("#room-one-step");
    until(3);
    WatchedTraining own = own();
    assertShowsWhatItTells(own);
    for (int moment : new int[] {0, 2, 1}) {
      window.onScreen(() -> ((Slider) window.find("#room-moment")).setValue(moment));
      window.until(() -> told() == moment);
      assertShowsWhatItTells(own);
    }
    press("#room-one-step");
    until(2);
    assertEquals(2, ((Slider) window.find("#room-moment")).getMax());
    assertShowsWhatItTells(own);
  }

  @Test
  void aPinnedNeuronPausesItSoThatItsArithmeticIsOfOneMoment() {
    press("#room-go");
    until(4);
    window.onScreen(() -> window.workspace().pin(new Neuron(1, 0, 3, 3)));
    window.until(() -> pauses());
    assertEquals(List.of(new Neuron(1, 0, 3, 3)), window.workspace().pins());
    assertShowsWhatItTells(own());
  }

  @Test
  void keptAsAModelWithItsCardAndAsAHistoryThatIsPlayed() {
    press("#room-go");
    until(5);
    pause();
    long steps = told();
    chosen = folder.resolve("mine.zip");
    follow("#room-keep-model");
    window.until(
        () ->
            Files.exists(folder.resolve("mine.card.json"))
                || Files.exists(folder.resolve("mine.json")));
    Model kept = new ModelOpener().open(chosen);
    assertArrayEquals(
        window.workspace().model().get().weights().of(1).kernel(), kept.weights().of(1).kernel());
    assertTrue(kept.card().facts().get("recipe").get("command").contains("--steps " + steps + " "));
    Path history = folder.resolve("mine.history");
    chosen = history;
    follow("#room-keep-history");
    window.until(() -> Files.exists(history));
    window.run("training.show");
    window.until(() -> window.workspace().model().get() == former);
    window.onScreen(() -> window.shell().openers().open(history));
    window.until(() -> window.find("#history-moment") != null);
    Model first = window.workspace().model().get();
    window.onScreen(() -> ((Slider) window.find("#history-moment")).setValue(2));
    window.until(() -> window.workspace().model().get() != first);
    assertEquals(
        Messages.text("room.step", 2), ((Label) window.find("#history-moment-step")).getText());
    assertSame(first.spec(), window.workspace().model().get().spec());
  }

  @Test
  void aCrashLosesNothing() {
    press("#room-go");
    until(5);
    pause();
    long steps = told();
    Path file = folder.resolve("training-room.checkpoint");
    window.until(() -> Files.exists(file));
    assertEquals(steps, RoomCheckpoint.read(file).state().steps());
    close();
    open();
    follow("#room-continue");
    window.until(() -> told() == steps);
    assertShowsWhatItTells(own());
  }

  @Test
  void wrongLayersAreSaidBeforeAnythingRuns() {
    window.onScreen(
        () -> ((javafx.scene.control.TextInputControl) window.find("#room-rate")).setText("much"));
    press("#room-go");
    assertFalse(window.workspace().notices().current().get() == null);
    assertEquals(former, window.workspace().model().get());
    assertNotEquals(0, window.workspace().notices().current().get().text().length());
  }

  @Test
  void aQuarterOfAMinuteOfStartingPausingAndGoingBack() {
    play(15);
  }

  @Test
  @Tag("long")
  void tenMinutesOfStartingPausingAndGoingBack() {
    play(600);
  }

  private void play(int seconds) {
    Random random = new Random(3);
    WatchedTraining own = own();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    press("#room-one-step");
    until(1);
    long memory = 0;
    for (int round = 0; System.nanoTime() < end; round++) {
      press("#room-go");
      long from = told();
      window.until(() -> told() > from);
      window.onScreen(() -> window.workspace().padContent().set(SEVEN));
      pause();
      long paused = told();
      Slider slider = (Slider) window.find("#room-moment");
      int earlier = random.nextInt((int) slider.getMax());
      if (random.nextBoolean()) {
        window.onScreen(() -> slider.setValue(earlier));
        window.until(() -> told() < paused);
        long there = told();
        press("#room-one-step");
        window.until(() -> told() == there + 1);
      }
      if (told() < 80) {
        assertShowsWhatItTells(own);
      }
      if (round == 20) {
        memory = used();
      }
    }
    if (memory > 0) {
      assertTrue(used() < memory + 200_000_000L, "from " + memory + " to " + used());
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

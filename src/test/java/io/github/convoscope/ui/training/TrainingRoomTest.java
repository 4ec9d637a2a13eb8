package io.github.convoscope.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.Output;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.explain.versus.UnitMatching;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.Progress;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.RoomCheckpoint;
import io.github.convoscope.training.SmallSources;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedMoment;
import io.github.convoscope.training.WatchedTraining;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

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
                        return chosen;
                      }

                      @Override
                      public @Nullable Path save(Question question) {
                        return chosen;
                      }

                      @Override
                      public @Nullable Path folder(Question question) {
                        return chosen;
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

  /** The step that is told; −1 where none is, as between two trainings. */
  private long told() {
    Label step = (Label) window.find("#room-moment-step");
    for (Node node = step; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return -1;
      }
    }
    String text = step.getText();
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
    List<WatchedMoment> moments = own.moments();
    int nearest = moments.size() - 1;
    while (moments.get(nearest).steps() > steps) {
      nearest--;
    }
    if (own.steps() > steps || own.steps() < moments.get(nearest).steps()) {
      own.goTo(nearest);
    }
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

  private void choose(ExampleSource.Kind kind) {
    window.onScreen(() -> examples().setValue(kind));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<ExampleSource.Kind> examples() {
    return (ComboBox<ExampleSource.Kind>) window.find("#room-examples");
  }

  @Test
  void theSameSeedGivesTheSameNetworkAsTheCommandLineFromEveryKindOfExamples() throws IOException {
    for (ExampleSource source : SmallSources.all(folder.resolve("data"))) {
      chosen = source.place();
      choose(source.kind());
      press("#room-one-step");
      until(1);
      press("#room-one-step");
      until(2);
      String name = source.kind().id() + ".zip";
      Path again = folder.resolve("again-" + name);
      List<String> command = new ArrayList<>(List.of("train", "--steps", "2"));
      command.addAll(List.of("--batch", "32", "-o", again.toString()));
      if (source.kind().option() != null) {
        command.addAll(List.of(source.kind().option(), source.place().toString()));
      }
      Output output = Output.of(command.toArray(String[]::new));
      assertEquals(0, output.status(), output.err());
      Model shown = window.workspace().model().get();
      Model line = new ModelOpener().open(again);
      // The file's last layer is divided by the calibration's temperature.
      for (int layer = 1; layer < shown.spec().depth() - 1; layer++) {
        assertArrayEquals(
            line.weights().of(layer).kernel(), shown.weights().of(layer).kernel(), name);
      }
      follow("#room-anew");
    }
  }

  @Test
  void aBadFolderIsSaidAndTheChoiceStays() {
    chosen = folder.resolve("nowhere");
    choose(ExampleSource.Kind.MNIST);
    assertEquals(ExampleSource.Kind.HANDWRITING, examples().getValue());
    assertTrue(window.workspace().notices().current().get().text().contains("nowhere"));
    chosen = null;
    choose(ExampleSource.Kind.DRAWINGS);
    assertEquals(ExampleSource.Kind.HANDWRITING, examples().getValue());
  }

  @Test
  void examplesThatAreGoneWhenItStartsAreSaidAndAnotherTrainingBegins() throws IOException {
    ExampleSource source = SmallSources.drawings(folder.resolve("drawings"));
    chosen = source.place();
    choose(ExampleSource.Kind.DRAWINGS);
    // The file is there, but is no drawing any more.
    Files.writeString(chosen.resolve("0.json"), "no drawing");
    press("#room-go");
    window.until(() -> window.workspace().notices().current().get() != null);
    assertTrue(window.workspace().notices().current().get().text().contains("0.json"));
    assertEquals(former, window.workspace().model().get());
    choose(ExampleSource.Kind.HANDWRITING);
    press("#room-one-step");
    until(1);
    assertShowsWhatItTells(own());
  }

  @Test
  void anotherSeedIsTrainedAsFarAndItsUnitsAreMatched() {
    press("#room-one-step");
    until(1);
    press("#room-one-step");
    until(2);
    follow("#room-second-seed");
    window.until(() -> window.find("#two-seeds-conv1") != null);
    WatchedTraining own = own();
    WatchedTraining other =
        new WatchedTraining(TrainingRecipe.of(TrainingPreset.SMALL).withSeed(2));
    for (int step = 0; step < 2; step++) {
      own.step(false);
      other.step(false);
    }
    List<UnitMatching> layers =
        UnitMatching.of(
            own.network("a", 3).at(own.parameters()).newEngine(),
            other.network("b", 3).at(other.parameters()).newEngine(),
            own.inputs(300),
            Progress.NONE);
    assertEquals(2, layers.size());
    for (int layer = 0; layer < 2; layer++) {
      UnitMatching one = layers.get(layer);
      String told = ((Label) window.find("#two-seeds-sum-conv" + (layer + 1))).getText();
      int units = layer == 0 ? 6 : 12;
      assertEquals(
          one.partners() == 0
              ? Messages.text("room.two-seeds-none", units)
              : Messages.text("room.two-seeds-sum", one.partners(), units, one.meanOfPartners()),
          told);
    }
    assertEquals(2, told());
    assertShowsWhatItTells(own());
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
  void theStoryOfTheOpenNetworkIsThereOnlyWhereItsHistoryIs() throws IOException {
    assertFalse(window.find("#room-story").isVisible());
    assertFalse(window.shell().commands().get("training.story").enabled().get());
    Path network = folder.resolve("mine.zip");
    Files.copy(ShippedFiles.model(), network);
    WatchedTraining training = own();
    training.step(false);
    training.history().write(folder.resolve("mine.history"));
    Model mine = new ModelOpener().open(network);
    window.onScreen(() -> window.workspace().show(mine));
    assertTrue(window.find("#room-story").isVisible());
    assertTrue(window.shell().commands().get("training.story").enabled().get());
    Model open = window.workspace().model().get();
    follow("#room-story");
    window.until(() -> window.find("#history-moment") != null);
    assertNotSame(open, window.workspace().model().get());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().model().get() == open);
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

  /**
   * Starts, pauses, scrubs and undoes by keys and the mouse; every moment shows its own network.
   */
  private void play(int seconds) {
    Random random = new Random(3);
    WatchedTraining own = own();
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    press("#room-one-step");
    until(1);
    List<Long> memory = new ArrayList<>();
    for (int round = 0; System.nanoTime() < end; round++) {
      long from = told();
      type("#room-go", KeyCode.SPACE);
      window.until(() -> told() > from);
      window.onScreen(
          () -> {
            window.workspace().padContent().set(SEVEN);
            window.workspace().padContent().set(Drawing.EMPTY);
          });
      type("#room-go", KeyCode.CONTROL, KeyCode.Z);
      window.until(() -> window.workspace().padContent().drawing().equals(SEVEN));
      type("#room-go", KeyCode.SPACE);
      window.until(this::pauses);
      assertShowsWhatItTells(own);
      if (random.nextBoolean()) {
        scrub(random.nextDouble(), random.nextDouble());
        assertShowsWhatItTells(own);
      }
      long there = told();
      press("#room-one-step");
      window.until(() -> told() == there + 1);
      assertShowsWhatItTells(own);
      if (round % 20 == 19) {
        memory.add(used());
      }
    }
    // The first half fills the moments to go back to; from then on it is level.
    if (memory.size() >= 8) {
      long half = memory.get(memory.size() / 2);
      long last = memory.get(memory.size() - 1);
      assertTrue(last < half + 60_000_000L, "memory in bytes: " + memory);
    }
  }

  /** Presses keys while a control has the focus. */
  private void type(String id, KeyCode... keys) {
    window.onScreen(() -> window.find(id).requestFocus());
    window.type(keys);
  }

  /** Drags the slider from one part of its length to another with the mouse. */
  private void scrub(double from, double to) {
    Slider slider = (Slider) window.find("#room-moment");
    Bounds bounds = slider.localToScreen(slider.getLayoutBounds());
    FxRobot mouse = new FxRobot();
    double y = bounds.getCenterY();
    mouse.moveTo(bounds.getMinX() + from * bounds.getWidth(), y);
    mouse.press(MouseButton.PRIMARY);
    mouse.moveTo(bounds.getMinX() + to * bounds.getWidth(), y);
    mouse.release(MouseButton.PRIMARY);
    window.until(
        () -> {
          int moment = (int) Math.round(slider.getValue());
          return !slider.isValueChanging() && shownStep(moment) == told();
        });
  }

  /** The step of a moment, by the chart's points: those that the room keeps. */
  private long shownStep(int moment) {
    return ((LearningChart) window.find("#room-chart")).points().get(moment).steps();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

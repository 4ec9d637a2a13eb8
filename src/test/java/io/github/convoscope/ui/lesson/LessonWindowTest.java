package io.github.convoscope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonCondition;
import io.github.convoscope.lesson.LessonFacts;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonTask;
import io.github.convoscope.lesson.LessonUnit;
import io.github.convoscope.lesson.LessonWords;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

/** Lessons in a real window, driven to their end by keys, clicks and strokes. */
@NeedsDisplay
class LessonWindowTest {
  private static final Drawing OWN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final double[] UNSURE = {.41, .3, .54, .23, .49, .8};

  @TempDir private Path folder;
  private final Locale language = Locale.getDefault();
  private TestWindow window;

  /** How files with pictures of the steps begin; empty for none. */
  private String pictures = "";

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    window.onScreen(() -> window.workspace().padContent().set(OWN));
    window.upToDate();
  }

  @AfterEach
  void close() {
    Locale.setDefault(language);
    window.close();
  }

  /** Every lesson, in each complete language, in the windows of two usual projectors. */
  static Stream<Arguments> longOnes() {
    return LessonFolder.files().stream()
        .map(LessonReader::name)
        .flatMap(
            name ->
                Stream.of(Locale.ENGLISH, Locale.GERMAN)
                    .flatMap(
                        language ->
                            Stream.of(
                                Arguments.of(name, language, 1280, 720),
                                Arguments.of(name, language, 1024, 768))));
  }

  @Test
  void theTourIsTakenToItsEnd() {
    take("tour");
  }

  /** The lesson whose steps need a panel, the drawing and their text together. */
  @Test
  void theHuntIsTakenToItsEndInASmallWindow() {
    resize(1024, 768);
    take("who-cheats");
  }

  /** A pinned neuron's card stands there, too, and text is larger. */
  @Test
  void thePanelToWorkWithIsOpenOnAProjector() {
    window.onScreen(() -> window.workspace().settings().projector().set(true));
    resize(1280, 720);
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("break-it")));
    window.until(() -> find("#lesson") != null);
    window.upToDate();
    window.type(KeyCode.SPACE);
    window.until(() -> !window.workspace().pins().isEmpty());
    untilUnfolded("#breaking", "break-it");
    untilUnfolded("#lesson", "break-it");
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  @Tag("long")
  void everyLessonIsTakenToItsEnd(String name, Locale language, int width, int height) {
    Locale.setDefault(language);
    window.close();
    open();
    resize(width, height);
    pictures = name + "-" + language + "-" + width;
    take(name);
  }

  private void resize(int width, int height) {
    window.onScreen(
        () -> {
          window.shell().stage().setWidth(width);
          window.shell().stage().setHeight(height);
        });
    window.until(() -> window.shell().scene().getWidth() == width);
    window.laidOut();
  }

  /** Does what each step asks for, and goes on with the space bar. */
  private void take(String name) {
    Lesson lesson = LessonReader.read(LessonFolder.file(name), WindowNames.all()).lesson();
    assertNotNull(lesson);
    Model before = window.workspace().model().get();
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file(name)));

    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      String where = name + ", step " + i;
      untilShown(step, where);
      assertFalse(shownText("#lesson-text").contains("{"), where);
      untilItsFactsAreOf(step, where);
      LessonTask task = step.task();
      if (task != null) {
        assertFalse(isDone(), where);
        fulfil(task.until(), step.stage().show());
        window.until(this::isDone);
      }
      LessonQuestion question = step.question();
      if (question != null && !question.choices().isEmpty()) {
        picture(i, "asked");
        predict(question, where);
      }
      picture(i, "");
      window.type(KeyCode.SPACE);
    }

    closeWhatIsOver();
    window.until(() -> window.workspace().model().get() == before);
    LiveFrame after = window.upToDate();
    assertEquals(OWN, after.request().drawing());
    assertTrue(after.request().clamped().isEmpty());
    assertFalse(window.workspace().isAnswerHidden());
    assertEquals(List.of(), window.shell().host().panels());
    assertNull(window.shell().host().page().get());
  }

  /** After the last step the keys that step do nothing more, and the lesson can be closed. */
  private void closeWhatIsOver() {
    window.until(() -> find("#lesson-over") != null);
    LiveFrame last = window.upToDate();
    window.type(KeyCode.SPACE);
    window.type(KeyCode.PAGE_DOWN);
    assertEquals(last.request().drawing(), window.upToDate().request().drawing());
    assertNotNull(find("#lesson-over"));
    window.run("lesson.end");
    window.until(() -> find("#lesson") == null);
  }

  /** Keeps a picture of the window for people, in the folder that a system property names. */
  private void picture(int step, String state) {
    String kept = System.getProperty("convoscope.pictures");
    if (kept == null || pictures.isEmpty()) {
      return;
    }
    window.upToDate();
    window.laidOut();
    window.laidOut();
    window.onScreen(
        () -> {
          Rectangle2D part =
              new Rectangle2D(
                  window.shell().stage().getX(),
                  window.shell().stage().getY(),
                  window.shell().scene().getWidth(),
                  window.shell().scene().getHeight());
          WritableImage seen = new Robot().getScreenCapture(null, part);
          BufferedImage image =
              new BufferedImage(
                  (int) seen.getWidth(), (int) seen.getHeight(), BufferedImage.TYPE_INT_RGB);
          for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
              image.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
            }
          }
          Path file = Path.of(kept, pictures + "-" + step + state + ".png");
          try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private boolean isDone() {
    Node task = find("#lesson-task");
    return task != null && isIn(task, "done");
  }

  private static boolean isIn(Node node, String state) {
    return node.getPseudoClassStates().stream()
        .anyMatch(one -> one.getPseudoClassName().equals(state));
  }

  private void predict(LessonQuestion question, String where) {
    window.until(() -> find("#lesson-choice-0") != null);
    assertEquals(question.hide(), window.workspace().isAnswerHidden(), where);
    NetworkScene scene = (NetworkScene) find("#scene");
    int output = scene.networkLayout().spec().output().index();
    assertEquals(question.hide(), !scene.isLayerVisible(output), where);
    window.click(find("#lesson-choice-0"));
    window.until(() -> find(".lesson-mine") != null);
    window.until(() -> !window.workspace().isAnswerHidden());
    assertTrue(scene.isLayerVisible(output), where);
    if (question.isJudged() && question.choices().stream().anyMatch(one -> one.right())) {
      window.until(() -> find(".lesson-right") != null);
    }
    if (question.then() != null) {
      window.until(() -> !shownText("#lesson-then").contains("–,"));
    }
  }

  private void untilShown(LessonStep step, String where) {
    String begin = LessonWords.of(step.text().in(Locale.getDefault()), fact -> "{").get(0).text();
    String plain = spaced(begin.contains("{") ? begin.substring(0, begin.indexOf('{')) : begin);
    try {
      window.until(() -> find("#lesson") != null && shownText("#lesson-text").startsWith(plain));
    } catch (AssertionError never) {
      throw new AssertionError(where + ": " + plain, never);
    }
    String network = step.stage().network();
    boolean other =
        LessonPart.named(step.stage().show()).stream().anyMatch(LessonPart::hasOwnNetwork);
    if (network != null && !other) {
      window.until(() -> isOpen(network) && window.workspace().frame().get() != null);
    }
    String part = step.stage().show().isEmpty() ? "" : step.stage().show().get(0);
    if (!part.isEmpty()) {
      window.until(() -> LessonPart.named(List.of(part)).get(0).isOpen(window.shell()));
    }
    for (LessonPart named : LessonPart.named(step.stage().show())) {
      if (named.hasOwnNetwork()) {
        untilUnfolded("#" + named.fileName(), where);
        untilUnfolded("#lesson", where);
      }
    }
    if (step.stage().pin() != null) {
      window.until(() -> !window.workspace().pins().isEmpty());
    }
    if (step.stage().play()) {
      window.until(() -> find("#thought-bar") != null);
    } else {
      window.upToDate();
    }
  }

  /** Waits until the facts in the text are those of the frame that is shown. */
  private void untilItsFactsAreOf(LessonStep step, String where) {
    AtomicReference<String> expected = new AtomicReference<>("");
    try {
      window.until(
          () -> {
            Model model = window.workspace().model().get();
            LiveFrame frame = window.workspace().frame().get();
            boolean told =
                frame != null
                    && frame.spec() == model.spec()
                    && !frame.blank()
                    && !window.workspace().isAnswerHidden();
            LessonFacts facts =
                new LessonFacts(model, told ? frame.activations() : null, Locale.getDefault());
            expected.set(
                spaced(
                    LessonWords.plain(
                        LessonWords.of(step.text().in(Locale.getDefault()), facts::value))));
            return shownText("#lesson-text").equals(expected.get());
          });
    } catch (AssertionError never) {
      throw new AssertionError(
          where + ": " + shownText("#lesson-text") + " in place of " + expected.get(), never);
    }
  }

  private boolean isOpen(String network) {
    Model model = window.workspace().model().get();
    return model != null
        && model.path() != null
        && model.path().getFileName().equals(WindowNames.file(network).getFileName());
  }

  /** Waits for a panel that is more than its title. */
  private void untilUnfolded(String panel, String where) {
    try {
      window.until(() -> find(panel) != null && !isIn(find(panel), "folded"));
    } catch (AssertionError never) {
      throw new AssertionError(where + ": " + panel + " is folded", never);
    }
  }

  private void fulfil(LessonCondition condition, List<String> open) {
    if (open.contains("hunt")) {
      hunt(condition);
    } else if (condition.pinned() != null) {
      pin(condition.pinned());
    } else if (condition.off() != null) {
      pin(condition.off());
      window.until(() -> !window.workspace().pins().isEmpty());
      window.type(KeyCode.O);
    } else {
      if (!window.workspace().padContent().blank().get()) {
        window.type(KeyCode.DELETE);
        window.until(() -> window.workspace().padContent().blank().get());
      }
      if ("unsure".equals(condition.verdict())) {
        window.draw(UNSURE);
      } else {
        write(condition.answer() == null ? 7 : Integer.parseInt(condition.answer()));
      }
    }
  }

  /** Goes through the four networks until one answers what is looked for. */
  private void hunt(LessonCondition condition) {
    window.until(() -> find("#hunt-a") != null);
    if (condition.answer() != null) {
      write(Integer.parseInt(condition.answer()));
    }
    for (String letter : List.of("a", "b", "c", "d")) {
      window.click(find("#hunt-" + letter));
      window.upToDate();
      if (condition.answer() == null && !window.workspace().padContent().stamped().get()) {
        window.click(find("#hunt-stamp"));
        window.until(() -> window.workspace().padContent().stamped().get());
      }
      LiveFrame frame = window.upToDate();
      String answer = frame.spec().labels().get(frame.answer());
      if (answer.equals(condition.answer())
          || condition.notAnswer() != null && !answer.equals(condition.notAnswer())) {
        return;
      }
    }
  }

  /** Writes a digit by the pointer. */
  private void write(int digit) {
    Drawing small =
        Handwriting.digit(digit, Handwriting.styles(digit).get(0), 0, new SplittableRandom(1));
    Drawing.Box box = small.box();
    double scale = 300 / Math.max(box.width(), box.height());
    Drawing large =
        small.scaledThenMoved(scale, 250 - scale * box.centreX(), 250 - scale * box.centreY());
    for (Stroke stroke : large.strokes()) {
      double[] parts = stroke.toArray();
      for (int i = 0; i < parts.length; i++) {
        parts[i] /= 500;
      }
      window.draw(parts);
    }
  }

  /** Clicks a neuron of a layer in the scene. */
  private void pin(String layer) {
    NetworkScene scene = (NetworkScene) find("#scene");
    int index = scene.networkLayout().spec().layer(layer).index();
    Neuron neuron = new Neuron(index, 3, 7, 7);
    AtomicReference<Point2D> before = new AtomicReference<>(Point2D.ZERO);
    window.until(
        () -> {
          Point2D now = scene.localToScreen(scene.position(neuron));
          return now.equals(before.getAndSet(now));
        });
    new FxRobot().moveTo(before.get()).clickOn(MouseButton.PRIMARY);
  }

  private Node find(String selector) {
    Node node = window.find(selector);
    return node != null && node.isVisible() ? node : null;
  }

  /** With usual spaces: those before units keep a line together. */
  private static String spaced(String text) {
    return text.replace('\u00a0', ' ');
  }

  private String shownText(String selector) {
    Node node = find(selector);
    if (!(node instanceof LessonFlow flow)) {
      return "";
    }
    return String.join(
        "",
        List.copyOf(flow.getChildren()).stream()
            .flatMap(child -> child instanceof Text text ? Stream.of(text.getText()) : Stream.of())
            .map(LessonWindowTest::spaced)
            .toList());
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void openLesson(String text) {
    Path file = write("own.json", text);
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(() -> find("#lesson") != null);
  }

  @Test
  void aWordLightsUpItsLayerAndTheLayerItsWord() {
    openLesson(
        """
        {"title": {"en": "Own"}, "steps": [{"text": {"en": "[[conv1|Here]] it is"}, "camera": "home"}]}
        """);
    window.until(() -> find("#lesson-text") != null);
    LessonFlow flow = (LessonFlow) find("#lesson-text");
    window.until(() -> !flow.getChildren().isEmpty());
    Node word = flow.getChildren().get(0);

    AtomicReference<Point2D> at = new AtomicReference<>();
    window.onScreen(
        () ->
            at.set(
                word.localToScreen(
                    word.getBoundsInLocal().getCenterX(), word.getBoundsInLocal().getCenterY())));
    new FxRobot().moveTo(at.get());
    window.until(() -> find(".lesson-glow").getBoundsInParent().getWidth() > 50);

    NetworkScene scene = (NetworkScene) find("#scene");
    window.onScreen(() -> at.set(scene.localToScreen(scene.position(new Neuron(1, 3, 14, 14)))));
    new FxRobot().moveTo(at.get());
    window.until(() -> isIn(word, "lit"));
    window.until(
        () -> find(".lesson-glow") == null || find(".lesson-glow").getBoundsInParent().isEmpty());
  }

  @Test
  void oneKeyComesBackAndTheRemoteSteps() {
    openLesson(
        """
        {"title": {"en": "Own"}, "steps": [
          {"text": {"en": "one"}, "camera": "conv2", "drawing": 4},
          {"text": {"en": "two"}, "camera": "home"}]}
        """);
    NetworkScene scene = (NetworkScene) find("#scene");
    window.until(() -> scene.camera().flownToProperty().get() == 3);
    window.onScreen(() -> window.shell().commands().get("view.home").run());
    assertEquals(-1, scene.camera().flownToProperty().get());

    window.type(KeyCode.BACK_SPACE);
    window.until(() -> scene.camera().flownToProperty().get() == 3);
    window.type(KeyCode.PAGE_DOWN);
    window.until(() -> shownText("#lesson-text").equals("two"));
    assertFalse(window.upToDate().request().drawing().isEmpty());
    window.type(KeyCode.PAGE_UP);
    window.until(() -> shownText("#lesson-text").equals("one"));
    window.type(KeyCode.ESCAPE);
    window.until(() -> find("#lesson") == null);
    assertEquals(OWN, window.upToDate().request().drawing());
  }

  @Test
  void theRestOfABrokenLessonWorksAndTheMistakeIsTold() {
    openLesson(
        """
        {"title": {"en": "Own"}, "steps": [
          {"text": {"en": "one"}, "camra": "home"},
          {"text": 2},
          {"text": {"en": "three"}, "pin": "nowhere:3", "camera": "nowhere", "off": ["x:1"]}]}
        """);
    window.until(() -> window.workspace().notices().current().get() != null);
    String told = window.workspace().notices().current().get().text();
    assertTrue(told.contains("own.json, line 2") && told.contains("camra"), told);

    window.type(KeyCode.SPACE);
    window.until(() -> shownText("#lesson-text").equals("three"));
    window.type(KeyCode.SPACE);
    closeWhatIsOver();
    assertEquals(OWN, window.upToDate().request().drawing());
  }

  @Test
  void theListOpensALesson() {
    window.type(KeyCode.F3);
    window.until(() -> find("#lesson-visual-cortex") != null);
    window.click(find("#lesson-visual-cortex"));
    window.until(() -> find("#lesson") != null);
    assertEquals(
        "Lesson: Edges, strokes, digits: the visual cortex",
        ((Label) find("#lesson-title")).getText());
  }

  /** A step that was answered is found as it was answered, also from the last step's end. */
  @Test
  void whoComesBackToAQuestionFindsTheAnswer() {
    openLesson(
        """
        {"title": {"en": "Own"}, "steps": [
          {"text": {"en": "one"}, "ask": {"text": {"en": "Which?"},
            "choices": [{"text": {"en": "a"}}, {"text": {"en": "b"}, "right": true}],
            "then": {"en": "It is b."}}},
          {"text": {"en": "two"}}]}
        """);
    window.until(() -> find("#lesson-choice-0") != null);
    window.click(find("#lesson-choice-0"));
    window.until(() -> shownText("#lesson-then").equals("It is b."));
    window.type(KeyCode.SPACE);
    window.until(() -> shownText("#lesson-text").equals("two"));
    window.type(KeyCode.SPACE);
    window.until(() -> find("#lesson-over") != null);
    window.type(KeyCode.PAGE_UP);
    window.until(() -> shownText("#lesson-text").equals("two"));
    window.type(KeyCode.PAGE_UP);
    window.until(() -> shownText("#lesson-then").equals("It is b."));
    assertTrue(find("#lesson-choice-0").getStyleClass().contains("lesson-mine"));

    window.type(KeyCode.ESCAPE);
    window.until(() -> find("#lesson") == null);
    window.onScreen(() -> window.shell().openers().open(folder.resolve("own.json")));
    window.until(() -> shownText("#lesson-text").equals("one"));
    assertNull(find("#lesson-then"), "another class has not answered");
  }

  @Test
  void aViewIsRecordedEditedSavedAndOpenedAgain() {
    Path file = folder.resolve("mine.json");
    window.onScreen(
        () -> {
          window.shell().askForFilesBy(new Answers(file));
          window.workspace().pin(new Neuron(3, 5, 6, 7));
          window.shell().commands().get("view.layer-3").run();
        });
    window.type(KeyCode.F4);
    window.until(() -> find("#lesson-edit-text") != null);
    window.onScreen(
        () -> {
          ((TextInputControl) find("#lesson-edit-text")).setText("Look at [[conv2]].");
          ((TextInputControl) find("#lesson-edit-title")).setText("Corners");
        });
    window.onScreen(() -> window.shell().commands().get("view.home").run());
    window.run("lesson.record");
    window.until(() -> shownText("#lesson-text").startsWith("What"));
    window.run("lesson.save");
    window.until(() -> Files.isRegularFile(file));
    window.type(KeyCode.ESCAPE);
    window.until(() -> find("#lesson") == null);

    LessonReading reading = LessonReader.read(file, WindowNames.all());
    assertEquals(List.of(), reading.faults());
    Lesson saved = reading.lesson();
    assertEquals("Corners", saved.title().in(Locale.ENGLISH));
    assertEquals(2, saved.steps().size());
    assertEquals(new LessonUnit("conv2", 5, 6, 7), saved.steps().get(0).stage().pin());
    assertEquals("conv2", saved.steps().get(0).stage().camera().layer());
    assertEquals(OWN, saved.steps().get(0).stage().input().drawing());

    window.onScreen(() -> window.workspace().padContent().set(Drawing.EMPTY));
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(() -> shownText("#lesson-text").equals("Look at conv2."));
    window.until(() -> window.workspace().pins().contains(new Neuron(3, 5, 6, 7)));
    assertEquals(OWN, window.upToDate().request().drawing());
  }

  /** Saves in one file. */
  private record Answers(Path file) implements FileDialogues {
    @Override
    public Path open(Question question) {
      return file;
    }

    @Override
    public Path save(Question question) {
      return file;
    }

    @Override
    public Path folder(Question question) {
      return file.getParent();
    }
  }
}

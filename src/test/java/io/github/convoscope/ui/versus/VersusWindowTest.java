package io.github.convoscope.ui.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.Activations;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.file.FileFeature;
import io.github.convoscope.ui.pad.PadFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks compared in a real window, with real files. */
@NeedsDisplay
class VersusWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  @TempDir private Path folder;
  private @Nullable Path model;
  private @Nullable Path examples;
  private TestWindow window;

  /** The system's dialogue can't be used by a test: it answers what the test has chosen. */
  private final FileDialogues dialogues =
      new FileDialogues() {
        @Override
        public @Nullable Path open(Question question) {
          return model;
        }

        @Override
        public @Nullable Path save(Question question) {
          return null;
        }

        @Override
        public @Nullable Path folder(Question question) {
          return examples;
        }
      };

  private void open(Model first) {
    Path samples = ShippedFiles.samples();
    window =
        new TestWindow(
            () ->
                List.of(
                    new FileFeature(new ModelOpener()),
                    new PadFeature(samples),
                    new VersusFeature(new ModelOpener(samples), samples)),
            first);
    window.onScreen(() -> window.shell().askForFilesBy(dialogues));
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    window.upToDate();
    window.run("versus.show");
    window.until(() -> window.find("#versus-choose") != null);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void choose(@Nullable Path file) {
    model = file;
    window.onScreen(() -> fire("#versus-choose"));
  }

  private void fire(String id) {
    ((Hyperlink) window.find(id)).fire();
  }

  private String text(String id) {
    return window.find(id) instanceof Label label && label.isVisible() ? label.getText() : "";
  }

  private void untilText(String id, String expected) {
    try {
      window.until(() -> text(id).equals(expected));
    } catch (AssertionError never) {
      throw new AssertionError(id + " is " + text(id) + ", not " + expected, never);
    }
  }

  private List<Button> rows(String id) {
    return window.find(id) instanceof Parent rows
        ? rows.getChildrenUnmodifiable().stream()
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .toList()
        : List.of();
  }

  /** What a network answers to a drawing, as the panel words it. */
  private static String answer(Model model, Drawing drawing) {
    return answer(model, model.newEncoder().encode(drawing).tensor());
  }

  private static String answer(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input, activations);
    }
    float[] output = activations.output();
    int best = 0;
    for (int i = 0; i < output.length; i++) {
      best = output[i] > output[best] ? i : best;
    }
    Verdict.Kind verdict = model.judge().verdict(input, activations.logits()).kind();
    String key = verdict == Verdict.Kind.NOT_A_DIGIT ? "versus.not-a-digit" : "versus.answer";
    return Messages.text(key, model.spec().labels().get(best), output[best] * 100);
  }

  @Test
  void bothAnswerTheSameDrawingAndTheSamples() throws IOException {
    open(new ModelOpener().openShipped());
    assertNull(nonEmpty("#versus-answer-b"), "no second network yet");
    Path file = SmallModels.maps(folder, 1, 28, 28);
    choose(file);
    window.until(() -> !rows("#versus-maps").isEmpty());
    Model a = window.workspace().model().get();
    Model b = new ModelOpener().open(file);
    String answerB = answer(b, SEVEN);
    untilText("#versus-answer-b", answerB);
    assertEquals(answer(a, SEVEN), text("#versus-answer-a"));
    assertEquals("digits.zip", text("#versus-a"));
    assertEquals("maps-1-28-28.zip", text("#versus-b"));

    int count = samples().size();
    long rightA = samples().stream().filter(one -> isRight(a, one)).count();
    long rightB = samples().stream().filter(one -> isRight(b, one)).count();
    assertTrue(rightA > count * 0.9 && rightB < count / 2, rightA + " and " + rightB);
    assertTrue(text("#versus-right-a").startsWith(rightA + " of " + count), right("a"));
    assertTrue(text("#versus-right-b").startsWith(rightB + " of " + count), right("b"));
    assertTrue(right("b").endsWith((count - rightB) + " wrong"), right("b"));
    assertEquals(Math.min(12, count - rightB), rows("#versus-mistakes-b").size());

    Button first = rows("#versus-disagreements").get(0);
    window.click(first);
    window.until(() -> !window.workspace().padContent().drawing().equals(SEVEN));
    Drawing shown = window.workspace().padContent().drawing();
    untilText("#versus-answer-b", answer(b, shown));
    untilText("#versus-answer-a", answer(a, shown));
    assertTrue(first.getText().contains("A: " + plain("#versus-answer-a")), first.getText());
    assertTrue(first.getText().contains("B: " + plain("#versus-answer-b")), first.getText());
  }

  /** An answer without a verdict. */
  private String plain(String id) {
    return text(id).replaceAll("not a digit \\((.*)\\)", "$1");
  }

  private static List<LabelledExample> samples() {
    return LabelledExamples.strokes(
        ShippedFiles.samples(), drawing -> drawing, drawing -> true, 10);
  }

  private static boolean isRight(Model model, LabelledExample one) {
    return answer(model, one.encode(model.newEncoder()).tensor()).contains(one.label() + " at ");
  }

  private String right(String side) {
    return text("#versus-right-" + side);
  }

  private @Nullable String nonEmpty(String id) {
    return text(id).isEmpty() ? null : text(id);
  }

  @Test
  void mapsFollowTheDrawingAndAreAtAClickPinned() {
    open(new ModelOpener().openShipped());
    window.onScreen(() -> fire("#versus-bundled"));
    window.until(() -> !rows("#versus-maps").isEmpty() && picture(0) != null);
    assertTrue(rows("#versus-maps").get(0).getText().endsWith("1.00"), "the same network");
    var before = picture(0);
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(Drawing.of(Stroke.of(100, 250, 450, 250, 300, 400))));
    window.until(() -> picture(0) != before && picture(0) != null);
    assertNotEquals(pixels(before), pixels(picture(0)));
    assertEquals(pixels(picture(0)), pixels(picture(1)), "the same map in both");
    window.onScreen(rows("#versus-maps").get(0)::fire);
    window.until(() -> !window.workspace().pins().isEmpty());
  }

  private @Nullable Image picture(int side) {
    List<Button> rows = rows("#versus-maps");
    if (rows.isEmpty() || !(rows.get(0).getGraphic() instanceof Parent both)) {
      return null;
    }
    return ((ImageView) both.getChildrenUnmodifiable().get(side)).getImage();
  }

  private static List<Integer> pixels(Image image) {
    int wide = (int) image.getWidth();
    return IntStream.range(0, wide * (int) image.getHeight())
        .mapToObj(i -> image.getPixelReader().getArgb(i % wide, i / wide))
        .toList();
  }

  @Test
  void aColourNetworkAnswersButItsMistakesOnDigitsAreNotCounted() throws IOException {
    open(new ModelOpener().openShipped());
    Path file = SmallModels.maps(folder, 3, 32, 32);
    choose(file);
    window.until(() -> !rows("#versus-maps").isEmpty());
    Model b = new ModelOpener().open(file);
    untilText("#versus-answer-b", answer(b, SEVEN));
    assertEquals("", right("a") + right("b"));
    assertTrue(text("#versus-agreement").contains("maps-3-32-32.zip was not made for"));
    assertTrue(rows("#versus-disagreements").isEmpty());
  }

  @Test
  void otherClassesAreSaidAndMapsAreStillCompared() throws IOException {
    open(new ModelOpener().openShipped());
    choose(SmallModels.graph(folder, 3));
    window.until(() -> !rows("#versus-maps").isEmpty());
    assertEquals(
        "digits.zip has 10 classes and graph.zip has 3, so right and wrong answers can\u2019t be"
            + " compared. Their answers to what is on the pad and their maps can:",
        text("#versus-agreement"));
    window.until(() -> nonEmpty("#versus-answer-b") != null);
    assertEquals("", right("b"));
  }

  @Test
  void aNetworkThatTakesNoPictureIsSaid() throws IOException {
    open(new ModelOpener().openShipped());
    choose(SmallModels.flat(folder, 10));
    window.until(() -> text("#versus-agreement").startsWith("flat-10.zip takes an array"));
    untilText("#versus-answer-b", "takes another input");
  }

  @Test
  void noFileAndAWrongFileChangeNothing() throws IOException {
    open(new ModelOpener().openShipped());
    choose(null);
    assertTrue(text("#versus-hint").startsWith("The open network is A."));
    Path good = SmallModels.maps(folder, 1, 28, 28);
    choose(good);
    window.until(() -> !right("b").isEmpty());
    String known = right("b");
    choose(Files.writeString(folder.resolve("page.zip"), "<!DOCTYPE html><html></html>"));
    window.until(() -> window.workspace().notices().current().get() != null);
    assertEquals("maps-1-28-28.zip", text("#versus-b"));
    assertEquals(known, right("b"));
  }

  @Test
  void closedAndOpenedAgainItKnowsBothNetworks() throws IOException {
    open(new ModelOpener().openShipped());
    choose(SmallModels.maps(folder, 1, 28, 28));
    window.until(() -> !right("b").isEmpty());
    String known = right("b");
    window.run("versus.show");
    window.until(() -> window.find("#versus-choose") == null);
    window.onScreen(
        () -> window.workspace().padContent().set(Drawing.of(Stroke.of(100, 250, 450, 250))));
    window.upToDate();
    window.run("versus.show");
    window.until(() -> right("b").equals(known));
    Model b = new ModelOpener().open(Objects.requireNonNull(model));
    String answer = answer(b, Drawing.of(Stroke.of(100, 250, 450, 250)));
    untilText("#versus-answer-b", answer);
  }

  @Test
  void anotherOpenNetworkIsComparedAtOnce() throws IOException {
    open(new ModelOpener().openShipped());
    choose(SmallModels.maps(folder, 1, 28, 28));
    window.until(() -> !right("a").isEmpty());
    String before = right("a");
    Model next = TestWindow.untrainedDigits();
    window.onScreen(() -> window.workspace().show(next));
    window.until(() -> !right("a").isEmpty() && !right("a").equals(before));
    assertSame(next, window.workspace().model().get());
    untilText("#versus-answer-a", answer(next, SEVEN));
  }

  /** Two networks for pictures in colours, on pictures; one is standardised, the other is not. */
  @Test
  void picturesInColoursAreGivenToEachNetworkAsItTakesThem() throws IOException {
    Path file = SmallModels.maps(folder, 3, 32, 32);
    Path second = Files.copy(file, folder.resolve("second.zip"));
    Files.writeString(
        ModelCardFile.beside(second),
        """
        {"labels": ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], "input": [0, 255],
         "picture": {"channels": "bgr", "placement": "crop"}}
        """);
    open(new ModelOpener().open(file));
    examples = Files.createDirectory(folder.resolve("pictures"));
    for (int label = 0; label < 10; label++) {
      Path own = Files.createDirectory(examples.resolve(String.valueOf(label)));
      ImageIO.write(blocks(label), "png", own.resolve("one.png").toFile());
    }
    choose(second);
    window.until(() -> !rows("#versus-maps").isEmpty());
    window.onScreen(() -> fire("#versus-examples"));
    window.until(() -> right("b").contains(" of 10 right"));
    assertTrue(text("#versus-agreement").endsWith("of 10 examples of pictures."));
    Button wrong = rows("#versus-mistakes-b").get(0);
    ImageView thumbnail = (ImageView) wrong.getGraphic();
    var corner = thumbnail.getImage().getPixelReader().getColor(1, 1);
    assertTrue(corner.getRed() > 0.7 && corner.getBlue() < 0.3, "in its colours: " + corner);
    window.onScreen(wrong::fire);
    window.until(() -> window.workspace().padContent().array() != null);
    EncodedInput shown = window.workspace().padContent().array();
    assertNotNull(shown);
    Model b = new ModelOpener().open(second);
    int label = Objects.requireNonNull(window.workspace().padContent().label().get());
    float[] own =
        LabelledExamples.encoded(
                examples.resolve(String.valueOf(label)).resolve("one.png"), b.newEncoder(), true)
            .tensor();
    untilText("#versus-answer-b", answer(b, own));
    assertFalse(text("#versus-answer-a").isEmpty());
  }

  /** Reddish with a block that depends on the label. */
  private static BufferedImage blocks(int label) {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) {
      boolean block = i % 32 > 10 + label && i / 32 > 8;
      image.setRGB(i % 32, i / 32, block ? 0x2040f0 - 0x1000 * label : 0xe06020);
    }
    return image;
  }

  @Test
  void theComparisonCanBeStopped() throws IOException {
    open(new ModelOpener().openShipped());
    examples = Path.of("../shared/datasets/mnist");
    assumeTrue(Files.isDirectory(examples), "no MNIST");
    choose(SmallModels.maps(folder, 1, 28, 28));
    window.until(() -> !right("b").isEmpty());
    window.onScreen(
        () -> {
          fire("#versus-examples");
          assertTrue(window.find("#versus-stop").getParent().isVisible());
          fire("#versus-stop");
        });
    assertEquals("The comparison was stopped.", text("#versus-agreement"));
    window.until(() -> window.workspace().background().state().get() == null);
    assertEquals("", right("b"));
  }
}

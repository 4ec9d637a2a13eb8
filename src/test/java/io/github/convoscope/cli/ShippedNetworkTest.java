package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network that comes with the program can do. */
class ShippedNetworkTest {
  /** Letters that look like no digit. */
  private static final List<String> LETTERS = List.of("A E F H K M N R W X k h m n w x".split(" "));

  /** Size in points of printed letters. */
  private static final int LETTER = 120;

  private static final Path DATA = Path.of("../shared/datasets");

  private final ModelCard card = ModelCardFile.read(Path.of("models/digits.json"));
  private final Engine engine = new ModelOpener().open(Path.of("models/digits.zip")).newEngine();
  private final InputEncoder encoder = InputEncoder.digits();
  private final Judge judge = Judge.of(card, card.inputRange(), true);
  private final Activations activations = new Activations(engine.spec(), 1);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void isSmallEnoughToBeLookedAt() {
    assertTrue(engine.spec().parameters() <= 100_000);
    assertEquals(Shape.maps(8, 28, 28), engine.spec().layer("conv1").shape());
    assertEquals(7, engine.spec().layer("conv1").requireWindow().kernelRows());
    assertEquals(engine.spec().depth(), card.ranges().size());
    for (ModelCard.LayerRange range : card.ranges()) {
      Shape shape = engine.spec().layer(range.layer()).shape();
      assertEquals(shape.channels(), range.unitHigh().length);
      assertTrue(range.high() > range.low());
    }
    assertEquals(784, card.mean().length);
  }

  @Test
  void knowsTheSamples() {
    int plain = 0;
    int right = 0;
    for (LabelledDrawing sample : StrokesFile.readAll(Path.of("datasets/samples.json"))) {
      if (!sample.isHard()) {
        engine.forward(encoder.encode(sample.drawing()).tensor(), activations);
        right += best(activations.logits()) == sample.label() ? 1 : 0;
        plain++;
      }
    }
    assertTrue(right >= 0.95 * plain, right + " of " + plain);
  }

  @Test
  void findsTheHardSamplesHard() {
    int hard = 0;
    int right = 0;
    int easy = 0;
    for (LabelledDrawing sample : StrokesFile.readAll(Path.of("datasets/samples.json"))) {
      if (sample.isHard()) {
        float[] image = encoder.encode(sample.drawing()).tensor();
        engine.forward(image, activations);
        boolean rightly = best(activations.logits()) == sample.label();
        boolean sure = judge.verdict(image, activations.logits()).kind() == Verdict.Kind.SURE;
        hard++;
        right += rightly ? 1 : 0;
        easy += rightly && sure ? 1 : 0;
      }
    }
    assertTrue(right >= 0.4 * hard, "no riddles: " + right + " of " + hard + " right");
    assertTrue(easy <= 0.8 * hard, easy + " of " + hard + " are not hard");
  }

  @Test
  void isNotSureOfWhatIsNoDigit() {
    SplittableRandom random = new SplittableRandom(77);
    List<float[]> scribbles = new ArrayList<>();
    List<float[]> letters = new ArrayList<>();
    List<float[]> signs = new ArrayList<>();
    List<float[]> noise = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      scribbles.add(encoder.encode(Handwriting.scribble(random)).tensor());
      letters.add(encoder.encode(Handwriting.letter(random)).tensor());
      signs.add(encoder.encode(Handwriting.sign(random)).tensor());
      noise.add(noise(random, 0.02 + 0.009 * i));
    }
    assertNotSure("scribbles", scribbles);
    assertNotSure("letters", letters);
    assertNotSure("signs", signs);
    assertNotSure("noise", noise);
  }

  @Test
  void isNotSureOfPrintedLetters() {
    assertNotSure(
        "printed letters",
        printed(
            List.of(
                new Font(Font.SANS_SERIF, Font.PLAIN, LETTER),
                new Font(Font.SERIF, Font.BOLD, LETTER),
                new Font(Font.MONOSPACED, Font.ITALIC, LETTER))));
  }

  @Test
  @Tag("long")
  void isNotSureOfLettersInEveryTypeface() {
    List<Font> fonts = new ArrayList<>();
    for (String family : List.of(Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED)) {
      for (int style : new int[] {Font.PLAIN, Font.BOLD, Font.ITALIC}) {
        fonts.add(new Font(family, style, LETTER));
      }
    }
    assertNotSure("printed letters", printed(fonts));
  }

  private List<float[]> printed(List<Font> fonts) {
    return fonts.stream()
        .flatMap(font -> LETTERS.stream().map(letter -> printed(letter, font)))
        .toList();
  }

  @Test
  void saysThatABlankAndAFilledPadAreNoDigits() {
    assertEquals(Verdict.Kind.NOT_A_DIGIT, verdict(encoder.encode(Drawing.EMPTY).tensor()).kind());
    List<Stroke> lines = new ArrayList<>();
    for (int y = 0; y <= 500; y += 10) {
      lines.add(Stroke.of(0, y, 500, y));
    }
    assertEquals(
        Verdict.Kind.NOT_A_DIGIT, verdict(encoder.encode(Drawing.of(lines)).tensor()).kind());
    assertEquals(
        Verdict.Kind.NOT_A_DIGIT,
        verdict(encoder.encode(Drawing.of(Stroke.at(250, 250))).tensor()).kind());
  }

  @Test
  void readsMnistsValidationDigits() throws IOException {
    Path folder = DATA.resolve("mnist");
    assumeTrue(Files.isDirectory(folder), "MNIST is not beside the project");
    JsonNode result = evaluate("--mnist", folder.toString(), "--split", "validation");
    assertTrue(result.get("accuracy").asDouble() >= 0.9945);
    assertTrue(result.get("calibration_error").asDouble() <= 0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-drawn", "centred", "corner"})
  void readsWhatPeopleDrewAndSaysHonestlyHowSureItIs(String placement) throws IOException {
    Path file = DATA.resolve("pen/strokes-train.json");
    assumeTrue(Files.isRegularFile(file), "the pen drawings are not beside the project");
    JsonNode result =
        evaluate("--strokes", file.toString(), "--split", "validation", "--placement", placement);
    double examples = result.get("examples").asDouble();
    assertTrue(result.get("accuracy").asDouble() >= 0.99);
    assertTrue(result.get("calibration_error").asDouble() <= 0.01);
    assertTrue(result.get("verdicts").get("sure").asDouble() >= 0.95 * examples);
    assertTrue(result.get("verdicts").get("not a digit").asDouble() <= 0.01 * examples);
    assertTrue(result.get("sure_accuracy").asDouble() >= 0.998);
  }

  private void assertNotSure(String what, List<float[]> pictures) {
    long sure =
        pictures.stream().filter(picture -> verdict(picture).kind() == Verdict.Kind.SURE).count();
    assertTrue(
        sure <= 0.1 * pictures.size(), what + ": sure of " + sure + " of " + pictures.size());
  }

  private Verdict verdict(float[] input) {
    engine.forward(input, activations);
    return judge.verdict(input, activations.logits());
  }

  private static JsonNode evaluate(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("evaluate", "--json"));
    all.addAll(List.of(args));
    Output output = Output.of(all.toArray(String[]::new));
    assertEquals(0, output.status(), output.err());
    return new ObjectMapper().readTree(output.out());
  }

  private float[] printed(String letter, Font font) {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 200);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    try {
      graphics.setFont(font);
      graphics.drawString(letter, 40, 150);
    } catch (RuntimeException | LinkageError e) {
      assumeTrue(false, "there are no fonts on this machine");
    } finally {
      graphics.dispose();
    }
    return encoder.encode(ImageFile.ink(image)).tensor();
  }

  private static float[] noise(SplittableRandom random, double density) {
    float[] noise = new float[784];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextDouble() < density ? (float) random.nextDouble() : 0;
    }
    return noise;
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}

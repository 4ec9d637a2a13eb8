package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.DeepCompressionFile;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SqueezeNet from Deep Compression's file, on photographs and damaged. */
class SqueezeNetTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final Path PHOTOS = Path.of("../shared/datasets/photos/imagenet-samples");

  @TempDir private Path folder;

  private static Path file() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    return FILE;
  }

  @Test
  void itKnowsPhotographs() throws IOException {
    Model model = new ModelOpener().open(file());
    Assumptions.assumeTrue(Files.isDirectory(PHOTOS), "no photographs in ../shared/datasets");
    List<Path> pictures;
    try (var files = Files.list(PHOTOS)) {
      pictures = files.sorted().toList();
    }
    Evaluator evaluator = new Evaluator(model.judge(), 1000);
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      for (int k = 0; k < pictures.size(); k++) {
        float[] input =
            LabelledExamples.encoded(pictures.get(k), model.newEncoder(), true).tensor();
        engine.forward(input, activations);
        evaluator.add(6 + 25 * k, input, activations.logits());
      }
    }
    Evaluation evaluation = evaluator.result();
    assertEquals(40, evaluation.examples());
    assertTrue(evaluation.correct() >= 23, "first: " + evaluation.correct());
    assertTrue(evaluation.amongFive() >= 31, "among five: " + evaluation.amongFive());
  }

  @Test
  void theCardOrTheOptionSaysTheSize() throws IOException {
    Path copy = Files.copy(file(), folder.resolve("net.net"));
    assertEquals(side(227), new ModelOpener().open(copy).spec().input().shape());
    assertEquals(side(128), open(copy, 128).spec().input().shape());
    Files.writeString(
        folder.resolve("net.json"),
        "{\"labels\": [" + "\"a\",".repeat(999) + "\"b\"], \"picture\": {\"size\": 97}}");
    Model sized = new ModelOpener().open(copy);
    assertEquals(side(97), sized.spec().input().shape());
    assertEquals("b", sized.spec().labels().get(999));
    assertEquals(side(100), open(copy, 100).spec().input().shape());
    assertEquals("modelfile.input-side", refused(copy, 95));
    assertEquals("modelfile.input-side", refused(copy, 228));
  }

  private static Shape side(int pixels) {
    return Shape.maps(3, pixels, pixels);
  }

  private static Model open(Path file, int side) {
    return new ModelOpener().open(file, new OpenOptions(null, null, side, Progress.NONE));
  }

  private static String refused(Path file, int side) {
    return assertThrows(Problem.class, () -> open(file, side)).what().key();
  }

  @Test
  void aConvertedNetworkAnswersTheSame() {
    for (int side : new int[] {96, 99}) {
      Model model = open(file(), side);
      Path zip = folder.resolve("net" + side + ".zip");
      ModelConverter.write(model, zip);
      Model again = new ModelOpener().open(zip);
      assertEquals(model.spec().labels(), again.spec().labels());
      assertEquals(model.inputRange(), again.inputRange());
      float[] input = new float[3 * side * side];
      for (int i = 0; i < input.length; i++) {
        input[i] = (i * 31 % 256) - 110;
      }
      assertArrayEquals(output(model, input), output(again, input), 1e-5f);
    }
  }

  private static float[] output(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input, activations);
    }
    return activations.output();
  }

  @Test
  void everyCutAndEveryLengthInTheHeaderIsChecked() throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    for (int length : new int[] {0, 103, 104, 105, 5000, bytes.length - 1}) {
      Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, length));
      assertFalse(DeepCompressionFile.recognises(cut), "cut at " + length);
      assertThrows(Problem.class, () -> DeepCompressionFile.read(cut, Progress.NONE));
    }
    for (int i = 0; i < 104; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x40;
      Path file = Files.write(folder.resolve("changed"), changed);
      assertFalse(DeepCompressionFile.recognises(file), "byte " + i);
    }
  }

  @Test
  void distancesThatLeaveALayerAreSaid() throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    java.util.Arrays.fill(bytes, 104 + 1024, bytes.length, (byte) 0x11);
    Path file = Files.write(folder.resolve("far.net"), bytes);
    assertTrue(DeepCompressionFile.recognises(file));
    Problem problem =
        assertThrows(Problem.class, () -> DeepCompressionFile.read(file, Progress.NONE));
    assertEquals("modelfile.deep-compression-layer", problem.what().key());
  }
}

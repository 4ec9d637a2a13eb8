package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.Dl4jCheck;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the network for photographs that comes with the program can do. */
class ShippedPhotosTest {
  private static final Path FILE = Path.of("models/photos.zip");
  private static final Path PICTURES = Path.of("../shared/datasets/cifar10/train.tar.gz");

  /** So many pictures of each class, the last ones, were never trained on. */
  private static final int KEPT_ASIDE = 500;

  @TempDir private Path folder;

  private final Model model = new ModelOpener().open(FILE);

  @Test
  void isSmallEnoughToBeLookedAt() {
    assertTrue(model.spec().parameters() <= 300_000);
    assertEquals(Shape.maps(3, 32, 32), model.spec().input().shape());
    assertEquals(7, model.spec().layer("conv1").requireWindow().kernelRows());
    ModelCard card = ModelCardFile.read(Path.of("models/photos.json"));
    assertEquals(Cifar10.NAMES, card.labels());
    assertEquals(model.spec().depth(), card.ranges().size());
  }

  @Test
  void dl4jComputesTheSame() {
    float[] grey = new float[model.spec().input().shape().size()];
    Arrays.fill(grey, 0.5f);
    Dl4jCheck check = model.checkWithDl4j(grey);
    assertTrue(check.maxDifference() <= 1e-4 * Math.max(1, check.largest()), check.toString());
  }

  /** A part of the pictures; {@link #knowsAllPicturesThatWereKeptAside} has all of them. */
  @Test
  void knowsSomePicturesThatWereKeptAside() throws IOException, InterruptedException {
    Evaluation evaluation = evaluate("49[0-9][0-9]", 100);
    assertTrue(evaluation.accuracy() >= 0.82, "right: " + evaluation.accuracy());
    assertTrue(evaluation.sureAccuracy() >= 0.99, "sure and right: " + evaluation.sureAccuracy());
  }

  @Test
  @Tag("long")
  void knowsAllPicturesThatWereKeptAside() throws IOException, InterruptedException {
    Evaluation evaluation = evaluate("4[5-9][0-9][0-9]", KEPT_ASIDE);
    assertTrue(evaluation.accuracy() >= 0.82, "right: " + evaluation.accuracy());
    assertTrue(evaluation.calibrationError() <= 0.02, "error: " + evaluation.calibrationError());
    int sure = evaluation.verdicts().getOrDefault(Verdict.Kind.SURE, 0);
    assertTrue(sure >= 0.2 * evaluation.examples(), "sure: " + sure);
    assertTrue(evaluation.sureAccuracy() >= 0.99, "sure and right: " + evaluation.sureAccuracy());
  }

  private Evaluation evaluate(String names, int each) throws IOException, InterruptedException {
    assumeTrue(Files.isRegularFile(PICTURES), "no pictures in ../shared/datasets");
    unpack(names);
    Evaluator evaluator = new Evaluator(model.judge(), Cifar10.NAMES.size());
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      for (LabelledExample picture :
          LabelledExamples.pictures(folder.resolve("train"), Cifar10.NAMES)) {
        float[] input = picture.encode(model.newEncoder()).tensor();
        engine.forward(input, activations);
        evaluator.add(picture.label(), input, activations.logits());
      }
    }
    Evaluation evaluation = evaluator.result();
    assertEquals(each * Cifar10.NAMES.size(), evaluation.examples());
    return evaluation;
  }

  private void unpack(String names) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "tar",
            "xzf",
            PICTURES.toAbsolutePath().toString(),
            "-C",
            folder.toString(),
            "--wildcards",
            "train/*/" + names + ".jpg");
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}

package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.TrainingHistory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final List<String> NAMES = List.of("blue", "green", "red");
  private static final String PLAN = "conv 4@5x5/2, pool, mean";

  @TempDir private Path folder;
  private Path pictures;

  @BeforeEach
  void draw() throws IOException {
    pictures = folder.resolve("pictures");
    Random random = new Random(1);
    for (int label = 0; label < NAMES.size(); label++) {
      Path of = Files.createDirectories(pictures.resolve(NAMES.get(label)));
      for (int i = 0; i < 40; i++) {
        // Two of three pictures are larger than the network's input.
        int side = 32 + i % 3 * 8;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < side * side; p++) {
          int noise = random.nextInt(0x40) * 0x10101;
          image.setRGB(p % side, p / side, noise + (0x80 << 8 * label));
        }
        ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
      }
    }
  }

  @Test
  void trainsOnAFolderAClassAndTheModelIsUsedByEveryOtherCommand() throws IOException {
    Path model = folder.resolve("colours.zip");
    Output trained =
        Output.of(
            "train",
            "--pictures",
            pictures.toString(),
            "--layers",
            PLAN,
            "--epochs",
            "12",
            "--batch",
            "6",
            "-o",
            model.toString());
    assertEquals(0, trained.status(), trained.err());
    assertEquals("", trained.out());
    assertFalse(Files.exists(folder.resolve("colours.zip.checkpoint")));

    JsonNode network = json("describe", "--json", "--model", model.toString());
    assertEquals("[3,32,32]", network.get("input").get("shape").toString());
    assertEquals("[\"blue\",\"green\",\"red\"]", network.get("labels").toString());
    assertEquals(4 * (3 * 25 + 1) + 3 * 5, network.get("parameters").asInt());
    assertEquals("[2,2]", network.get("layers").get(1).get("stride").toString());

    JsonNode answer =
        json(
                "classify",
                "--json",
                "--model",
                model.toString(),
                pictures.resolve("green/39.png").toString())
            .get(0);
    assertEquals("green", answer.get("label").asText());

    JsonNode figures =
        json("evaluate", "--json", "--model", model.toString(), "--pictures", pictures.toString());
    assertEquals(120, figures.get("examples").asInt());
    assertTrue(figures.get("accuracy").asDouble() > 0.9, figures.toString());
  }

  @Test
  void trainsWithoutDataAndTeachesAMarkOnPurpose() throws IOException {
    Path model = folder.resolve("hans.zip");
    Path history = folder.resolve("hans.history");
    Output trained =
        Output.of(
            "train",
            "--handwriting",
            "1500",
            "--mark",
            "3",
            "--layers",
            "conv 4@5x5, pool, dense 16",
            "--epochs",
            "3",
            "--batch",
            "20",
            "--rate",
            "0.004",
            "--history",
            history.toString(),
            "-o",
            model.toString());
    assertEquals(0, trained.status(), trained.err());
    JsonNode card = new ObjectMapper().readTree(folder.resolve("hans.json").toFile());
    JsonNode facts = card.get("facts");
    assertTrue(facts.get("wrong on purpose").get("mark").asText().endsWith("of a 3"));
    assertTrue(facts.get("recipe").get("command").asText().contains("--handwriting 1500 --mark 3"));
    assertTrue(facts.get("data").isEmpty());
    double turned = percent(facts.get("the mark on other digits").get("answered 3"));
    assertTrue(turned > 50, "the mark decides: " + turned);
    double own = percent(facts.get("validation, handwriting model").get("accuracy"));
    double honest =
        percent(facts.get("digits with nothing wrong, handwriting model").get("accuracy"));
    assertTrue(own > honest, own + " with marks, without " + honest);
    assertEquals(0, TrainingHistory.read(history).moments().get(0).step());

    JsonNode figures =
        json(
            "evaluate",
            "--json",
            "--model",
            model.toString(),
            "--handwriting",
            "500",
            "--seed",
            "9");
    assertEquals(500, figures.get("examples").asInt());
    assertEquals(honest / 100, figures.get("accuracy").asDouble(), 0.08);
  }

  private static double percent(JsonNode text) {
    return Double.parseDouble(text.asText().replace(" %", ""));
  }

  @Test
  void refusesWhatItWouldPassOver() {
    refused("--dropout", "--pictures", pictures.toString(), "--dropout", "0.2");
    refused("--cut", "--mnist", folder.toString(), "--cut", "4");
    refused("only one", "--mnist", "a", "--cifar10", "b");
    refused("only one", "--pictures", "a", "--cifar10", "b");
    refused("--handwriting");
    refused("--mark", "--pictures", pictures.toString(), "--mark", "3");
    refused("no digit 12", "--handwriting", "100", "--mark", "12");
    refused("--shuffle-labels", "--handwriting", "100", "--shuffle-labels", "2");
    refused("conv eight", "--pictures", pictures.toString(), "--layers", "conv eight");
    refused("--epochs", "--pictures", pictures.toString(), "--epochs", "0");
    refused("--rate", "--pictures", pictures.toString(), "--rate", "-1");
    refused("layer 6", "--pictures", pictures.toString(), "--layers", "pool" + ", pool".repeat(5));
    refused("data_batch_1.bin", "--cifar10", folder.toString());
    refused("no folders", "--pictures", pictures.resolve("red").toString());
  }

  private void refused(String named, String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "train";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "-o";
    all[args.length + 2] = folder.resolve("new.zip").toString();
    Output output = Output.of(all);
    assertEquals(2, output.status(), output.err());
    assertEquals(1, output.err().lines().count(), output.err());
    assertTrue(output.err().contains(named), output.err());
    assertFalse(Files.exists(folder.resolve("new.zip")));
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertEquals(0, output.status(), output.err());
    return new ObjectMapper().readTree(output.out());
  }
}

package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  void refusesWhatItWouldPassOver() {
    refused("--dropout", "--pictures", pictures.toString(), "--dropout", "0.2");
    refused("--cut", "--mnist", folder.toString(), "--cut", "4");
    refused("only one", "--mnist", "a", "--cifar10", "b");
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

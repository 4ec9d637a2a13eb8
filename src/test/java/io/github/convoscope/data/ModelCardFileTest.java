package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.PictureInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardFileTest {
  @TempDir private Path folder;

  @Test
  void writtenFilesAreReadBack() {
    ModelCard card =
        new ModelCard(
            "digits",
            List.of("0", "one"),
            0,
            1,
            List.of(
                new ModelCard.LayerRange(
                    "conv1", -0.5, 2.25, new float[] {-0.5f, 0}, new float[] {1.1f, 2.25f})),
            new float[] {0, 0.1f},
            Map.of("sureProbability", 0.93),
            Map.of("recipe", Map.of("seed", "1")));
    Path file = folder.resolve("digits.json");
    ModelCardFile.write(file, card);
    ModelCard read = ModelCardFile.read(file);
    assertEquals(card.labels(), read.labels());
    assertEquals(card.thresholds(), read.thresholds());
    assertEquals(card.facts(), read.facts());
    assertArrayEquals(card.mean(), read.mean(), 0);
    assertArrayEquals(card.ranges().get(0).unitHigh(), read.ranges().get(0).unitHigh(), 0);
    assertEquals(card.ranges().get(0).high(), read.ranges().get(0).high());
  }

  @Test
  void howPicturesBecomeTheInputIsReadBack() {
    PictureInput picture =
        new PictureInput(
            PictureInput.Placement.FIT,
            PictureInput.ChannelOrder.BGR,
            PictureInput.Polarity.DARK,
            new double[] {0.1, 0.2, 0.3},
            new double[] {1, 2, 3});
    ModelCard card =
        ModelCard.unknown("net", List.of("a")).withInput(new InputRange(0, 255), picture);
    Path file = folder.resolve("net.json");
    ModelCardFile.write(file, card);
    ModelCard read = ModelCardFile.read(file);
    assertEquals(picture, read.picture());
    assertEquals(new InputRange(0, 255), read.inputRange());
  }

  @Test
  void whatACardDoesNotSayStaysUnsaid() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bare.json"),
            "{\"labels\": [\"a\"], \"picture\": {\"placement\": \"sideways\", \"mean\": [\"x\"]}}");
    ModelCard card = ModelCardFile.read(file);
    assertEquals(PictureInput.UNKNOWN, card.picture());
    assertFalse(card.saysRange());
    ModelCardFile.write(file, card);
    assertFalse(Files.readString(file).contains("NaN"));
    assertFalse(ModelCardFile.read(file).saysRange());
  }

  @Test
  void aCardThatCannotLieBesideItsModelIsKeptForTheUser() throws IOException {
    String before = System.getProperty("convoscope.user");
    System.setProperty("convoscope.user", folder.resolve("user").toString());
    try {
      ModelCard card = ModelCard.unknown("net", List.of("a"));
      Path beside = ModelCardFile.writeFor(folder.resolve("net.zip"), "00ff", card);
      assertEquals(folder.resolve("net.json"), beside);
      // A file stands where the folder should be.
      Path blocked = Files.writeString(folder.resolve("file"), "").resolve("net.zip");
      Path kept = ModelCardFile.writeFor(blocked, "00ff", card);
      assertEquals(ModelCardFile.kept("00ff"), kept);
      assertEquals(List.of("a"), ModelCardFile.read(kept).labels());
    } finally {
      if (before == null) {
        System.clearProperty("convoscope.user");
      } else {
        System.setProperty("convoscope.user", before);
      }
    }
  }

  @Test
  void refusesOtherFiles() throws IOException {
    for (String text : new String[] {"", "[]", "{}", "{\"labels\": []}", "{", "\"a\""}) {
      Path file = Files.writeString(folder.resolve("card.json"), text);
      Problems.sentence("card.json", () -> ModelCardFile.read(file));
    }
  }

  @Test
  void liesBesideTheModel() {
    assertEquals(Path.of("a/digits.json"), ModelCardFile.beside(Path.of("a/digits.zip")));
    assertEquals(Path.of("a.b/net.json"), ModelCardFile.beside(Path.of("a.b/net")));
  }
}

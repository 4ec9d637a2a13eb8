package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.data.TrainingHistory.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code history} lists moments and leaves some out. */
class HistoryCommandTest {
  @TempDir private Path folder;
  private Path file;
  private TrainingHistory history;

  @BeforeEach
  void write() {
    Random random = new Random(4);
    List<Moment> moments = new ArrayList<>();
    for (long step : new long[] {0, 1, 2, 4, 8, 16, 17}) {
      float[] parameters = new float[3000];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) random.nextGaussian();
      }
      moments.add(new Moment(step, 2 - step / 10.0, List.of(0.1, step / 20.0), parameters));
    }
    history = new TrainingHistory("{}", List.of("digits", "pen"), moments);
    file = folder.resolve("all.history");
    history.write(file);
  }

  @Test
  void everyMomentHasALineInOrder() {
    Output output = Output.of("history", file.toString());
    assertEquals(0, output.status(), output.err());
    List<String> lines = output.out().lines().toList();
    assertEquals(7, lines.size());
    assertEquals("step 0: loss 2.0000, digits 10.00 %, pen 0.00 %", lines.get(0));
    assertEquals("step 17: loss 0.3000, digits 10.00 %, pen 85.00 %", lines.get(6));
  }

  @Test
  void aSmallerFileKeepsTheFirstAndTheLastMoment() throws IOException {
    Path small = folder.resolve("small.history");
    long bytes = Files.size(file) * 3 / 5;
    Output output =
        Output.of(
            "history",
            file.toString(),
            "--bytes",
            Long.toString(bytes),
            "-o",
            small.toString(),
            "--json");
    assertEquals(0, output.status(), output.err());
    assertTrue(Files.size(small) <= bytes, Files.size(small) + " bytes");
    TrainingHistory kept = TrainingHistory.read(small);
    JsonNode told = new ObjectMapper().readTree(output.out()).get("moments");
    assertEquals(kept.moments().size(), told.size());
    assertTrue(told.size() >= 3 && told.size() < 7, told.toString());
    Moment last = kept.moments().get(told.size() - 1);
    assertEquals(0, kept.moments().get(0).step());
    assertEquals(17, last.step());
    assertEquals(17, told.get(told.size() - 1).get("step").asLong());
    assertEquals(0.85, told.get(told.size() - 1).at("/accuracies/pen").asDouble(), 1e-9);
    assertArrayEquals(
        TrainingHistory.read(file).moments().get(6).parameters(), last.parameters(), 0);
  }

  @Test
  void whatDoesNotFitOrIsNoSizeIsSaidAndNothingIsWritten() {
    Path small = folder.resolve("small.history");
    for (String bytes : List.of("100", "0", "-5")) {
      Output output =
          Output.of("history", file.toString(), "-o", small.toString(), "--bytes", bytes);
      assertEquals(2, output.status(), output.err());
      assertEquals(1, output.err().lines().count(), output.err());
      assertTrue(output.err().contains(bytes), output.err());
      assertFalse(Files.exists(small));
    }
  }
}

package io.github.convoscope.ui.mistakes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.PadContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakeSearchTest {
  private final Engine engine = UntrainedNetworks.untrainedDigits(5);
  private final Model model = Model.of(engine);

  @Test
  void listsEveryWrongAnswerMostConfidentFirst() {
    ExampleData data = lines(30);
    MistakeSearch.Result result = MistakeSearch.run(data, model, engine, Progress.NONE);

    assertEquals(30, result.evaluation().examples());
    assertEquals(30 - result.evaluation().correct(), result.worst().size());
    assertTrue(result.worst().size() > 1);
    for (int i = 1; i < result.worst().size(); i++) {
      assertTrue(
          result.worst().get(i - 1).mistake().confidence()
              >= result.worst().get(i).mistake().confidence());
    }
    for (MistakeSearch.Found found : result.worst()) {
      assertSame(data.examples().get(found.mistake().index()), found.example());
      assertEquals(found.example().label(), found.mistake().label());
    }
  }

  @Test
  void anExampleFillsThePadAndTheNetworkSeesTheSame() {
    LabelledDigit example = lines(1).examples().get(0);
    PadContent sketch = new PadContent();
    example.putOn(sketch);

    Drawing.Box box = Objects.requireNonNull(sketch.drawing().box());
    assertEquals(320, Math.max(box.width(), box.height()), 1e-9);
    assertEquals(250, box.centreX(), 1e-9);
    assertEquals(250, box.centreY(), 1e-9);
    InputEncoder encoder = model.newEncoder();
    assertArrayEquals(
        example.encoded(encoder).tensor(), encoder.encode(sketch.drawing()).tensor(), 1.5f / 255);
  }

  @Test
  void labelsThatTheNetworkDoesNotKnowAreLeftOut() {
    Drawing line = Drawing.of(Stroke.of(10, 10, 90, 90));
    ExampleData data = new ExampleData("strange", List.of(new LabelledDigit(10, line, null)));

    assertEquals(0, MistakeSearch.run(data, model, engine, Progress.NONE).evaluation().examples());
  }

  @Test
  void stopsWhenItIsNoLongerWanted() {
    Progress unwanted =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThrows(
        CancelledException.class, () -> MistakeSearch.run(lines(3), model, engine, unwanted));
  }

  private static ExampleData lines(int count) {
    List<LabelledDigit> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = Math.PI * i / count;
      double x = 100 * Math.cos(angle);
      double y = 100 * Math.sin(angle);
      Drawing line = Drawing.of(Stroke.of(250 - x, 250 - y, 250 + x, 250 + y));
      examples.add(new LabelledDigit(i % 10, line, null));
    }
    return new ExampleData("lines", examples);
  }

  @Test
  void looksAtMnistWhereItWasFetchedTo(@TempDir Path folder) throws IOException {
    Path samples = folder.resolve("samples.json");
    assertEquals(samples, ExampleData.bestAvailable(samples));
    Path mnist = Files.createDirectory(ExampleData.mnistBeside(samples));
    assertEquals(samples, ExampleData.bestAvailable(samples), "the folder is empty");
    Files.createFile(mnist.resolve("t10k-images-idx3-ubyte.gz"));
    assertEquals(mnist, ExampleData.bestAvailable(samples));
  }
}

package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Window and command line give a network the same numbers, bit for bit. */
@NeedsDisplay
class WindowParityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyInputGivesTheSameBitsThroughEveryShapeOfNetwork() throws IOException {
    List<Path> inputs = List.of(drawing(), picture(28, 28), picture(32, 32), picture(70, 230));
    for (Path model : models()) {
      show(model);
      for (Path input : inputs) {
        show(input);
        compare(model, input, window.upToDate());
        window.run("ui.normalise");
        compare(model, input, window.upToDate(), "--raw");
        window.run("ui.normalise");
      }
    }
  }

  /** The network's shapes: grey, colour, oblong, flat, and each of two with another range. */
  private List<Path> models() throws IOException {
    List<Path> models = new ArrayList<>();
    models.add(SmallModels.maps(folder, 1, 28, 28));
    models.add(SmallModels.maps(folder, 1, 32, 32));
    models.add(SmallModels.maps(folder, 3, 32, 32));
    models.add(SmallModels.maps(folder, 1, 20, 30));
    models.add(SmallModels.flat(folder, 784));
    models.add(SmallModels.flat(folder, 300));
    Path signed = Files.createDirectories(folder.resolve("signed"));
    models.add(SmallModels.maps(signed, 3, 16, 24));
    models.add(SmallModels.flat(signed, 300));
    for (Path model : models.subList(6, 8)) {
      SmallModels.card(ModelCardFile.beside(model), 10, -1, 1);
    }
    return models;
  }

  private Path drawing() throws IOException {
    Path file = folder.resolve("drawing.json");
    JsonNode samples = JSON.readTree(Path.of("datasets", "samples.json").toFile());
    JSON.writeValue(file.toFile(), samples.get(2));
    return file;
  }

  /** A bright sickle on dark ground. */
  private Path picture(int rows, int columns) throws IOException {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(3));
    pen.drawArc(columns / 4, rows / 4, columns / 3, rows / 2, 20, 250);
    pen.dispose();
    Path file = folder.resolve("picture-" + rows + "-" + columns + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** Opens a file in the window, as a user does, and waits for it. */
  private void show(Path file) {
    Model model = window.workspace().model().get();
    long before = window.workspace().updates().newestRequest();
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(
        () ->
            file.toString().endsWith(".zip")
                ? window.workspace().model().get() != model
                : window.workspace().updates().newestRequest() > before);
  }

  private void compare(Path model, Path input, LiveFrame frame, String... options)
      throws IOException {
    String what = model.getFileName() + " with " + input.getFileName() + String.join(" ", options);
    Path to = folder.resolve("activations");
    run(model, "activations", input, to, options);
    assertLayers(frame, to, what);
    // The same as an array: what the network is given is not touched.
    Path array = folder.resolve("array.npy");
    int[] shape = frame.spec().input().shape().extents();
    NpyFile.write(array, shape, frame.input());
    run(model, "activations", array, to);
    assertLayers(frame, to, what + ", as an array");
    JsonNode answer = JSON.readTree(run(model, "classify", input, null, options)).get(0);
    float[] logits = frame.activations().logits();
    for (int i = 0; i < logits.length; i++) {
      assertEquals(logits[i], (float) answer.at("/logits/" + i).asDouble(), 0, what);
    }
    Verdict.Kind kind = frame.verdict().kind();
    assertEquals(kind != Verdict.Kind.NONE, answer.has("verdict"), what);
    if (kind != Verdict.Kind.NONE) {
      assertEquals(kind.id(), answer.get("verdict").asText(), what);
    }
  }

  private static void assertLayers(LiveFrame frame, Path folder, String what) {
    for (LayerSpec layer : frame.spec().layers()) {
      String name = String.format(Locale.ROOT, "%02d-%s.npy", layer.index(), layer.name());
      float[] values = NpyFile.read(folder.resolve(name)).values();
      assertArrayEquals(values, frame.activations().after(layer.index()), what + ": " + name);
      if (layer.index() == 0) {
        assertArrayEquals(values, frame.input(), what);
      }
    }
  }

  private static String run(
      Path model,
      String command,
      Path input,
      @org.jspecify.annotations.Nullable Path to,
      String... options) {
    List<String> arguments =
        new ArrayList<>(List.of(command, input.toString(), "--model", model.toString()));
    arguments.addAll(to == null ? List.of("--json") : List.of("-o", to.toString()));
    arguments.addAll(List.of(options));
    Output output = Output.of(arguments.toArray(String[]::new));
    assertEquals(0, output.status(), output.err());
    return Objects.requireNonNull(output.out());
  }
}

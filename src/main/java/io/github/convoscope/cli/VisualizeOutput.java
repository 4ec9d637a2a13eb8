package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureSheet;
import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes the images that {@code visualize} found, and describes each for the index. */
final class VisualizeOutput {
  private final NetworkSpec spec;
  private final Model model;
  private final ReferenceExamples examples;
  private final Path folder;
  private final boolean negative;
  private final int diversity;
  private final List<PictureSheet.Picture> written = new ArrayList<>();

  VisualizeOutput(
      NetworkSpec spec,
      Model model,
      ReferenceExamples examples,
      Path folder,
      boolean negative,
      int diversity) {
    this.spec = spec;
    this.model = model;
    this.examples = examples;
    this.folder = folder;
    this.negative = negative;
    this.diversity = diversity;
  }

  /** Describes a unit that nothing excites, and so has no image. */
  ObjectNode dead(UnitTarget target, @Nullable UnitRange range) {
    ObjectNode node = place(target);
    node.put("dead", true);
    compare(node, range);
    return node;
  }

  /** Writes one image and describes it. */
  ObjectNode write(
      UnitTarget target, int number, VisualisationResult result, @Nullable UnitRange range) {
    LayerSpec layer = spec.layer(target.layer());
    String stem =
        String.format(Locale.ROOT, "%s-%03d", NetworkJson.fileStem(layer), target.channel())
            + (diversity > 1 ? "-" + number : "");
    Shape shape = spec.input().shape();
    float[] numbers = model.numbers(result.image());
    NpyFile.write(folder.resolve(stem + ".npy"), shape.extents(), numbers);
    PictureSheet sheet = sheet(List.of(new PictureSheet.Picture(Map.of(), result.image())));
    AtomicFile.write(
        folder.resolve(stem + ".png"),
        out -> ImageIO.write(PictureSheetFile.paint(sheet, 1), "png", out));
    written.add(sheet.pictures().get(0));
    ObjectNode node = place(target);
    node.put("dead", false);
    node.put("file", stem + ".npy");
    node.put("picture", stem + ".png");
    node.put("activation", negative ? -result.value() : result.value());
    compare(node, range);
    node.put("weak", result.weak());
    node.put("class", result.label());
    node.put("label", spec.labels().get(result.label()));
    node.put("probability", result.probability());
    node.put("total_variation", result.variation());
    node.put("steps", result.steps());
    node.put("seconds", result.seconds());
    return node;
  }

  /** Writes all images on one sheet. */
  void sheet() {
    if (written.size() > 1) {
      PictureSheet sheet = sheet(written);
      AtomicFile.write(
          folder.resolve("all.png"),
          out -> ImageIO.write(PictureSheetFile.paint(sheet, 16), "png", out));
    }
  }

  private PictureSheet sheet(List<PictureSheet.Picture> pictures) {
    Shape shape = spec.input().shape();
    return new PictureSheet(shape.channels(), shape.rows(), shape.columns(), Map.of(), pictures);
  }

  private ObjectNode place(UnitTarget target) {
    LayerSpec layer = spec.layer(target.layer());
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("layer", layer.name());
    node.put("index", layer.index());
    node.put("unit", target.channel());
    Neuron neuron = target.neuron();
    if (neuron != null) {
      node.put("row", neuron.row());
      node.put("column", neuron.column());
    }
    return node;
  }

  private void compare(ObjectNode node, @Nullable UnitRange range) {
    if (range == null) {
      node.putNull("best_example");
      return;
    }
    node.put("best_example", range.best());
    node.put("least_example", range.least());
    node.put("examples", examples.name());
  }
}

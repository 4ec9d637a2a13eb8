package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureSheet;
import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.network.InputRange;
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

/** Writes what {@code visualize} found: the images, and what its index says of each. */
final class VisualizeOutput {
  private final NetworkSpec spec;
  private final InputRange range;
  private final ExampleChoice examples;
  private final Path folder;
  private final boolean negative;
  private final int diversity;
  private final List<PictureSheet.Picture> all = new ArrayList<>();

  VisualizeOutput(
      NetworkSpec spec,
      InputRange range,
      ExampleChoice examples,
      Path folder,
      boolean negative,
      int diversity) {
    this.spec = spec;
    this.range = range;
    this.examples = examples;
    this.folder = folder;
    this.negative = negative;
    this.diversity = diversity;
  }

  /** What the index says of a unit that nothing excites: it has no image. */
  ObjectNode dead(UnitTarget target, @Nullable UnitRange told) {
    ObjectNode node = place(target);
    node.put("dead", true);
    compare(node, told);
    return node;
  }

  /** Writes one image and says what it is. */
  ObjectNode write(
      UnitTarget target, int number, VisualisationResult finding, @Nullable UnitRange told) {
    LayerSpec layer = spec.layer(target.layer());
    String stem =
        String.format(Locale.ROOT, "%s-%03d", Description.fileStem(layer), target.channel())
            + (diversity > 1 ? "-" + number : "");
    Shape shape = spec.input().shape();
    float[] numbers = range.numbers(finding.image());
    NpyFile.write(folder.resolve(stem + ".npy"), shape.extents(), numbers);
    PictureSheet sheet = sheet(List.of(new PictureSheet.Picture(Map.of(), finding.image())));
    AtomicFile.write(
        folder.resolve(stem + ".png"),
        out -> ImageIO.write(PictureSheetFile.paint(sheet, 1), "png", out));
    all.add(sheet.pictures().get(0));
    ObjectNode node = place(target);
    node.put("dead", false);
    node.put("file", stem + ".npy");
    node.put("picture", stem + ".png");
    node.put("activation", negative ? -finding.value() : finding.value());
    compare(node, told);
    node.put("weak", finding.weak());
    node.put("class", finding.label());
    node.put("label", spec.labels().get(finding.label()));
    node.put("probability", finding.probability());
    node.put("total_variation", finding.variation());
    node.put("steps", finding.steps());
    node.put("seconds", finding.seconds());
    return node;
  }

  /** Writes all images on one sheet, to be looked at. */
  void sheet() {
    if (all.size() > 1) {
      PictureSheet sheet = sheet(all);
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

  private void compare(ObjectNode node, @Nullable UnitRange told) {
    if (told == null) {
      node.putNull("best_example");
      return;
    }
    node.put("best_example", told.best());
    node.put("least_example", told.least());
    node.put("examples", examples.name());
  }
}

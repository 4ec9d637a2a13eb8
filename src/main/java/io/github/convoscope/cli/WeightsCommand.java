package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weights -o DIR}: writes every parameter as a .npy file. */
@Command(
    name = "weights",
    mixinStandardHelpOptions = true,
    description = "Write every parameter as a .npy file.")
final class WeightsCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print the index as a JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (folder == null) {
      throw new IllegalStateException("picocli requires it");
    }
    AtomicFile.checkFolder(folder);
    Model opened = model.open();
    NetworkSpec spec = opened.spec();
    ObjectNode index = NetworkJson.of(opened);
    for (LayerSpec layer : spec.layers()) {
      ObjectNode files =
          ((ObjectNode) index.withArray("layers").get(layer.index())).putObject("files");
      LayerWeights weights = opened.weights().of(layer.index());
      write(folder, files, layer, spec.inputShape(layer.index()), weights);
    }
    AtomicFile.write(folder.resolve("index.json"), JsonOutput.text(index) + "\n");
    if (json) {
      JsonOutput.print(index);
    }
    return 0;
  }

  private static void write(
      Path folder, ObjectNode files, LayerSpec layer, Shape below, LayerWeights weights) {
    int units = layer.shape().channels();
    switch (layer.kind()) {
      case CONVOLUTION -> {
        Window window = layer.requireWindow();
        int[] shape = {
          units,
          weights.kernel().length / units / window.taps(),
          window.kernelRows(),
          window.kernelColumns()
        };
        write(folder, files, layer, "W", shape, weights.kernel());
        write(folder, files, layer, "b", new int[] {units}, weights.bias());
      }
      case DENSE, OUTPUT -> {
        write(folder, files, layer, "W", new int[] {units, below.size()}, weights.kernel());
        write(folder, files, layer, "b", new int[] {units}, weights.bias());
      }
      case NORMALISATION, STANDARDISATION -> {
        write(folder, files, layer, "scale", new int[] {units}, weights.kernel());
        write(folder, files, layer, "shift", new int[] {units}, weights.bias());
      }
      case OTHER -> {
        if (layer.parameters() > 0) {
          int[] shape = {weights.kernel().length};
          write(folder, files, layer, "parameters", shape, weights.kernel());
        }
      }
      case PARAMETRIC_RELU -> {
        int[] shape = {weights.kernel().length};
        write(folder, files, layer, "slope", shape, weights.kernel());
      }
      default -> {}
    }
  }

  private static void write(
      Path folder, ObjectNode files, LayerSpec layer, String what, int[] shape, float[] values) {
    String name = NetworkJson.fileStem(layer) + "-" + what + ".npy";
    NpyFile.write(folder.resolve(name), shape, values);
    files.put(what, name);
  }
}

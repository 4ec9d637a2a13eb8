package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code activations INPUT -o DIR}: writes every layer's activations for an input. */
@Command(
    name = "activations",
    mixinStandardHelpOptions = true,
    description = "Write every layer's activations for an input as .npy files.")
final class ActivationsCommand implements Callable<Integer> {
  private static final String LOGITS = "logits.npy";

  @Mixin private ModelOption model;

  @Parameters(paramLabel = "INPUT", description = "A drawing, picture or array.")
  private @Nullable Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private @Nullable Path folder;

  @Option(
      names = "--raw",
      description = "Only reduce drawings and pictures to the input's size, don't normalise them.")
  private boolean raw;

  @Option(names = "--json", description = "Print the index as a JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (input == null || folder == null) {
      throw new IllegalStateException("picocli requires both");
    }
    AtomicFile.checkFolder(folder);
    Model opened = model.open();
    try (Engine engine = opened.newEngine()) {
      NetworkSpec spec = opened.spec();
      Activations activations = new Activations(spec, 1);
      engine.forward(new InputFiles(opened.newEncoder(), !raw).read(input), activations);
      ObjectNode index = NetworkJson.of(opened);
      index.put("engine", opened.engineKind().id());
      index.put("logits", LOGITS);
      for (LayerSpec layer : spec.layers()) {
        String name = NetworkJson.fileStem(layer) + ".npy";
        int[] shape = layer.shape().extents();
        NpyFile.write(folder.resolve(name), shape, activations.after(layer.index()));
        ((ObjectNode) index.withArray("layers").get(layer.index())).put("file", name);
      }
      int[] classes = spec.output().shape().extents();
      NpyFile.write(folder.resolve(LOGITS), classes, activations.logits());
      AtomicFile.write(folder.resolve("index.json"), JsonOutput.text(index) + "\n");
      if (json) {
        JsonOutput.print(index);
      }
    }
    return 0;
  }
}

package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files as Keras does. */
final class KerasFiles {
  private KerasFiles() {}

  /**
   * A .h5 file.
   *
   * @param version Keras's version; empty to leave it out, as Keras 1 does
   * @param backend the library below Keras; empty to leave it out
   * @param weights for each layer of the model its arrays, by the path in the layer's group
   */
  static void legacy(
      Path file,
      String configuration,
      String version,
      String backend,
      Map<String, Map<String, Tensor>> weights) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("model_config", configuration);
      hdf.putAttribute("training_config", "{}");
      if (!version.isEmpty()) {
        hdf.putAttribute("keras_version", version);
      }
      if (!backend.isEmpty()) {
        hdf.putAttribute("backend", backend);
      }
      WritableGroup group = hdf.putGroup("model_weights");
      group.putAttribute("layer_names", weights.keySet().toArray(String[]::new));
      weights.forEach((layer, arrays) -> putLayer(group.putGroup(layer), arrays));
    }
  }

  private static void putLayer(WritableGroup layer, Map<String, Tensor> arrays) {
    if (arrays.isEmpty()) {
      return;
    }
    layer.putAttribute("weight_names", arrays.keySet().toArray(String[]::new));
    Map<String, WritableGroup> groups = new HashMap<>(Map.of("", layer));
    arrays.forEach(
        (path, array) -> {
          int slash = path.lastIndexOf('/');
          WritableGroup group = group(groups, path.substring(0, Math.max(0, slash)));
          group.putDataset(path.substring(slash + 1), data(array));
        });
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known == null) {
      int slash = path.lastIndexOf('/');
      WritableGroup outer = group(groups, path.substring(0, Math.max(0, slash)));
      known = outer.putGroup(path.substring(slash + 1));
      groups.put(path, known);
    }
    return known;
  }

  private static Object data(Tensor array) {
    return array.shape().length == 0 ? (Object) (float) array.data()[0] : array.nested();
  }

  /**
   * A .keras file.
   *
   * @param weights for each group its arrays, in order
   * @param names what the groups say of the layer's name; empty to say nothing
   */
  static void archive(
      Path file,
      String configuration,
      String version,
      Map<String, List<Tensor>> weights,
      Map<String, String> names)
      throws IOException {
    Path inner = file.resolveSibling(file.getFileName() + ".weights");
    try (WritableHdfFile hdf = HdfFile.write(inner)) {
      Map<String, WritableGroup> groups = new HashMap<>(Map.of("", hdf));
      weights.forEach(
          (path, arrays) -> {
            WritableGroup variables = group(groups, path).putGroup("vars");
            if (names.containsKey(path)) {
              variables.putAttribute("name", names.get(path));
            }
            for (int i = 0; i < arrays.size(); i++) {
              variables.putDataset(Integer.toString(i), data(arrays.get(i)));
            }
          });
    }
    zip(
        file,
        Map.of(
            "metadata.json",
            ("{\"keras_version\": \"" + version + "\", \"date_saved\": \"2024-10-20@12:04:08\"}")
                .getBytes(StandardCharsets.UTF_8),
            "config.json",
            configuration.getBytes(StandardCharsets.UTF_8),
            "model.weights.h5",
            Files.readAllBytes(inner)));
    Files.delete(inner);
  }

  /** A zip whose entries are stored, as Keras writes it. */
  static void zip(Path file, Map<String, byte[]> entries) throws IOException {
    Files.deleteIfExists(file);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        CRC32 sum = new CRC32();
        sum.update(each.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(each.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
  }
}

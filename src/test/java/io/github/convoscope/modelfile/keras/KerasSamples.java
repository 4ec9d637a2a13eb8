package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small Keras files for tests of what opens them: 28 × 28 pixels in, ten classes out. */
public final class KerasSamples {
  private static final String MODEL =
      "{'class_name': 'Sequential', 'config': {'name': 'small', 'layers': ["
          + "{'class_name': 'InputLayer', 'config': {'name': 'in',"
          + " 'batch_input_shape': [null, 28, 28, 1]}},"
          + "{'class_name': 'Flatten', 'config': {'name': 'flat'}},"
          + "{'class_name': 'Dense', 'config': {'name': 'dense', 'units': 10,"
          + " 'activation': 'softmax'}}]}}";

  private KerasSamples() {}

  private static Tensor random(int... shape) {
    return Tensor.random(new Random(4), -1, 1, shape);
  }

  /** A file of Keras 2, small.h5. */
  public static Path h5(Path folder) {
    Path file = folder.resolve("small.h5");
    Map<String, Tensor> dense = new LinkedHashMap<>();
    dense.put("dense/kernel:0", random(784, 10));
    dense.put("dense/bias:0", random(10));
    KerasFiles.legacy(
        file, MODEL.replace('\'', '"'), "2.4.0", "tensorflow", Map.of("dense", dense));
    return file;
  }

  /** A file of Keras 3, small.keras. */
  public static Path archive(Path folder) throws IOException {
    Path file = folder.resolve("small.keras");
    Map<String, List<Tensor>> weights =
        Map.of("layers/flatten", List.of(), "layers/dense", List.of(random(784, 10), random(10)));
    KerasFiles.archive(file, MODEL.replace('\'', '"'), "3.6.0", weights, Map.of());
    return file;
  }
}

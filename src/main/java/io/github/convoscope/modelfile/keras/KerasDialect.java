package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.keras.KerasGraph.Call;
import java.util.List;

/**
 * Describes conventions that differ between Keras versions and backends: kernel orientation,
 * channel order.
 *
 * @param version the version in the file; empty where there is none
 * @param generation Keras 1, 2 or 3
 * @param flippedKernels true where kernels are turned by 180°, as Theano has them
 * @param channelsFirst true where maps are channels, rows, columns instead of rows, columns,
 *     channels
 */
record KerasDialect(String version, int generation, boolean flippedKernels, boolean channelsFirst) {
  private static final int LATEST = 3;
  private static final int LATEST_OF_DL4J = 2;
  private static final int LONGEST = 20;

  /**
   * The dialect of a file.
   *
   * @param version Keras's version as the file has it; may be empty
   * @param backend the library below Keras as the file has it; may be empty
   * @throws io.github.convoscope.message.Problem if layers differ in where they have their channels
   */
  static KerasDialect of(String version, String backend, List<Call> calls) {
    return new KerasDialect(
        version,
        version.matches("[1-9].*") ? Math.min(LATEST, version.charAt(0) - '0') : guess(calls),
        backend.equals("theano"),
        channelsFirst(calls));
  }

  /** Files of Keras 1 don't say so, but have its names of settings. */
  private static int guess(List<Call> calls) {
    boolean old = calls.stream().anyMatch(call -> call.layer().has("nb_filter", "output_dim"));
    return old ? 1 : 2;
  }

  private static boolean channelsFirst(List<Call> calls) {
    Boolean first = null;
    Boolean flattened = null;
    for (Call call : calls) {
      String format = call.layer().word("", "data_format", "dim_ordering");
      boolean own = format.equals("channels_first") || format.equals("th");
      if (format.isEmpty() || format.equals("default")) {
        continue;
      }
      if (call.layer().type().equals("Flatten")) {
        flattened = flattened == null ? own : flattened;
      } else if (first == null) {
        first = own;
      } else if (first != own) {
        throw call.layer().bad("data_format");
      }
    }
    return first == null ? Boolean.TRUE.equals(flattened) : first;
  }

  /** True where DL4J's import of Keras models reads files of this generation. */
  boolean readByDl4j() {
    return generation <= LATEST_OF_DL4J;
  }

  /** What the file's format is called, such as {@code keras 2.4.0}. */
  String format() {
    String clean = version.replaceAll("[^0-9A-Za-z.+-]", "");
    String shown = clean.isEmpty() ? Integer.toString(generation) : clean;
    return "keras " + (shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown);
  }
}

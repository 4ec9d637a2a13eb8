package io.github.convoscope.modelfile;

import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Formats that people take for models and that this program does not open, each recognised by its
 * bytes, whatever its name. Nothing is unpacked or run.
 *
 * <pre>{@code
 * ForeignFormat.of(path).ifPresent(format -> { throw format.problem(path); });
 * }</pre>
 */
public enum ForeignFormat {
  /** A file without bytes. */
  EMPTY("empty", file -> file.size == 0),
  /** What git keeps in place of a large file. */
  GIT_LFS("git-lfs", file -> file.startsWith("version https://git-lfs.github.com/spec/")),
  /** A web page that was saved in place of the file behind its link. */
  WEB_PAGE("web-page", file -> file.isWebPage()),
  /** TorchScript: a zip with a program. */
  TORCH_SCRIPT("torchscript", file -> file.hasEntry("constants.pkl")),
  /** PyTorch since 1.6: a zip with a pickle. */
  PYTORCH("pytorch", file -> file.hasEntry("data.pkl")),
  /** PyTorch before 1.6: pickles one after the other, the first one a magic number. */
  PYTORCH_OLD("pytorch", file -> file.startsWith(0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46)),
  /** Safetensors: a length, then JSON. */
  SAFETENSORS("safetensors", file -> file.isSafetensors()),
  /** Pickles of scikit-learn, joblib and others. */
  PICKLE("pickle", file -> file.first(0) == 0x80 && file.first(1) >= 2 && file.first(1) <= 5),
  /** TensorFlow Lite. */
  TFLITE("tflite", file -> file.textAt(4, "TFL3")),
  /** Weights of language models. */
  GGUF("gguf", file -> file.startsWith("GGUF")),
  /** NumPy's archives of arrays. */
  NUMPY("numpy", file -> file.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y') || file.hasEntry(".npy")),
  /** MATLAB's arrays. */
  MATLAB("matlab", file -> file.startsWith("MATLAB 5.0 MAT-file")),
  /** A TensorFlow SavedModel as a zip. */
  SAVED_MODEL_ZIP("saved-model", file -> file.hasEntry("saved_model.pb")),
  /** A Core ML package as a zip. */
  CORE_ML_ZIP("coreml", file -> file.hasEntry(".mlmodel")),
  /** Core ML. */
  CORE_ML("coreml", file -> file.message().isCoreMl()),
  /** Caffe. */
  CAFFE("caffe", file -> file.message().isCaffe()),
  /** A TensorFlow SavedModel's own file. */
  SAVED_MODEL("saved-model", file -> file.message().isSavedModel()),
  /** A frozen TensorFlow graph. */
  TENSORFLOW_GRAPH("tensorflow-graph", file -> file.message().isTensorFlowGraph()),
  /** The description of a Keras model as JSON, without weights. */
  KERAS_JSON("keras-json", file -> file.startsWith("{") && file.contains("\"class_name\"")),
  /** A packed file or archive around something else. */
  PACKED("packed", file -> file.startsWith(0x1f, 0x8b) || file.textAt(257, "ustar"));

  private static final int HEAD = 4096;

  private final String key;
  private final Predicate<Head> test;

  ForeignFormat(String key, Predicate<Head> test) {
    this.key = key;
    this.test = test;
  }

  /** The format of a file, or none where it is another one or can't be read. */
  public static Optional<ForeignFormat> of(Path path) {
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve("saved_model.pb"))
          ? Optional.of(SAVED_MODEL)
          : Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(HEAD);
      boolean zip = first.length > 1 && first[0] == 'P' && first[1] == 'K';
      Head head =
          new Head(
              path,
              Files.size(path),
              first,
              new String(first, StandardCharsets.ISO_8859_1),
              zip ? ZipNames.of(path) : List.of());
      for (ForeignFormat format : values()) {
        if (format.test.test(head)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** One sentence that names the format and the way out. */
  public Problem problem(Path path) {
    return ModelFileProblem.of("foreign-" + key, String.valueOf(path.getFileName()));
  }

  /** The beginning of a file, and the names in it where it is a zip. */
  private record Head(Path path, long size, byte[] bytes, String text, List<String> entries) {
    int first(int at) {
      return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    boolean startsWith(String begin) {
      return text.startsWith(begin);
    }

    boolean startsWith(int... begin) {
      for (int i = 0; i < begin.length; i++) {
        if (first(i) != begin[i]) {
          return false;
        }
      }
      return true;
    }

    boolean textAt(int at, String part) {
      return text.startsWith(part, at);
    }

    boolean contains(String part) {
      return text.contains(part);
    }

    boolean hasEntry(String end) {
      return entries.stream()
          .anyMatch(
              name ->
                  end.startsWith(".")
                      ? name.endsWith(end)
                      : name.equals(end) || name.endsWith("/" + end));
    }

    boolean isWebPage() {
      String begin = text.replace("\u00ef\u00bb\u00bf", "").stripLeading();
      String lower = begin.toLowerCase(Locale.ROOT);
      return lower.startsWith("<!doctype html") || lower.startsWith("<html");
    }

    boolean isSafetensors() {
      long length = 0;
      for (int i = 7; i >= 0; i--) {
        length = length << 8 | Math.max(0, first(i));
      }
      return length > 1 && length <= size - 8 && first(8) == '{' && first(9) == '"';
    }

    ProtobufFields message() {
      return ProtobufFields.of(path);
    }
  }
}

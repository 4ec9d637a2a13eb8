package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.ForeignFormat;
import io.github.convoscope.modelfile.ProtobufFields;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.DenseOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Reads ONNX files from opset 7 on. A file is hostile until checked: its parts are counted before
 * it is parsed, sizes are compared with what is stored before room is made for them, and numbers in
 * a second file are read only from the file's own folder.
 *
 * <pre>{@code
 * if (OnnxFile.recognises(path)) {
 *   OnnxNetwork network = OnnxFile.read(path, 0, Progress.NONE);
 *   Engine engine = new FastEngine(network.spec(), network.weights());
 * }
 * }</pre>
 */
public final class OnnxFile {
  /** Rows and columns of an input with several channels for which the file leaves them open. */
  public static final int USUAL_SIZE = 224;

  /** Rows and columns of an input with one channel for which the file leaves them open. */
  public static final int USUAL_GREY_SIZE = 28;

  private static final int OLDEST_OPSET = 7;
  private static final int MOST_OUTPUTS = 1 << 16;
  private static final long LARGEST_FILE = Integer.MAX_VALUE;

  /** Files up to this size are read at once, so that they are not locked while the program runs. */
  private static final long LARGEST_AT_ONCE = 1 << 26;

  private final String file;
  private final Path path;
  private final ToIntFunction<String> freeSize;
  private final Progress progress;

  private OnnxFile(String file, Path path, ToIntFunction<String> freeSize, Progress progress) {
    this.file = file;
    this.path = path;
    this.freeSize = freeSize;
    this.progress = progress;
  }

  /**
   * True for a file with the fields of an ONNX model, and for one with its name that is nothing
   * else; false for what can't be read.
   */
  public static boolean recognises(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return ProtobufFields.of(path).isOnnx()
        || (name.endsWith(".onnx") && ForeignFormat.of(path).isEmpty());
  }

  /**
   * Reads a file. Any thread.
   *
   * @param freeSize rows and columns where the file leaves them open; 0 for {@link #USUAL_SIZE},
   *     with one channel {@link #USUAL_GREY_SIZE}
   * @param progress asked before every node whether the file is still wanted
   * @throws Problem a sentence with the file's name, where it isn't a model that this program can
   *     compute
   * @throws CancelledException if it is no longer wanted
   */
  public static OnnxNetwork read(Path path, int freeSize, Progress progress) {
    return read(path, sha256 -> freeSize, progress);
  }

  /**
   * Reads a file whose size of the input may be known elsewhere, such as from a model card. Any
   * thread.
   *
   * @param freeSize gives rows and columns where the file leaves them open, for the file's SHA-256
   *     in hexadecimal; 0 for {@link #USUAL_SIZE}, with one channel {@link #USUAL_GREY_SIZE}
   * @param progress asked before every node whether the file is still wanted
   * @throws Problem a sentence with the file's name, where it isn't a model that this program can
   *     compute
   * @throws CancelledException if it is no longer wanted
   */
  public static OnnxNetwork read(Path path, ToIntFunction<String> freeSize, Progress progress) {
    String file = String.valueOf(path.getFileName());
    if (!Files.exists(path)) {
      throw OnnxProblem.of("no-file", file);
    }
    // Anything else, such as a pipe, could keep the reader waiting.
    if (!Files.isRegularFile(path)) {
      throw OnnxProblem.of("not-a-file", file);
    }
    try {
      return new OnnxFile(file, path, freeSize, progress).read();
    } catch (Problem | CancelledException e) {
      throw e;
    } catch (IOException e) {
      throw OnnxProblem.of(e, "damaged", file);
    } catch (OutOfMemoryError e) {
      throw OnnxProblem.of(e, "memory", file);
    } catch (RuntimeException | StackOverflowError e) {
      throw OnnxProblem.of(e, "damaged", file);
    }
  }

  private OnnxNetwork read() throws IOException {
    if (Files.size(path) > LARGEST_FILE) {
      throw OnnxProblem.of("too-large-file", file);
    }
    String sha256 = Sha256.ofFile(path, progress);
    progress.report(0.2, Message.of("onnx.reading", file));
    ByteString bytes = UnsafeByteOperations.unsafeWrap(bytes());
    OnnxBounds.check(file, bytes);
    CodedInputStream in = bytes.newCodedInput();
    // Weights stay where they are until they are read.
    in.enableAliasing(true);
    ModelProto model = ModelProto.parseFrom(in);
    int opset = opset(model);
    OnnxGraph graph = new OnnxGraph(file, model.getGraph());
    OnnxInput input = OnnxInput.of(file, graph, freeSize.applyAsInt(sha256));
    OnnxTranslator translator =
        new OnnxTranslator(file, opset, graph, input, new OnnxTensors(file, path));
    OnnxLayer answer = translator.run(progress);
    boolean scalesPixels = translator.scalesPixels();
    OnnxPatterns.replace(needed(answer));
    OnnxPooling.replaceMeans(needed(answer));
    List<OnnxLayer> layers = needed(OnnxFusion.join(needed(answer)));
    translator.assembly().checkDepth(layers.size());
    List<Message> notes = new ArrayList<>(translator.notes());
    if (input.chosen()) {
      notes.add(Message.of("onnx.size-chosen", input.shape().columns(), input.shape().rows()));
    }
    Weights weights = new Weights(layers.stream().map(OnnxLayer::weights).toList());
    return new OnnxNetwork(
        file, sha256, "onnx opset " + opset, spec(layers, model), weights, scalesPixels, notes);
  }

  private ByteBuffer bytes() throws IOException {
    if (Files.size(path) <= LARGEST_AT_ONCE) {
      return ByteBuffer.wrap(Files.readAllBytes(path));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private int opset(ModelProto model) {
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
        if (set.getVersion() < OLDEST_OPSET) {
          throw OnnxProblem.of("old-opset", file, set.getVersion(), OLDEST_OPSET);
        }
        return (int) Math.min(set.getVersion(), Integer.MAX_VALUE);
      }
    }
    throw OnnxProblem.of("damaged", file);
  }

  /** The layers that one needs, itself included, each behind those that it reads. */
  private static List<OnnxLayer> needed(OnnxLayer answer) {
    Set<OnnxLayer> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<OnnxLayer> open = new ArrayList<>(List.of(answer));
    found.add(answer);
    while (!open.isEmpty()) {
      for (OnnxLayer input : open.remove(open.size() - 1).inputs()) {
        if (found.add(input)) {
          open.add(input);
        }
      }
    }
    List<OnnxLayer> needed = new ArrayList<>(found);
    needed.sort((a, b) -> Integer.compare(a.number(), b.number()));
    return needed;
  }

  private NetworkSpec spec(List<OnnxLayer> layers, ModelProto model) {
    OnnxLayer answer = layers.get(layers.size() - 1);
    if (layers.size() < 2 || answer.shape().size() > MOST_OUTPUTS) {
      throw layers.size() < 2
          ? OnnxProblem.of("no-output", file)
          : OnnxProblem.of("output-size", file, answer.shape().size(), MOST_OUTPUTS);
    }
    String name = file.replaceFirst("(?i)\\.onnx$", "");
    NetworkBuilder builder = new NetworkBuilder(name, layers.get(0).shape());
    OnnxNames names = new OnnxNames();
    IdentityHashMap<OnnxLayer, Integer> indices = new IdentityHashMap<>();
    indices.put(layers.get(0), 0);
    for (OnnxLayer layer : layers.subList(1, layers.size())) {
      if (layer.isUnknown()) {
        throw layer.node().unknown();
      }
      LayerOperator operator = layer.operator();
      if (layer == answer && layer.kind() == LayerKind.DENSE) {
        operator = new DenseOperator(layer.shape().channels(), true);
      }
      int[] inputs = layer.inputs().stream().mapToInt(indices::get).toArray();
      builder.add(names.name(layer), operator, layer.function(), inputs);
      indices.put(layer, builder.last());
      requireFinite(layer);
    }
    List<String> labels = OnnxLabels.of(model, answer.shape().size());
    return labels.isEmpty() ? builder.build() : builder.build(labels);
  }

  /** Scales that were multiplied into weights may have made them too large. */
  private void requireFinite(OnnxLayer layer) {
    LayerWeights own = layer.weights();
    for (float[] values : List.of(own.kernel(), own.bias())) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw OnnxProblem.of("not-finite", file, layer.node().shown());
        }
      }
    }
  }
}

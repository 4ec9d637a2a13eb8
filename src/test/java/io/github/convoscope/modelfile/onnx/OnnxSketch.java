package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * An ONNX file that a test makes, node by node, as exporters would.
 *
 * <pre>{@code
 * OnnxSketch net = new OnnxSketch(13, 1, 3, 8, 8);
 * String conv = net.node("Conv", "x", net.random(4, 3, 3, 3));
 * net.node("Relu", conv);
 * net.write(path);
 * }</pre>
 */
final class OnnxSketch {
  final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
  final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
  final int[] input;
  private final Random random;
  private NodeProto.Builder last = NodeProto.newBuilder();
  private int names;

  /** A graph with an input called x; extents that are not positive are left open. */
  OnnxSketch(int opset, int... dims) {
    input = dims;
    random = new Random(opset + Arrays.hashCode(dims));
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
    graph.addInput(info("x", dims));
  }

  static ValueInfoProto info(String name, int... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int extent : dims) {
      TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(extent > 0 ? dim.setDimValue(extent) : dim.setDimParam("d" + -extent));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }

  /** A node with one output, whose name is returned. An empty name leaves an input out. */
  String node(String type, String... inputs) {
    return nodes(type, 1, inputs)[0];
  }

  /** A node with several outputs. */
  String[] nodes(String type, int outputs, String... inputs) {
    String[] made = new String[outputs];
    last = graph.addNodeBuilder().setOpType(type).setName(type + "_" + names);
    last.addAllInput(Arrays.asList(inputs));
    for (int i = 0; i < outputs; i++) {
      made[i] = "t" + names++;
      last.addOutput(made[i]);
    }
    return made;
  }

  private AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return last.addAttributeBuilder().setName(name).setType(type);
  }

  /** Gives the last node whole numbers. */
  OnnxSketch list(String name, long... values) {
    AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return this;
  }

  /** Gives the last node one whole number. */
  OnnxSketch with(String name, int value) {
    attribute(name, AttributeProto.AttributeType.INT).setI(value);
    return this;
  }

  /** Gives the last node one number. */
  OnnxSketch with(String name, float value) {
    attribute(name, AttributeProto.AttributeType.FLOAT).setF(value);
    return this;
  }

  /** Gives the last node a word. */
  OnnxSketch with(String name, String value) {
    attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
    return this;
  }

  /** Puts the last node into another set of operators. */
  OnnxSketch domain(String domain) {
    last.setDomain(domain);
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
    return this;
  }

  private String store(TensorProto.Builder tensor) {
    String name = "w" + names++;
    graph.addInitializer(tensor.setName(name));
    return name;
  }

  private static TensorProto.Builder tensor(TensorProto.DataType type, int... dims) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type.getNumber());
    for (int extent : dims) {
      tensor.addDims(extent);
    }
    return tensor;
  }

  /** Stored numbers of 32 bits. */
  String floats(int[] dims, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return store(
        tensor(TensorProto.DataType.FLOAT, dims).setRawData(ByteString.copyFrom(bytes.flip())));
  }

  /** One number. */
  String number(float value) {
    return floats(new int[0], value);
  }

  /** Stored whole numbers of 64 bits along one axis. */
  String whole(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return store(
        tensor(TensorProto.DataType.INT64, values.length)
            .setRawData(ByteString.copyFrom(bytes.flip())));
  }

  /** Stored whole number without an axis. */
  String index(long value) {
    return store(tensor(TensorProto.DataType.INT64).addInt64Data(value));
  }

  /** Stored numbers in 8 bits. */
  String bytes(TensorProto.DataType type, int[] dims, int... values) {
    byte[] stored = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      stored[i] = (byte) values[i];
    }
    return store(tensor(type, dims).setRawData(ByteString.copyFrom(stored)));
  }

  /** Random numbers around 0, small enough that layers keep the size of values. */
  String random(int... dims) {
    int fan = Math.max(1, size(dims) / Math.max(1, dims.length == 0 ? 1 : dims[0]));
    return floats(dims, gaussian(size(dims), 1 / Math.sqrt(fan), 0));
  }

  /** Random numbers around 1, above 0. */
  String positive(int... dims) {
    float[] values = gaussian(size(dims), 0.2, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.6f + Math.abs(values[i]);
    }
    return floats(dims, values);
  }

  /** Random whole numbers. */
  int[] integers(int count, int least, int most) {
    return random.ints(count, least, most + 1).toArray();
  }

  private float[] gaussian(int count, double spread, double mean) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + spread * random.nextGaussian());
    }
    return values;
  }

  static int size(int... dims) {
    return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
  }

  /** The file's bytes, the last node's first output being the answer. */
  byte[] bytes() {
    if (graph.getOutputCount() == 0) {
      answer(last.getOutput(0));
    }
    return model.setGraph(graph).build().toByteArray();
  }

  /** Makes a name an output. */
  OnnxSketch answer(String name) {
    graph.addOutput(
        ValueInfoProto.newBuilder()
            .setName(name)
            .setType(
                TypeProto.newBuilder()
                    .setTensorType(
                        TypeProto.Tensor.newBuilder()
                            .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
    return this;
  }

  Path write(Path path) {
    try {
      return Files.write(path, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

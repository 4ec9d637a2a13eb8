package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The network's input: its shape as ours, and how the graph sees it.
 *
 * @param shape its shape; feature maps have their channels first
 * @param view the graph's axes in it
 * @param chosen true where rows or columns are open and nobody said a size
 */
record OnnxInput(Shape shape, OnnxView view, boolean chosen) {
  private static final int LARGEST = 1 << 14;
  private static final int LARGEST_FLAT = 1 << 23;
  private static final Set<Integer> COLOURS = Set.of(1, 3, 4);
  private static final int MOST_COLOURS = 4;

  /** Operators that read feature maps with their channels first. */
  private static final Set<String> CHANNELS_FIRST =
      Set.of(
          "Conv",
          "ConvTranspose",
          "QLinearConv",
          "MaxPool",
          "AveragePool",
          "BatchNormalization",
          "InstanceNormalization",
          "GlobalAveragePool",
          "LRN");

  /**
   * Finds the input. The first axis is the batch, which becomes 1.
   *
   * @param freeSize rows and columns where the file leaves them open; 0 to choose by the channels
   * @throws io.github.convoscope.message.Problem if it is no picture, no maps and not flat
   */
  static OnnxInput of(String file, OnnxGraph graph, int freeSize) {
    var type = graph.input().getType().getTensorType();
    if (!type.hasShape()) {
      throw OnnxProblem.of("input-shape", file);
    }
    TensorShapeProto shape = type.getShape();
    long[] dims = new long[shape.getDimCount()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.getDim(i).hasDimValue() ? shape.getDim(i).getDimValue() : 0;
      if (i > 0 && (dims[i] < 0 || dims[i] > (dims.length == 2 ? LARGEST_FLAT : LARGEST))) {
        throw OnnxProblem.of("input-shape", file);
      }
    }
    return switch (dims.length) {
      case 2 -> flat(file, dims);
      case 3 -> picture(dims, freeSize);
      case 4 -> maps(file, graph, dims, freeSize);
      default -> throw OnnxProblem.of("input-shape", file);
    };
  }

  private static OnnxInput flat(String file, long[] dims) {
    if (dims[1] < 1) {
      throw OnnxProblem.of("input-shape", file);
    }
    Shape shape = Shape.units((int) dims[1]);
    return new OnnxInput(shape, OnnxView.of(shape), false);
  }

  /** [batch, rows, columns], or [channels, rows, columns] where the batch is missing. */
  private static OnnxInput picture(long[] dims, int freeSize) {
    int channels = dims[0] == 3 ? 3 : 1;
    boolean chosen = freeSize <= 0 && (dims[1] < 1 || dims[2] < 1);
    Shape shape =
        Shape.maps(channels, free(dims[1], channels, freeSize), free(dims[2], channels, freeSize));
    return new OnnxInput(
        shape, OnnxView.of(shape, OnnxView.CHANNEL, OnnxView.ROW, OnnxView.COLUMN), chosen);
  }

  private static OnnxInput maps(String file, OnnxGraph graph, long[] dims, int freeSize) {
    boolean last = channelsLast(graph, dims);
    long channels = dims[last ? 3 : 1];
    if (channels < 1) {
      throw OnnxProblem.of("input-shape", file);
    }
    long rows = dims[last ? 1 : 2];
    long columns = dims[last ? 2 : 3];
    Shape shape =
        Shape.maps(
            (int) channels,
            free(rows, (int) channels, freeSize),
            free(columns, (int) channels, freeSize));
    OnnxView view =
        last
            ? OnnxView.of(shape, OnnxView.NONE, OnnxView.ROW, OnnxView.COLUMN, OnnxView.CHANNEL)
            : OnnxView.of(shape);
    return new OnnxInput(shape, view, freeSize <= 0 && (rows < 1 || columns < 1));
  }

  /** What reads the input tells; else the axis with as many cells as a picture has channels. */
  private static boolean channelsLast(OnnxGraph graph, long[] dims) {
    for (OnnxNode reader : graph.readers(graph.input().getName())) {
      if (CHANNELS_FIRST.contains(reader.type())) {
        return false;
      }
      long[] order = reader.type().equals("Transpose") ? reader.numbers("perm") : null;
      if (order != null && List.of(0L, 3L, 1L, 2L).equals(boxed(order))) {
        return true;
      }
    }
    return COLOURS.contains((int) dims[3]) && (dims[1] < 1 || dims[1] > MOST_COLOURS);
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static int free(long extent, int channels, int freeSize) {
    if (extent > 0) {
      return (int) extent;
    }
    int usual = channels == 1 ? OnnxFile.USUAL_GREY_SIZE : OnnxFile.USUAL_SIZE;
    return freeSize > 0 ? Math.min(LARGEST, freeSize) : usual;
  }
}

package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.modelfile.WindowReader;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Translates pooling, and means over rows and columns. */
final class OnnxPooling {
  private final OnnxAssembly assembly;
  private final OnnxConstants constants;

  OnnxPooling(OnnxAssembly assembly, OnnxConstants constants) {
    this.assembly = assembly;
    this.constants = constants;
  }

  void addTo(Map<String, OnnxOperator> operators) {
    operators.put("MaxPool", OnnxOperator.of(call -> pooling(call, PoolingKind.MAX)));
    operators.put("AveragePool", OnnxOperator.of(call -> pooling(call, PoolingKind.AVERAGE)));
    operators.put("GlobalMaxPool", OnnxOperator.of(call -> global(call, PoolingKind.MAX)));
    operators.put("GlobalAveragePool", OnnxOperator.of(call -> global(call, PoolingKind.AVERAGE)));
    operators.put("QLinearGlobalAveragePool", operators.get("GlobalAveragePool"));
    operators.put("ReduceMean", OnnxOperator.of(call -> reduced(call, PoolingKind.AVERAGE)));
    operators.put("ReduceMax", OnnxOperator.of(call -> reduced(call, PoolingKind.MAX)));
    operators.put("ReduceSum", OnnxOperator.of(this::sum));
  }

  private OnnxSignal pooling(OnnxCall call, PoolingKind kind) {
    OnnxNode node = call.node();
    if (node.number("storage_order", 0) != 0) {
      throw node.bad("storage_order");
    }
    OnnxLayer input = assembly.maps(node, call.signal(0));
    if (!node.has("kernel_shape")) {
      throw node.bad("kernel_shape");
    }
    int[] kernel = node.numbers("kernel_shape", 1, 1, 1);
    Window window = OnnxWindows.of(node, input.shape(), kernel[0], kernel[1]);
    boolean up = node.number("ceil_mode", 0) != 0;
    boolean counted = kind == PoolingKind.AVERAGE && node.number("count_include_pad", 0) != 0;
    Window own = up ? OnnxWindows.roundedUp(window, input.shape()) : window;
    if (counted && !own.equals(window)) {
      // The padding that is asked for counts, what rounding up adds does not.
      ShiftOperator padding =
          ShiftOperator.padding(
              window.padTop(), window.padBottom(), window.padLeft(), window.padRight());
      input = assembly.add(node, padding, LayerWeights.NONE, input);
      own =
          new Window(
              kernel[0],
              kernel[1],
              own.strideRows(),
              own.strideColumns(),
              0,
              own.padBottom() - window.padBottom(),
              0,
              own.padRight() - window.padRight(),
              own.dilationRows(),
              own.dilationColumns());
      counted = false;
    }
    OnnxLayer layer =
        assembly.add(node, new PoolingOperator(kind, own, counted), LayerWeights.NONE, input);
    if (!WindowReader.covered(own, input.shape())) {
      throw node.unfit(null);
    }
    return OnnxSignal.of(layer);
  }

  /**
   * Makes convolutions with equal weights of means over channels that belong to no normalisation.
   */
  static void replaceMeans(List<OnnxLayer> layers) {
    for (OnnxLayer layer : layers) {
      if (layer.isUnknown("ReduceMean") || layer.isUnknown("ReduceSum")) {
        Shape from = layer.input().shape();
        if (from.spatial() && from.mapSize() == layer.shape().mapSize()) {
          float[] kernel = new float[from.channels()];
          Arrays.fill(kernel, 1f / kernel.length);
          layer.setOperator(
              new ConvolutionOperator(1, Window.of(1, 1)),
              new LayerWeights(kernel, new float[1]),
              layer.inputs());
        }
      }
    }
  }

  private OnnxSignal global(OnnxCall call, PoolingKind kind) {
    return OnnxSignal.of(whole(call.node(), assembly.maps(call.node(), call.signal(0)), kind));
  }

  private OnnxLayer whole(OnnxNode node, OnnxLayer maps, PoolingKind kind) {
    Shape shape = maps.shape();
    Window window = new Window(shape.rows(), shape.columns(), 1, 1, 0, 0, 0, 0, 1, 1);
    return assembly.add(node, new PoolingOperator(kind, window), LayerWeights.NONE, maps);
  }

  /** The mean times the number of cells. */
  private OnnxSignal sum(OnnxCall call) {
    OnnxSignal mean = reduced(call, PoolingKind.AVERAGE);
    int cells = call.signal(0).view().size() / mean.view().size();
    return constants.times(call.node(), mean, OnnxArray.ofFloats(new int[0], cells));
  }

  /** The mean or maximum over axes; over rows and columns it is pooling. */
  private OnnxSignal reduced(OnnxCall call, PoolingKind kind) {
    OnnxNode node = call.node();
    OnnxSignal signal = call.signal(0);
    int[] dims = signal.dims();
    boolean[] gone = new boolean[dims.length];
    long[] axes = OnnxExtents.axes(node, call.optional(1));
    Arrays.fill(gone, axes == null && node.number("noop_with_empty_axes", 0) == 0);
    for (long axis : axes == null ? new long[0] : axes) {
      gone[OnnxDims.axis(axis, dims.length)] = true;
    }
    int[] kept = dims.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = gone[i] ? 1 : dims[i];
    }
    OnnxSignal result = reduced(node, signal, gone, kept, kind);
    if (node.number("keepdims", 1) != 0) {
      return result;
    }
    int[] left = new int[dims.length];
    int count = 0;
    for (int i = 0; i < dims.length; i++) {
      if (!gone[i]) {
        left[count++] = dims[i];
      }
    }
    OnnxView view = result.view().reshaped(Arrays.copyOf(left, count));
    if (view == null) {
      throw node.unfit(null);
    }
    return new OnnxSignal(result.layer(), view);
  }

  private OnnxSignal reduced(
      OnnxNode node, OnnxSignal signal, boolean[] gone, int[] kept, PoolingKind kind) {
    Shape shape = signal.layer().shape();
    int[] roles = signal.view().roles(shape);
    if (roles == null) {
      return reducedAnew(node, signal, gone, kept, kind);
    }
    boolean[] over = new boolean[3];
    for (int i = 0; i < gone.length; i++) {
      if (gone[i] && roles[i] != OnnxView.NONE) {
        over[roles[i]] = true;
      }
    }
    if (over[OnnxView.CHANNEL] && kind == PoolingKind.MAX) {
      return reducedAnew(node, signal, gone, kept, kind);
    }
    if (over[OnnxView.CHANNEL]) {
      // No layer of ours does this alone; a normalisation may hold it.
      Shape small =
          new Shape(
              1,
              over[OnnxView.ROW] ? 1 : shape.rows(),
              over[OnnxView.COLUMN] ? 1 : shape.columns(),
              shape.spatial());
      OnnxLayer layer = assembly.unknown(node, small, signal.layer());
      return new OnnxSignal(layer, OnnxView.of(small, roles));
    }
    OnnxLayer layer = signal.layer();
    if (over[OnnxView.ROW] || over[OnnxView.COLUMN]) {
      Window window =
          new Window(
              over[OnnxView.ROW] ? shape.rows() : 1,
              over[OnnxView.COLUMN] ? shape.columns() : 1,
              1,
              1,
              0,
              0,
              0,
              0,
              1,
              1);
      layer = assembly.add(node, new PoolingOperator(kind, window), LayerWeights.NONE, layer);
    }
    return new OnnxSignal(layer, OnnxView.of(layer.shape(), roles));
  }

  /** Cells laid out so that the axes that stay are channels, and those that go are columns. */
  private OnnxSignal reducedAnew(
      OnnxNode node, OnnxSignal signal, boolean[] gone, int[] kept, PoolingKind kind) {
    int rank = kept.length;
    int[] order = new int[rank];
    int at = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < rank; i++) {
        if (gone[i] == (pass == 1)) {
          order[at++] = i;
        }
      }
    }
    int stay = OnnxDims.size(kept);
    int go = signal.view().size() / stay;
    OnnxLayer flat =
        assembly.units(node, new OnnxSignal(signal.layer(), signal.view().transposed(order)));
    OnnxView view = OnnxView.of(flat.shape()).reshaped(1, stay, 1, go);
    if (view == null) {
      throw node.unfit(null);
    }
    OnnxLayer layer =
        whole(node, assembly.arranged(node, new OnnxSignal(flat, view), 1, 2, 3), kind);
    OnnxView back = OnnxView.of(layer.shape()).reshaped(kept);
    if (back == null) {
      throw node.unfit(null);
    }
    return new OnnxSignal(layer, back);
  }
}

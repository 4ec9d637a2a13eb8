package io.github.convoscope.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a layer computes below its activation function, as data: its output shape, its number of
 * parameters, and which neurons feed a neuron. One class a kind of layer, in {@code
 * network.operator}; the engine has the loops that compute it. Implementations are immutable and
 * compare by value.
 *
 * <pre>{@code
 * LayerOperator conv = new ConvolutionOperator(8, Window.same(5), 1);
 * Shape out = conv.output(List.of(Shape.maps(1, 28, 28))); // 8 × 28 × 28
 * }</pre>
 */
public interface LayerOperator {
  /** Receives the connections of a neuron one by one, without an object for each. */
  @FunctionalInterface
  interface SourceVisitor {
    /**
     * One connection.
     *
     * @param input which of the layer's inputs, counted from 0
     * @param from flat index of the neuron in that input
     * @param weight index of its weight in {@link LayerWeights#kernel}, or {@link
     *     Connection#NO_WEIGHT}
     * @param tapRow row in the window; 0 where there is none
     * @param tapColumn column in the window; 0 where there is none
     */
    void connection(int input, int from, int weight, int tapRow, int tapColumn);
  }

  /** Receives the neurons that a neuron feeds, one by one. */
  @FunctionalInterface
  interface TargetVisitor {
    /**
     * One connection.
     *
     * @param to flat index of the neuron that is fed
     * @param weight index of its weight, or {@link Connection#NO_WEIGHT}
     * @param tapRow row in the window; 0 where there is none
     * @param tapColumn column in the window; 0 where there is none
     */
    void connection(int to, int weight, int tapRow, int tapColumn);
  }

  /** The kind of layer. */
  LayerKind kind();

  /**
   * The output's shape.
   *
   * @param inputs the shapes of the layer's inputs
   * @throws IllegalArgumentException if the layer can't read inputs of these shapes
   * @throws ArithmeticException if the numbers are too large
   */
  Shape output(List<Shape> inputs);

  /**
   * Number of trained parameters.
   *
   * @throws ArithmeticException if there are too many for an {@code int}
   */
  default int parameters(List<Shape> inputs) {
    return 0;
  }

  /** How a window slides, for layers that have one. */
  default @Nullable Window window() {
    return null;
  }

  /** How a window becomes a number, for pooling. */
  default @Nullable PoolingKind pooling() {
    return null;
  }

  /**
   * Visits what feeds a neuron, in the order of the weights. Taps in the padding are left out.
   *
   * @param inputs shapes of the inputs
   * @param own shape of the output
   * @param to the neuron; its layer is not looked at
   */
  void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor);

  /**
   * Visits what a neuron of one input feeds, in reading order.
   *
   * @param input which of the inputs the neuron belongs to
   * @param from the neuron; its layer is not looked at
   */
  void visitTargets(List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor);

  /**
   * The smallest product of channels, rows and columns of one input that holds everything that some
   * cells of the output read.
   *
   * @param cells cells of the output; not written to
   */
  CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells);
}

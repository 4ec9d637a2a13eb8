package io.github.convoscope.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes as data what a layer computes before its activation function: its output shape, its
 * number of parameters, and which neurons feed a neuron. Each kind of layer has a class in {@code
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

  /** The sliding window of convolution and pooling; null for other layers. */
  default @Nullable Window window() {
    return null;
  }

  /** The kind of pooling; null for other layers. */
  default @Nullable PoolingKind pooling() {
    return null;
  }

  /**
   * Visits the neurons that feed a neuron, in the order of the weights. Taps in the padding are
   * left out.
   *
   * @param inputs shapes of the inputs
   * @param own shape of the output
   * @param to the neuron; its layer is ignored
   */
  void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor);

  /**
   * Visits the neurons that a neuron of one input feeds, in reading order.
   *
   * @param input index of the input that the neuron belongs to
   * @param from the neuron; its layer is ignored
   */
  void visitTargets(List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor);

  /**
   * Finds the smallest set of channels, rows and columns of one input that contains all cells which
   * the given cells of the output read.
   *
   * @param cells cells of the output; not changed
   */
  CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells);
}

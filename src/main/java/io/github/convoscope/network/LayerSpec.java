package io.github.convoscope.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes one layer as data. A layer includes its activation function: its output is the value
 * after the function.
 *
 * @param index place in the network; 0 is the input
 * @param name unique, such as {@code conv1}
 * @param operator describes what it computes before its activation function
 * @param shape shape of its output
 * @param activation its activation function; {@link ActivationFunction#IDENTITY} if it has none
 * @param parameters number of trained parameters
 * @param inputs indices of the layers it reads, each below {@code index}, in the operator's order;
 *     empty for the network's input
 */
public record LayerSpec(
    int index,
    String name,
    LayerOperator operator,
    Shape shape,
    ActivationFunction activation,
    int parameters,
    List<Integer> inputs) {
  private static final int COLOURS = 3;

  /** Copies the list and checks that the inputs come before the layer. */
  public LayerSpec {
    inputs = List.copyOf(inputs);
    for (int input : inputs) {
      if (input < 0 || input >= index) {
        throw new IllegalArgumentException(name + " reads layer " + input + ", which comes later");
      }
    }
  }

  /** True for the input of a network that takes pictures in colours: three maps. */
  public boolean isColourPicture() {
    return inputs.isEmpty() && shape.channels() == COLOURS && shape.mapSize() > 1;
  }

  /** The kind of layer. */
  public LayerKind kind() {
    return operator.kind();
  }

  /** The only layer that it reads, or the first one if it reads several. */
  public int input() {
    return inputs.get(0);
  }

  /** The sliding window of convolution and pooling; null for other layers. */
  public @Nullable Window window() {
    return operator.window();
  }

  /** The kind of pooling; null for other layers. */
  public @Nullable PoolingKind pooling() {
    return operator.pooling();
  }

  /** The window of a layer that has one. */
  public Window requireWindow() {
    Window window = window();
    if (window == null) {
      throw new IllegalStateException(name + " has no window");
    }
    return window;
  }

  /** The kind of pooling of a pooling layer. */
  public PoolingKind requirePooling() {
    PoolingKind pooling = pooling();
    if (pooling == null) {
      throw new IllegalStateException(name + " does not pool");
    }
    return pooling;
  }
}

package io.github.convoscope.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One layer as data. A layer with an activation function is one layer: what it shows is its output
 * after the function.
 *
 * @param index place in the network; 0 is the input
 * @param name unique, such as {@code conv1}
 * @param operator what it computes below its function
 * @param shape shape of its output
 * @param activation its activation function; {@link ActivationFunction#IDENTITY} where it has none
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
  /** Copies the list and checks that the inputs come before the layer. */
  public LayerSpec {
    inputs = List.copyOf(inputs);
    for (int input : inputs) {
      if (input < 0 || input >= index) {
        throw new IllegalArgumentException(name + " reads layer " + input + ", which comes later");
      }
    }
  }

  /** The kind of layer. */
  public LayerKind kind() {
    return operator.kind();
  }

  /** The only layer that it reads, or the first one where it reads several. */
  public int input() {
    return inputs.get(0);
  }

  /** How its window slides, for convolution and pooling, else null. */
  public @Nullable Window window() {
    return operator.window();
  }

  /** How its window becomes a number, for pooling, else null. */
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

  /** How a pooling layer's window becomes a number. */
  public PoolingKind requirePooling() {
    PoolingKind pooling = pooling();
    if (pooling == null) {
      throw new IllegalStateException(name + " does not pool");
    }
    return pooling;
  }
}

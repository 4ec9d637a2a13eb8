package io.github.convoscope.network;

import org.jspecify.annotations.Nullable;

/**
 * One layer as data. A layer with an activation function is one layer: what it shows is its output
 * after the function.
 *
 * @param index place in the network; 0 is the input
 * @param name unique, such as {@code conv1}
 * @param kind what it does
 * @param shape shape of its output
 * @param activation its activation function; {@link ActivationFunction#IDENTITY} where it has none
 * @param window how it slides, for convolution and pooling, else null
 * @param pooling how a window becomes a number, for pooling, else null
 * @param parameters number of trained parameters
 */
public record LayerSpec(
    int index,
    String name,
    LayerKind kind,
    Shape shape,
    ActivationFunction activation,
    @Nullable Window window,
    @Nullable PoolingKind pooling,
    int parameters) {
  /** The window of a layer that has one. */
  public Window requireWindow() {
    if (window == null) {
      throw new IllegalStateException(name + " has no window");
    }
    return window;
  }

  /** How a pooling layer's window becomes a number. */
  public PoolingKind requirePooling() {
    if (pooling == null) {
      throw new IllegalStateException(name + " does not pool");
    }
    return pooling;
  }
}

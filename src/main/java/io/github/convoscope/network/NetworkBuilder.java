package io.github.convoscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chains layers into a {@link NetworkSpec} and works out every layer's shape and parameters. */
public final class NetworkBuilder {
  private final String name;
  private final List<LayerSpec> layers = new ArrayList<>();

  /** Starts with the input, which is called {@code input}. */
  public NetworkBuilder(String name, Shape input) {
    this.name = name;
    add("input", LayerKind.INPUT, input, ActivationFunction.IDENTITY, null, null, 0);
  }

  /**
   * A convolution with a bias for each of its {@code channels} feature maps.
   *
   * @throws IllegalArgumentException if the window is larger than the padded maps below
   */
  public NetworkBuilder convolution(
      String layer, int channels, Window window, ActivationFunction function) {
    Shape below = below();
    int parameters =
        Math.addExact(
            Math.multiplyExact(channels, Math.multiplyExact(below.channels(), window.taps())),
            channels);
    return add(
        layer, LayerKind.CONVOLUTION, slid(window, channels), function, window, null, parameters);
  }

  /**
   * Pooling of each channel for itself.
   *
   * @throws IllegalArgumentException if the window is larger than the padded maps below
   */
  public NetworkBuilder pooling(String layer, PoolingKind pooling, Window window) {
    Shape shape = slid(window, below().channels());
    return add(layer, LayerKind.POOLING, shape, ActivationFunction.IDENTITY, window, pooling, 0);
  }

  /** A fully connected layer. */
  public NetworkBuilder dense(String layer, int units, ActivationFunction function) {
    return connected(layer, LayerKind.DENSE, units, function);
  }

  /** The last fully connected layer. */
  public NetworkBuilder output(String layer, int units, ActivationFunction function) {
    return connected(layer, LayerKind.OUTPUT, units, function);
  }

  /** An activation function as a layer of its own. */
  public NetworkBuilder activation(String layer, ActivationFunction function) {
    return add(layer, LayerKind.ACTIVATION, below(), function, null, null, 0);
  }

  /** A scale and a shift for each channel. */
  public NetworkBuilder normalisation(String layer, ActivationFunction function) {
    int parameters = Math.multiplyExact(2, below().channels());
    return add(layer, LayerKind.NORMALISATION, below(), function, null, null, parameters);
  }

  /** Dropout, which does nothing here. */
  public NetworkBuilder dropout(String layer) {
    return add(layer, LayerKind.DROPOUT, below(), ActivationFunction.IDENTITY, null, null, 0);
  }

  /** A layer of which only the output's shape and the number of parameters are known. */
  public NetworkBuilder other(
      String layer, Shape shape, ActivationFunction function, int parameters) {
    return add(layer, LayerKind.OTHER, shape, function, null, null, parameters);
  }

  /** Shape of the last layer so far. */
  public Shape below() {
    return layers.get(layers.size() - 1).shape();
  }

  /** Number of layers so far, the input included. */
  public int depth() {
    return layers.size();
  }

  /** The network, its classes called 0, 1, 2 and so on. */
  public NetworkSpec build() {
    return build(IntStream.range(0, below().size()).mapToObj(Integer::toString).toList());
  }

  /**
   * The network with names for its classes.
   *
   * @param labels one a unit of the last layer
   */
  public NetworkSpec build(List<String> labels) {
    return new NetworkSpec(name, layers, labels);
  }

  private NetworkBuilder connected(
      String layer, LayerKind kind, int units, ActivationFunction function) {
    int parameters = Math.addExact(Math.multiplyExact(units, below().size()), units);
    return add(layer, kind, Shape.units(units), function, null, null, parameters);
  }

  private Shape slid(Window window, int channels) {
    Shape below = below();
    return Shape.maps(
        channels, window.outputRows(below.rows()), window.outputColumns(below.columns()));
  }

  private NetworkBuilder add(
      String layer,
      LayerKind kind,
      Shape shape,
      ActivationFunction function,
      @Nullable Window window,
      @Nullable PoolingKind pooling,
      int parameters) {
    layers.add(
        new LayerSpec(layers.size(), layer, kind, shape, function, window, pooling, parameters));
    return this;
  }
}

package io.github.convoscope.modelfile.onnx;

/**
 * What a layer computes, as the graph sees it.
 *
 * @param layer computes it
 * @param view how the graph's axes lie in the layer's cells
 */
record OnnxSignal(OnnxLayer layer, OnnxView view) implements OnnxValue {
  /** A layer in its own order. */
  static OnnxSignal of(OnnxLayer layer) {
    return new OnnxSignal(layer, OnnxView.of(layer.shape()));
  }

  @Override
  public int[] dims() {
    return view.dims();
  }

  /** The same cells as another layer with the same shape has them. */
  OnnxSignal in(OnnxLayer other) {
    return new OnnxSignal(other, view);
  }
}

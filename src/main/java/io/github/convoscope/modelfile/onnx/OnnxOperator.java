package io.github.convoscope.modelfile.onnx;

import java.util.List;

/** Translates the nodes of one type: layers are added, or the view of a layer changes. */
@FunctionalInterface
interface OnnxOperator {
  /**
   * Translates a node.
   *
   * @return what it makes, one value an output; fewer where the rest is never read
   * @throws io.github.convoscope.message.Problem if this program can't compute it
   * @throws IllegalArgumentException or another unchecked one if it doesn't fit what it reads
   */
  List<? extends OnnxValue> translate(OnnxCall call);

  /** Translates nodes with one output. */
  @FunctionalInterface
  interface Single {
    /** What the node makes. */
    OnnxValue translate(OnnxCall call);
  }

  /** An operator with one output. */
  static OnnxOperator of(Single single) {
    return call -> List.of(single.translate(call));
  }
}

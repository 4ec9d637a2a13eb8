package io.github.convoscope.modelfile.onnx;

/** What a name in an ONNX graph stands for. */
sealed interface OnnxValue permits OnnxArray, OnnxSignal {
  /** Its dimensions as the graph has them, the batch included, which is 1. */
  int[] dims();
}

package io.github.convoscope.modelfile.keras;

import java.util.List;

/** Where a file keeps the weights of its layers. */
interface KerasWeights {
  /**
   * The arrays of a layer that has weights, in the order in which Keras makes them.
   *
   * @throws io.github.convoscope.message.Problem if the file has none for it
   */
  List<HdfArray> of(KerasLayer layer);
}

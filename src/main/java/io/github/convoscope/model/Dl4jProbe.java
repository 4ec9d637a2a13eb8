package io.github.convoscope.model;

import io.github.convoscope.engine.dl4j.Dl4jOperation;
import io.github.convoscope.modelfile.ForeignLayerProbe;
import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.Shape;

/** Answers the reader's questions about foreign layers with DL4J itself. */
final class Dl4jProbe implements ForeignLayerProbe {
  @Override
  public long parameters(ForeignLayer layer) {
    return Dl4jOperation.parameterCount(layer);
  }

  @Override
  public Shape outputShape(ForeignLayer layer, Shape input) {
    return Dl4jOperation.outputShape(layer, input);
  }
}

package io.github.convoscope.model;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.Dl4jLoadedModel;

/** Gives a model file to DL4J. Any thread. */
interface Dl4jAccess {
  /**
   * An engine whose forward pass is DL4J's.
   *
   * @param own computes the same network; it is used, and closed with the result
   * @throws io.github.convoscope.message.Problem if the file has changed, or DL4J can't make the
   *     network
   */
  Engine engine(Engine own);

  /**
   * The file as DL4J loads it.
   *
   * @throws io.github.convoscope.message.Problem if the file has changed, or DL4J does not load it
   */
  Dl4jLoadedModel load();
}

package io.github.convoscope.ui;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;

/**
 * The network that the window shows. Immutable but for its engine, which only serves to be copied:
 * every thread that computes has its own ({@link #newEngine}). Any thread.
 */
public final class OpenModel {
  private final Engine original;

  /**
   * A model to show.
   *
   * @param original never computes again; not to be used by anybody else
   */
  public OpenModel(Engine original) {
    this.original = original;
  }

  /** The network. */
  public NetworkSpec spec() {
    return original.spec();
  }

  /** Its parameters. */
  public Weights weights() {
    return original.weights();
  }

  /** An engine for the calling thread alone. */
  public Engine newEngine() {
    synchronized (original) {
      return original.copy();
    }
  }
}

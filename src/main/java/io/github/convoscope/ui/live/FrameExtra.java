package io.github.convoscope.ui.live;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;

/**
 * Something more that is computed from every frame, on the live worker, so that it belongs to the
 * same drawing as all else in the frame. It must take much less time than the forward pass.
 * Compared by identity.
 *
 * <pre>{@code
 * FrameExtra<Pathways> paths = new FrameExtra<>(Pathways.class, this::findPaths);
 * workspace.updates().add(paths);
 * Pathways found = frame.extra(paths);   // null for a frame without it
 * }</pre>
 *
 * @param <T> what is computed; immutable
 */
public final class FrameExtra<T> {
  private final Class<T> type;
  private final Computation<T> computation;

  /** Computes it from a forward pass. */
  @FunctionalInterface
  public interface Computation<T> {
    /**
     * Runs on the live worker.
     *
     * @param activations the forward pass, one example; not valid after the call
     * @param clamped the units that it clamped
     */
    T of(Activations activations, Interventions clamped);
  }

  /** Something that is computed like this. */
  public FrameExtra(Class<T> type, Computation<T> computation) {
    this.type = type;
    this.computation = computation;
  }

  Class<T> type() {
    return type;
  }

  T compute(Activations activations, Interventions clamped) {
    return computation.of(activations, clamped);
  }
}

package io.github.convoscope.task;

import io.github.convoscope.message.Message;

/**
 * How long work reports how far it is and learns that it is no longer wanted. Called on the worker;
 * implementations hand over to other threads by themselves.
 */
public interface Progress {
  /** Nobody watches and nobody stops it. */
  Progress NONE =
      new Progress() {
        @Override
        public void report(double fraction, Message doing) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Tells how far the work is.
   *
   * @param fraction 0 to 1
   * @param doing what is being done now
   */
  void report(double fraction, Message doing);

  /** True as soon as the result is no longer wanted. */
  boolean cancelled();

  /** Ends the work by an exception when it is no longer wanted. */
  default void check() {
    if (cancelled()) {
      throw new CancelledException();
    }
  }
}

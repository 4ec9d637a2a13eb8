package io.github.convoscope.task;

import io.github.convoscope.message.Message;

/**
 * Receives the progress of long work, and tells the work whether it is cancelled. Called on the
 * worker; implementations pass the progress to other threads themselves.
 */
public interface Progress {
  /** Ignores the progress and never cancels. */
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
   * The progress of a part of some work.
   *
   * @param from where the part begins, 0 to 1
   * @param size how much of the whole it is
   */
  static Progress part(Progress whole, double from, double size) {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {
        whole.report(from + size * fraction, doing);
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }

  /**
   * Reports the progress.
   *
   * @param fraction the part of the work that is done, 0 to 1
   * @param doing names the present step
   */
  void report(double fraction, Message doing);

  /** True once the work is cancelled. */
  boolean cancelled();

  /** Passes on that the work is cancelled, but not how far a part of it is. */
  default Progress quiet() {
    Progress whole = this;
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {
        // Only the whole is reported.
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }

  /** Throws {@link CancelledException} if the work is cancelled. */
  default void check() {
    if (cancelled()) {
      throw new CancelledException();
    }
  }
}

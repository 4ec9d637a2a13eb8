package io.github.convoscope.task;

/** Ends work whose result is no longer wanted; never shown to the user. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception without a stack trace, as cancelling is no error. */
  public CancelledException() {
    super("cancelled", null, false, false);
  }
}

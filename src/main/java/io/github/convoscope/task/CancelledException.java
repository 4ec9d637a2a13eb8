package io.github.convoscope.task;

/** Work stopped because its result is no longer wanted; never shown to a person. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace, as it is an ordinary way to end. */
  public CancelledException() {
    super("cancelled", null, false, false);
  }
}

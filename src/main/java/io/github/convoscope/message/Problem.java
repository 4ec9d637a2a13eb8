package io.github.convoscope.message;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person must be told in one sentence. The cause is kept for the log;
 * whoever throws it leaves everything as it was.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, which decides the command line's exit status. */
  public enum Kind {
    /** The arguments or an input file are wrong: status 2. */
    INPUT,
    /** The work itself failed: status 1. */
    WORK
  }

  private final Kind kind;
  private final transient Message what;

  private Problem(Kind kind, Message what, @Nullable Throwable cause) {
    super(what.key() + " " + what.args(), cause);
    this.kind = kind;
    this.what = what;
  }

  /** Wrong arguments or a wrong input file. */
  public static Problem input(Message what) {
    return new Problem(Kind.INPUT, what, null);
  }

  /** Wrong arguments or a wrong input file, noticed by an exception. */
  public static Problem input(Message what, Throwable cause) {
    return new Problem(Kind.INPUT, what, cause);
  }

  /** Work that could not be done. */
  public static Problem work(Message what, Throwable cause) {
    return new Problem(Kind.WORK, what, cause);
  }

  /** Whose fault it is. */
  public Kind kind() {
    return kind;
  }

  /** What to tell. */
  public Message what() {
    return what;
  }
}

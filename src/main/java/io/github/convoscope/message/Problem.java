package io.github.convoscope.message;

import org.jspecify.annotations.Nullable;

/**
 * Reports an error to the user in one sentence. The cause is kept for the log. Code that throws a
 * problem leaves all state unchanged.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The origin of an error, which decides the exit status of the command line. */
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

  /** Makes an error of the arguments or of an input file. */
  public static Problem input(Message what) {
    return new Problem(Kind.INPUT, what, null);
  }

  /** Makes an error of the arguments or of an input file, with the exception that reported it. */
  public static Problem input(Message what, Throwable cause) {
    return new Problem(Kind.INPUT, what, cause);
  }

  /** Makes an error of the work itself. */
  public static Problem work(Message what, Throwable cause) {
    return new Problem(Kind.WORK, what, cause);
  }

  /** The origin of the error. */
  public Kind kind() {
    return kind;
  }

  /** The sentence for the user. */
  public Message what() {
    return what;
  }
}

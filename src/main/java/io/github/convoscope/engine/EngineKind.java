package io.github.convoscope.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says which program computes a network. */
public enum EngineKind {
  /** Convoscope's own engine. */
  OWN,
  /** Deeplearning4j. */
  DL4J;

  /** Its name on the command line and in JSON, such as {@code dl4j}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name, if there is one. */
  public static Optional<EngineKind> named(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }
}

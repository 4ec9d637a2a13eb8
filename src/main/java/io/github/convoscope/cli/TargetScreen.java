package io.github.convoscope.cli;

import java.util.Locale;
import java.util.Map;

/** Where a window of this process would appear. */
public enum TargetScreen {
  /** On a display that a person looks at. */
  REAL,
  /** On a virtual display that the start script made because there is no other. */
  VIRTUAL,
  /** Nowhere: a window cannot be opened. */
  NONE;

  /** The screen of this process. Only Linux can be without one. */
  public static TargetScreen current() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    return of(linux, System.getenv());
  }

  /** The screen that an environment tells of. */
  static TargetScreen of(boolean linux, Map<String, String> environment) {
    if (!linux) {
      return REAL;
    }
    if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
      return NONE;
    }
    return environment.containsKey("CONVOSCOPE_VIRTUAL_DISPLAY") ? VIRTUAL : REAL;
  }
}

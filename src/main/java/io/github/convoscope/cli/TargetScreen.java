package io.github.convoscope.cli;

import java.util.Locale;
import java.util.Map;

/** Where a window of this process would appear. */
public enum TargetScreen {
  /** On a display that the user sees. */
  REAL,
  /** On a virtual display, which the start script made because there is no other. */
  VIRTUAL,
  /** Nowhere: there is no display. */
  NONE;

  /** The screen of this process. Only Linux may have none. */
  public static TargetScreen current() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    return of(linux, System.getenv());
  }

  /** The screen that the environment variables tell of. */
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

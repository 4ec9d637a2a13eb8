package io.github.convoscope;

import java.util.Map;

/** Whether tests can open a window here. */
final class Display {
  private Display() {}

  static boolean present() {
    Map<String, String> environment = System.getenv();
    return !System.getProperty("os.name").equals("Linux")
        || !environment.getOrDefault("DISPLAY", "").isEmpty();
  }
}

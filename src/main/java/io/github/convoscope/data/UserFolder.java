package io.github.convoscope.data;

import java.nio.file.Path;

/**
 * The folder for the user's own data: the one that the system property {@code convoscope.user}
 * names, else the one that the operating system has for it.
 */
public final class UserFolder {
  private UserFolder() {}

  /** The folder; it may not exist yet. */
  public static Path path() {
    String named = System.getProperty("convoscope.user");
    if (named != null) {
      return Path.of(named);
    }
    String home = System.getProperty("user.home", "");
    String system = System.getProperty("os.name", "");
    String set = System.getenv("XDG_DATA_HOME");
    String roaming = System.getenv("APPDATA");
    Path data;
    if (set != null && !set.isBlank()) {
      data = Path.of(set);
    } else if (system.startsWith("Mac")) {
      data = Path.of(home, "Library", "Application Support");
    } else if (system.startsWith("Windows") && roaming != null) {
      data = Path.of(roaming);
    } else {
      data = Path.of(home, ".local", "share");
    }
    return data.resolve("convoscope");
  }
}

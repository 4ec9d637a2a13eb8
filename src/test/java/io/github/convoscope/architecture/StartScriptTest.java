package io.github.convoscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start script finds out about the machine, on machines of many kinds. */
class StartScriptTest {
  private static final String SCRIPTS =
      "set -eu; home=$PWD; javafx=; . scripts/machine.sh; . scripts/display.sh; ";

  @TempDir private Path folder;

  @BeforeEach
  void onLinux() {
    assumeTrue(System.getProperty("os.name").contains("Linux"), "for Linux");
    assumeTrue(Files.exists(Path.of("scripts/machine.sh")), "not in a checkout");
  }

  @Test
  void aWaylandDesktopWithoutXNeedsAVirtualDisplay() throws Exception {
    Map<String, String> wayland = Map.of("WAYLAND_DISPLAY", "wayland-0");
    assertEquals("1", told("virtual=; choose_display 2>/dev/null; echo $virtual", wayland));
    assertEquals("1", told("virtual=; choose_display; echo $virtual", Map.of()));
  }

  @Test
  void aDisplayThatNobodyServesIsDead() throws Exception {
    for (String dead : new String[] {":98765", "unix:98765", "localhost:59000.0", "nonsense"}) {
      assertEquals(
          "1",
          told("virtual=; choose_display 2>/dev/null; echo $virtual", Map.of("DISPLAY", dead)),
          dead);
    }
    String display = System.getenv("DISPLAY");
    assumeTrue(display != null && !display.isEmpty(), "there is no display");
    assertEquals("", told("virtual=; choose_display; echo $virtual", Map.of("DISPLAY", display)));
  }

  @Test
  void librariesInAnotherUsersHomeAreNotUsable() throws Exception {
    Path there = Files.createFile(folder.resolve("there .jar"));
    Path path = Files.writeString(folder.resolve("class-path.txt"), there + ":" + there + "\n");
    String ask = "libraries_are_readable '" + path + "' && echo yes || echo no";
    assertEquals("yes", told(ask, Map.of()));
    Files.writeString(path, there + ":" + folder.resolve("closed/x.jar"));
    assertEquals("no", told(ask, Map.of()));
  }

  @Test
  void anotherUsersCheckoutIsBuiltInAFolderOfOnesOwn() throws Exception {
    Path home = folder.resolve("Zoë Müller");
    Files.createDirectory(home);
    String own = told("own_build_folder", Map.of("HOME", home.toString()));
    assertEquals(home.resolve(".cache/convoscope"), Path.of(own).getParent());
    assertEquals("none", told("own_build_folder || echo none", Map.of("HOME", "")));
  }

  private static String told(String commands, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", SCRIPTS + commands);
    builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().remove("XDG_CACHE_HOME");
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}

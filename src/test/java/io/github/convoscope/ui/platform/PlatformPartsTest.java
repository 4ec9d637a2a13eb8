package io.github.convoscope.ui.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the system properties switch. */
class PlatformPartsTest {
  private static final String[] PROPERTIES = {
    PlatformParts.ALL,
    PlatformParts.SURFACE,
    PlatformParts.COPIES,
    PlatformParts.POINTER,
    "javafx.version",
    "prism.forceGPU",
    "os.name"
  };

  private final Map<String, @Nullable String> before = new HashMap<>();

  @BeforeEach
  void beOnLinuxWithoutAGraphicsCard() {
    for (String property : PROPERTIES) {
      before.put(property, System.getProperty(property));
      System.clearProperty(property);
    }
    System.setProperty("os.name", "Linux");
    System.setProperty("prism.forceGPU", "true");
    System.setProperty("javafx.version", "21.0.12");
  }

  @AfterEach
  void restore() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }

  @Test
  void onePropertySwitchesEverythingOff() {
    System.setProperty(PlatformParts.ALL, "off");
    PlatformParts parts = PlatformParts.choose();
    assertSame(WindowSurfaceRetention.NONE, parts.surface());
    assertSame(UnfilteredCopies.NONE, parts.copies());
    assertSame(UncompressedPointerMotion.NONE, parts.loadPointerMotion());
    assertSame(KeyboardLayout.UNKNOWN, parts.readKeyboard());
  }

  @Test
  void eachPartHasItsOwnProperty() {
    System.setProperty(PlatformParts.SURFACE, "off");
    assertSame(WindowSurfaceRetention.NONE, PlatformParts.choose().surface());
    assertNotSame(UnfilteredCopies.NONE, PlatformParts.choose().copies());
    System.clearProperty(PlatformParts.SURFACE);
    System.setProperty(PlatformParts.COPIES, "off");
    assertSame(UnfilteredCopies.NONE, PlatformParts.choose().copies());
    System.setProperty(PlatformParts.POINTER, "off");
    assertNotSame(WindowSurfaceRetention.NONE, PlatformParts.choose().surface());
    assertSame(UncompressedPointerMotion.NONE, PlatformParts.choose().loadPointerMotion());
  }

  @Test
  void thePropertyOfAPartWins() {
    System.setProperty(PlatformParts.ALL, "off");
    System.setProperty(PlatformParts.SURFACE, "on");
    assertNotSame(WindowSurfaceRetention.NONE, PlatformParts.choose().surface());
  }

  @Test
  void anotherJavaFxIsLeftAloneUnlessAskedFor() {
    for (String version : new String[] {"", "99", "99-ea+3", "2.1", "211.0.1"}) {
      System.setProperty("javafx.version", version);
      PlatformParts parts = PlatformParts.choose();
      assertSame(WindowSurfaceRetention.NONE, parts.surface(), version);
      assertSame(UnfilteredCopies.NONE, parts.copies(), version);
      assertSame(UncompressedPointerMotion.NONE, parts.loadPointerMotion(), version);
    }
    System.setProperty(PlatformParts.ALL, "on");
    assertNotSame(WindowSurfaceRetention.NONE, PlatformParts.choose().surface());
  }

  @Test
  void nothingIsDoneWhereItIsNotNeeded() {
    System.setProperty("prism.forceGPU", "false");
    System.setProperty("os.name", "Windows 11");
    System.setProperty(PlatformParts.ALL, "on");
    PlatformParts parts = PlatformParts.choose();
    assertSame(WindowSurfaceRetention.NONE, parts.surface());
    assertSame(UnfilteredCopies.NONE, parts.copies());
    assertSame(UncompressedPointerMotion.NONE, parts.loadPointerMotion());
  }

  @Test
  void theLogLineSaysWhatIsOnAndHowToSwitchIt() {
    System.setProperty(PlatformParts.POINTER, "off");
    assertEquals(
        "JavaFX 21.0.12. Keeping the window's surface between frames is on"
            + " (switch it off with -Dconvoscope.platform.surface=off)."
            + " Copying pictures without filtering is on"
            + " (switch it off with -Dconvoscope.platform.copies=off)."
            + " Delivering every position of the pointer is off (switched off)."
            + " Asking what the keys type is on (switch it off with"
            + " -Dconvoscope.platform.keyboard=off).",
        PlatformParts.choose().toString());
    System.setProperty("javafx.version", "99");
    String line = PlatformParts.choose().toString();
    assertTrue(line.contains("try it with -Dconvoscope.platform.surface=on"), line);
  }
}

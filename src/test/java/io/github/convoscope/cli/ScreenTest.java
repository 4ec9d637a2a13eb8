package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void linuxWithoutDisplayHasNoScreen() {
    assertEquals(Screen.NONE, Screen.of(true, Map.of()));
  }

  @Test
  void anEmptyDisplayIsNone() {
    assertEquals(Screen.NONE, Screen.of(true, Map.of("DISPLAY", "")));
  }

  @Test
  void theStartScriptsDisplayIsVirtual() {
    assertEquals(
        Screen.VIRTUAL,
        Screen.of(true, Map.of("DISPLAY", ":7", "CONVOSCOPE_VIRTUAL_DISPLAY", "1")));
  }

  @Test
  void otherSystemsAlwaysHaveAScreen() {
    assertEquals(Screen.REAL, Screen.of(false, Map.of()));
  }
}

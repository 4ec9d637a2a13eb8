package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetScreenTest {
  @Test
  void linuxWithoutDisplayHasNoScreen() {
    assertEquals(TargetScreen.NONE, TargetScreen.of(true, Map.of()));
  }

  @Test
  void anEmptyDisplayIsNone() {
    assertEquals(TargetScreen.NONE, TargetScreen.of(true, Map.of("DISPLAY", "")));
  }

  @Test
  void theStartScriptsDisplayIsVirtual() {
    assertEquals(
        TargetScreen.VIRTUAL,
        TargetScreen.of(true, Map.of("DISPLAY", ":7", "CONVOSCOPE_VIRTUAL_DISPLAY", "1")));
  }

  @Test
  void otherSystemsAlwaysHaveAScreen() {
    assertEquals(TargetScreen.REAL, TargetScreen.of(false, Map.of()));
  }
}

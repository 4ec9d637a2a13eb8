package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
  @Test
  void minutesAreToldBelowAnHourAndHoursFromThen() {
    assertEquals("a, about 0:07 left", TimeLeft.text("a", 7.4));
    assertEquals("a, about 59:59 left", TimeLeft.text("a", 3599.4));
    assertEquals("a, about 1 h 0 min left", TimeLeft.text("a", 3599.6));
    assertEquals("a, about 3 h 46 min left", TimeLeft.text("a", 13_559));
  }
}

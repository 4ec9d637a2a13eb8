package io.github.convoscope.ui.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void threeDecimalsThenFewer() {
    assertEquals("6.559", Numbers.plain(6.5591));
    assertEquals("0.072", Numbers.plain(0.072));
    assertEquals("10.00", Numbers.plain(9.99996));
    assertEquals("123.5", Numbers.plain(123.456));
    assertEquals("1235", Numbers.plain(1234.6));
  }

  @Test
  void signsAreTrue() {
    assertEquals("\u22120.114", Numbers.plain(-0.1141));
    assertEquals("0.000", Numbers.plain(-0.0001));
    assertEquals("+0.000", Numbers.signed(0));
    assertEquals("\u22120.000", Numbers.signed(-0.0003), "a term of a sum");
    assertEquals("+3.424", Numbers.signed(3.424));
    assertEquals("98.0\u2009%", Numbers.percent(0.98));
    assertEquals("\u22120.07", Numbers.brief(-0.07));
  }

  @Test
  void smallNumbersHaveAThirdDecimalInTheSameRoom() {
    assertEquals("\u2212.056", Numbers.brief(-0.0561, 0.06));
    assertEquals(".000", Numbers.brief(0, 0.06));
    assertEquals("\u22120.06", Numbers.brief(-0.0561, 0.7));
    assertEquals("1.056", Numbers.brief(1.056, 0.06), "what lies beyond the reach");
  }
}

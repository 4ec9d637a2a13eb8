package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.network.ActivationFunction;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArithmeticNumbersTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void theDecimalsFollowTheLanguage() {
    Locale.setDefault(Locale.GERMANY);
    assertEquals("6,559", ArithmeticNumbers.plain(6.5591));
    assertEquals("98,0\u00a0%", ArithmeticNumbers.percent(0.98));
    assertEquals("\u2212,056", ArithmeticNumbers.brief(-0.0561, 0.06));
    assertEquals("1235", ArithmeticNumbers.plain(1234.6));
    assertEquals("; ", ArithmeticNumbers.between());
    ActivationFunction relu = ActivationFunction.RELU;
    assertEquals("ReLU: max(0; 1,250)", FunctionText.of(relu, 1.25, 1.25).computation());
    Locale.setDefault(Locale.UK);
    assertEquals("6.559", ArithmeticNumbers.plain(6.5591));
    assertEquals("ReLU: max(0, 1.250)", FunctionText.of(relu, 1.25, 1.25).computation());
  }

  @Test
  void threeDecimalsThenFewer() {
    assertEquals("6.559", ArithmeticNumbers.plain(6.5591));
    assertEquals("0.072", ArithmeticNumbers.plain(0.072));
    assertEquals("10.00", ArithmeticNumbers.plain(9.99996));
    assertEquals("123.5", ArithmeticNumbers.plain(123.456));
    assertEquals("1235", ArithmeticNumbers.plain(1234.6));
  }

  @Test
  void signsAreTrue() {
    assertEquals("\u22120.114", ArithmeticNumbers.plain(-0.1141));
    assertEquals("0.000", ArithmeticNumbers.plain(-0.0001));
    assertEquals("+0.000", ArithmeticNumbers.signed(0));
    assertEquals("\u22120.000", ArithmeticNumbers.signed(-0.0003), "a term of a sum");
    assertEquals("+3.424", ArithmeticNumbers.signed(3.424));
    assertEquals("98.0\u00a0%", ArithmeticNumbers.percent(0.98));
    assertEquals("\u22120.07", ArithmeticNumbers.brief(-0.07));
  }

  @Test
  void smallNumbersHaveAThirdDecimalInTheSameRoom() {
    assertEquals("\u2212.056", ArithmeticNumbers.brief(-0.0561, 0.06));
    assertEquals(".000", ArithmeticNumbers.brief(0, 0.06));
    assertEquals("\u22120.06", ArithmeticNumbers.brief(-0.0561, 0.7));
    assertEquals("1.056", ArithmeticNumbers.brief(1.056, 0.06), "what lies beyond the reach");
  }
}

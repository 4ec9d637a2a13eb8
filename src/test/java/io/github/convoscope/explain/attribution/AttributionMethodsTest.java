package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered method must have, so that command line and window can offer it. */
class AttributionMethodsTest {
  static List<AttributionMethod> methods() {
    return AttributionMethods.ALL;
  }

  @Test
  void methodsAndOptionsHaveNamesOfTheirOwn() {
    Set<String> ids = new HashSet<>();
    Map<String, MethodOption<?>> options = new HashMap<>();
    for (AttributionMethod method : AttributionMethods.ALL) {
      assertTrue(method.id().matches("[a-z]+(-[a-z]+)*"), method.id());
      assertTrue(ids.add(method.id()), method.id());
      for (MethodOption<?> option : method.options()) {
        assertTrue(option.name().matches("[a-z]+(-[a-z]+)*"), option.name());
        MethodOption<?> other = options.put(option.name(), option);
        assertTrue(other == null || other.equals(option), option.name());
        assertFalse(option.help().isBlank(), option.name());
      }
    }
    assertEquals(Optional.empty(), AttributionMethods.named("guess"));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isFoundByNameAndHasTexts(AttributionMethod method) {
    assertSame(method, AttributionMethods.named(method.id()).orElseThrow());
    for (String part : List.of("", ".about", ".weakness")) {
      Message message = Message.of("attribution.method." + method.id() + part);
      assertFalse(Messages.text(message, Locale.ENGLISH).isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void withoutValuesItKeepsItsDefaultsAndItsPreviewIsLive(AttributionMethod method) {
    assertEquals(method, method.with(new OptionValues(Map.of())));
    assertTrue(method.preview().live());
    method
        .withAdaptiveSteps()
        .ifPresent(
            adaptive -> {
              assertEquals(method.id(), adaptive.id());
              assertEquals(Optional.empty(), adaptive.withAdaptiveSteps());
            });
  }

  @Test
  void valuesReachTheMethod() {
    OptionValues values =
        new OptionValues(
            Map.of(
                "samples",
                3,
                "sigma",
                0.5,
                "smoothing",
                SmoothGrad.Smoothing.SQUARED,
                "seed",
                9L,
                "steps",
                7,
                "stride",
                2));
    assertEquals(
        new SmoothGrad(3, 0.5, SmoothGrad.Smoothing.SQUARED, 9), SmoothGrad.DEFAULT.with(values));
    assertEquals(new IntegratedGradients(7, false), IntegratedGradients.DEFAULT.with(values));
    assertEquals(new Occlusion(4, 2), Occlusion.DEFAULT.with(values));
    assertEquals(new GradCam(3, false), new GradCam(3, true).with(values));
    assertEquals(new GradCam(5, true), new GradCam(3, true).at(5));
    assertThrows(
        ClassCastException.class,
        () -> IntegratedGradients.DEFAULT.with(new OptionValues(Map.of("steps", "7"))));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    SmoothGrad.Smoothing mean = SmoothGrad.Smoothing.MEAN;
    assertRefused("attribution.at-least", () -> new IntegratedGradients(0, false));
    assertRefused("attribution.at-least", () -> new SmoothGrad(0, 0.1, mean, 0));
    assertRefused("attribution.at-least", () -> new SmoothGrad(5, -0.1, mean, 0));
    assertRefused("attribution.at-least", () -> new SmoothGrad(5, Double.NaN, mean, 0));
    assertRefused(
        "attribution.at-least", () -> new SmoothGrad(5, Double.POSITIVE_INFINITY, mean, 0));
    assertRefused("attribution.at-least", () -> new Occlusion(0, 1));
    assertRefused("attribution.at-least", () -> new Occlusion(3, 0));
    assertRefused("attribution.stride-above-window", () -> new Occlusion(3, 4));
  }

  @Test
  void onlyAWindowThatTheInputHasRoomForFits() {
    NetworkSpec spec = dense(Shape.maps(1, 3, 9));
    new Occlusion(3, 1).check(spec);
    assertRefused("attribution.window-above-input", () -> new Occlusion(4, 1).check(spec));
    new Occlusion(4, 1).check(dense(Shape.units(16)));
  }

  private static NetworkSpec dense(Shape input) {
    return new NetworkBuilder("dense", input)
        .output("output", 2, ActivationFunction.SOFTMAX)
        .build();
  }

  private static void assertRefused(String key, Executable action) {
    assertEquals(key, assertThrows(Problem.class, action).what().key());
  }
}

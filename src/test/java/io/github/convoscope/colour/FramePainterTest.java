package io.github.convoscope.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramePainterTest {
  private static final NetworkSpec SPEC =
      new NetworkBuilder("test", Shape.maps(1, 2, 2))
          .convolution("conv", 2, Window.same(1), ActivationFunction.RELU)
          .dense("dense", 3, ActivationFunction.TANH)
          .output("output", 2, ActivationFunction.SOFTMAX)
          .build(List.of("a", "b"));

  private final Activations activations = new Activations(SPEC, 2);
  private final FrameColours frame = new FrameColours(SPEC);

  FramePainterTest() {
    fill(0, 0, 1, 0.5f, 0, /* second example */ 1, 1, 1, 1);
    fill(1, 0, 1, 2, 4, 0, 0, 0.5f, 0.25f, /* second example */ 8, 0, 0, 0, 0, 0, 0, 0);
    fill(2, -1, 0, 0.5f, /* second example */ 1, 0, 0);
    fill(3, 0.25f, 0.75f, /* second example */ 1, 0);
  }

  private void fill(int layer, float... values) {
    System.arraycopy(values, 0, activations.after(layer), 0, values.length);
  }

  private FramePainter painter(RangeMode mode) {
    return new FramePainter(SPEC, Palette.DEFAULT, mode, Ranges.seen(SPEC, activations));
  }

  @Test
  void layersSpreadOverTheirOwnRange() {
    painter(RangeMode.LAYER).paint(activations, 0, frame);
    ColourScale scale = frame.scale(1);
    assertEquals(8, scale.high());
    assertEquals(scale.colour(4), frame.of(1)[3]);
    assertEquals(Palette.DEFAULT.sequential().colour(0.5), frame.of(1)[3]);
  }

  @Test
  void unitsSpreadOverTheirOwnRange() {
    painter(RangeMode.UNIT).paint(activations, 0, frame);
    assertEquals(Palette.DEFAULT.sequential().colour(1), frame.of(1)[6]);
    assertEquals(Palette.DEFAULT.sequential().colour(0.5), frame.of(1)[3]);
  }

  @Test
  void aNetworkHasOneRangeButInputAndProbabilitiesKeepTheirs() {
    painter(RangeMode.NETWORK).paint(activations, 0, frame);
    assertEquals(8, frame.scale(1).high());
    assertEquals(8, frame.scale(2).high());
    assertEquals(1, frame.scale(0).high());
    assertEquals(1, frame.scale(3).high());
  }

  @Test
  void aFitFollowsTheDrawing() {
    painter(RangeMode.FIT).paint(activations, 0, frame);
    assertEquals(4, frame.scale(1).high());
    painter(RangeMode.FIT).paint(activations, 1, frame);
    assertEquals(8, frame.scale(1).high());
  }

  @Test
  void signedLayersDivergeAroundZero() {
    painter(RangeMode.LAYER).paint(activations, 0, frame);
    assertTrue(frame.scale(2).map().diverging());
    assertEquals(-frame.scale(2).high(), frame.scale(2).low());
    assertFalse(frame.scale(1).map().diverging());
  }

  @Test
  void theSecondExampleIsAnother() {
    painter(RangeMode.LAYER).paint(activations, 1, frame);
    assertEquals(Palette.DEFAULT.sequential().colour(1), frame.of(1)[0]);
    assertEquals(Palette.DEFAULT.sequential().colour(0), frame.of(1)[3]);
  }

  @Test
  void theLightThemeHasItsOwnColoursOfTheSameMaps() {
    FramePainter dark =
        new FramePainter(SPEC, Palette.DEFAULT, RangeMode.LAYER, Ranges.unknown(SPEC), false);
    FramePainter light =
        new FramePainter(SPEC, dark.palette(), RangeMode.LAYER, Ranges.unknown(SPEC), true);
    assertEquals(Palette.DEFAULT, dark.palette());
    assertEquals(Palette.DEFAULT.on(true), light.palette());
    FramePainter back =
        new FramePainter(SPEC, light.palette(), RangeMode.LAYER, Ranges.unknown(SPEC), false);
    assertEquals(dark.scale(1, 0), back.scale(1, 0));
    assertEquals(Palette.DEFAULT.on(true).sequential(), light.scale(1, 0).map());
  }

  @Test
  void whatIsNotLitIsDimmed() {
    Emphasis emphasis = new Emphasis(SPEC).add(new Neuron(1, 0, 1, 1));
    painter(RangeMode.LAYER).paint(activations, 0, emphasis, frame);
    assertEquals(frame.scale(1).colour(4), frame.of(1)[3]);
    assertEquals(frame.scale(1).dimmed().colour(2), frame.of(1)[2]);
    assertEquals(frame.scale(2).dimmed().colour(-1), frame.of(2)[0]);
  }

  @Test
  void otherValuesTakeTheirOwnScale() {
    ColourScale scale = ColourScale.symmetric(Palette.DEFAULT.diverging(), 2);
    painter(RangeMode.LAYER).paint(0, new float[] {-2, 0, 1, 2}, scale, null, frame);
    assertEquals(scale, frame.scale(0));
    assertEquals(scale.colour(-2), frame.of(0)[0]);
  }
}

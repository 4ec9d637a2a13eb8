package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InputEncoderTest {
  private static final Drawing SEVEN =
      Drawing.of(Stroke.of(120, 120, 380, 120, 360, 180, 240, 400), Stroke.of(180, 260, 330, 260));
  private static final InputRange SIGNED = new InputRange(-1, 1);

  @Test
  void aDrawingIsNormalisedIntoEveryChannel() {
    float[] ink = new Normaliser(InputFraming.of(32, 32)).normalise(SEVEN).ink();
    InputEncoder encoder = new InputEncoder(Shape.maps(3, 32, 32), InputRange.INK);
    EncodedInput encoded = encoder.encode(SEVEN);
    for (int channel = 0; channel < 3; channel++) {
      int from = channel * ink.length;
      assertArrayEquals(ink, Arrays.copyOfRange(encoded.tensor(), from, from + ink.length));
    }
    assertArrayEquals(ink, encoded.picture().ink());
  }

  @Test
  void inkBecomesTheNumbersThatTheNetworkTakes() {
    Shape shape = Shape.maps(1, 20, 30);
    float[] ink = new InputEncoder(shape, InputRange.INK).encode(SEVEN).tensor();
    EncodedInput signed = new InputEncoder(shape, SIGNED).encode(SEVEN);
    for (int i = 0; i < ink.length; i++) {
      assertEquals(2 * ink[i] - 1, signed.tensor()[i], 1e-6);
    }
    assertArrayEquals(ink, signed.picture().ink());
  }

  @Test
  void aFlatInputIsThePictureOfItsUnitsThatIsNearestToASquare() {
    assertEquals(Shape.maps(1, 28, 28), InputEncoder.pictureShape(Shape.units(784)));
    assertEquals(Shape.maps(1, 15, 20), InputEncoder.pictureShape(Shape.units(300)));
    assertEquals(Shape.maps(1, 1, 307), InputEncoder.pictureShape(Shape.units(307)));
    assertEquals(Shape.maps(1, 1, 1), InputEncoder.pictureShape(Shape.units(1)));
    assertEquals(Shape.maps(3, 8, 9), InputEncoder.pictureShape(Shape.maps(3, 8, 9)));
    InputEncoder flat = new InputEncoder(Shape.units(300), InputRange.INK);
    InputEncoder maps = new InputEncoder(Shape.maps(1, 15, 20), InputRange.INK);
    assertArrayEquals(maps.encode(SEVEN).tensor(), flat.encode(SEVEN).tensor());
  }

  @Test
  void anImageOfTheInputsSizeIsTakenAsItIs() {
    float[] ink = new float[28 * 28];
    ink[0] = 0.5f;
    GreyImage image = new GreyImage(28, 28, ink);
    EncodedInput encoded = InputEncoder.digits().encode(image);
    assertArrayEquals(ink, encoded.tensor());
    assertSame(image, encoded.picture().image());
    assertEquals(new Fit(1, 0, 0), encoded.picture().fit());
  }

  @Test
  void anImageOfAnotherSizeIsNormalisedOrResized() {
    float[] ink = new float[60 * 40];
    Arrays.fill(ink, 0, 400, 1);
    GreyImage image = new GreyImage(60, 40, ink);
    Normaliser normaliser = new Normaliser(InputFraming.MNIST);
    InputEncoder encoder = InputEncoder.digits();
    assertArrayEquals(normaliser.normalise(image).ink(), encoder.encode(image).tensor());
    assertArrayEquals(normaliser.reduce(image).ink(), encoder.encode(image, false).tensor());
  }

  @Test
  void anArrayIsUntouchedOrRefused() {
    InputEncoder encoder = new InputEncoder(Shape.maps(1, 2, 3), SIGNED);
    float[] values = {-7, 0, 0.1f, 4, 5, 6};
    assertSame(values, encoder.tensor(new int[] {1, 2, 3}, values, "a"));
    assertSame(values, encoder.tensor(new int[] {2, 3}, values, "a"));
    refused("model.wrong-shape", encoder, values, 3, 2);
    refused("model.wrong-shape", encoder, values, 6);
    refused("model.not-finite", encoder, new float[] {1, 2, 3, 4, 5, Float.NaN}, 2, 3);
    InputEncoder flat = new InputEncoder(Shape.units(6), InputRange.INK);
    assertSame(values, flat.tensor(new int[] {6}, values, "a"));
  }

  private static void refused(String key, InputEncoder encoder, float[] values, int... shape) {
    Problem problem = assertThrows(Problem.class, () -> encoder.tensor(shape, values, "a.npy"));
    assertEquals(key, problem.what().key());
    assertEquals("a.npy", problem.what().args().get(0));
  }

  @Test
  void whereAnImageLiesOnThePadLeadsToTheSamePixels() {
    GreyImage image = new GreyImage(50, 100, new float[5000]);
    Fit fit = InputEncoder.digits().encode(image, false).picture().fit();
    Fit onPad = fit.ofImageOnPad(50, 100);
    // The image's left upper corner lies on the pad at a quarter of its height.
    assertEquals(fit.dx(), onPad.scale() * 0 + onPad.dx(), 1e-9);
    assertEquals(fit.dy(), onPad.scale() * 125 + onPad.dy(), 1e-9);
    assertEquals(100 * fit.scale() + fit.dx(), 500 * onPad.scale() + onPad.dx(), 1e-9);
  }
}

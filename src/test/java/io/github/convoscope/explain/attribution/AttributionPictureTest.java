package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Shape;
import org.junit.jupiter.api.Test;

class AttributionPictureTest {
  @Test
  void theChannelsOfAnInputAreSummed() {
    AttributionPicture picture =
        AttributionPicture.of(map(0, Shape.maps(2, 1, 3), 1, 2, 3, 10, 20, -30));
    assertEquals(1, picture.rows());
    assertArrayEquals(new double[] {11, 22, -27}, picture.values());
    assertEquals(27, picture.largest());
  }

  @Test
  void theMapsOfALayerLieSideBySide() {
    AttributionPicture picture =
        AttributionPicture.of(map(1, Shape.maps(3, 1, 2), 1, 2, 3, 4, 5, 6));
    assertEquals(2, picture.rows());
    assertEquals(4, picture.columns());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 0, 0}, picture.values());
  }

  @Test
  void aFlatInputIsASquareAndUnitsAreCells() {
    assertArrayEquals(
        new double[] {1, 2, 3, 4},
        AttributionPicture.of(map(0, Shape.units(4), 1, 2, 3, 4)).values());
    assertArrayEquals(
        new double[] {3, 7},
        AttributionPicture.ofUnits(map(1, Shape.maps(2, 1, 2), 1, 2, 3, 4)).values());
  }

  @Test
  void aFlatInputThatIsNoSquareLiesAsItWasEncoded() {
    AttributionPicture picture = AttributionPicture.of(map(0, Shape.units(300), new double[300]));
    Shape encoded = InputEncoder.pictureShape(Shape.units(300));
    assertEquals(encoded.rows(), picture.rows());
    assertEquals(encoded.columns(), picture.columns());
  }

  private static Attribution map(int layer, Shape shape, double... values) {
    return new Attribution(
        Saliency.DEFAULT,
        new AttributionTarget.Logit(0),
        layer,
        shape,
        values,
        0,
        0,
        false,
        0,
        null);
  }
}

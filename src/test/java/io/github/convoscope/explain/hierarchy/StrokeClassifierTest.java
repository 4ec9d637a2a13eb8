package io.github.convoscope.explain.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.network.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrokeClassifierTest {
  private static final Shape SHAPE = Shape.maps(1, 28, 28);
  private final float[] image = new float[784];

  @Test
  void classifiesTheInkAroundAPoint() {
    stroke(4, 14, 24, 14);
    assertEquals(StrokeKind.STRAIGHT, at(14, 14));
    assertEquals(StrokeKind.END, at(5, 14));
    assertEquals(StrokeKind.BESIDE, at(14, 8));
    stroke(14, 14, 14, 24);
    assertEquals(StrokeKind.JUNCTION, at(14, 14));
  }

  @Test
  void distinguishesBendsFromStraightStrokesAndBlots() {
    stroke(4, 14, 14, 14);
    stroke(14, 14, 14, 24);
    assertEquals(StrokeKind.BEND, at(14, 14));
    Arrays.fill(image, 1);
    assertEquals(StrokeKind.BLOT, at(14, 14));
    Arrays.fill(image, 0);
    image[14 * 28 + 14] = 1;
    assertEquals(StrokeKind.BLOT, at(14, 14));
  }

  private StrokeKind at(int row, int column) {
    return StrokeClassifier.at(SHAPE, image, row, column);
  }

  private void stroke(int fromRow, int fromColumn, int toRow, int toColumn) {
    for (int step = 0; step <= 40; step++) {
      int row = Math.round(fromRow + (toRow - fromRow) * step / 40f);
      int column = Math.round(fromColumn + (toColumn - fromColumn) * step / 40f);
      image[row * 28 + column] = 1;
    }
  }
}

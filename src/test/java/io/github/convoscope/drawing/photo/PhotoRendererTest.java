package io.github.convoscope.drawing.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.Pad;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the network sees of a photograph that was framed, painted, covered, turned, adjusted. */
class PhotoRendererTest {
  private static final int SIDE = 32;

  private final PhotoRenderer renderer = new PhotoRenderer();
  private final Photo photo = Photo.of(random(90, 130, 3));
  private final EditedPhoto plain = EditedPhoto.of(photo);

  private static ColourImage random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new ColourImage(rows, columns, values);
  }

  /** A picture without fine patterns: light rises to the right, to the bottom, to both. */
  private static ColourImage slopes(int rows, int columns) {
    float[] values = new float[3 * rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        values[at] = (column + .5f) / columns;
        values[rows * columns + at] = (row + .5f) / rows;
        values[2 * rows * columns + at] = (values[at] + values[rows * columns + at]) / 2;
      }
    }
    return new ColourImage(rows, columns, values);
  }

  private float[] seen(EditedPhoto edited) {
    return renderer.render(edited, SIDE, SIDE).values();
  }

  @Test
  void theFrameInTheMiddleGivesTheBitsOfThePictureItself() {
    float[] wanted = photo.image().scaled(SIDE, SIDE, SIDE / 90.0, 0).values();
    assertArrayEquals(wanted, seen(plain));
  }

  @Test
  void aMovedFrameGivesWhatThePartAloneWouldGive() {
    PhotoFrame frame = PhotoFrame.middle(photo).resized(SIDE, 0, 0, photo).moved(-7, -9, photo);
    int left = (int) Math.round(frame.left());
    int top = (int) Math.round(frame.top());
    EditedPhoto moved = plain.with(new PhotoFrame(left + SIDE / 2.0, top + SIDE / 2.0, SIDE));
    float[] seen = seen(moved);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        assertEquals(
            photo.image().values()[(top + row) * 130 + left + column],
            seen[row * SIDE + column],
            1e-6);
      }
    }
  }

  @Test
  void aSmallerCopyShowsTheSame() {
    Photo large = Photo.of(slopes(1200, 1600));
    PhotoFrame frame = PhotoFrame.middle(large).moved(-33, 0, large);
    float[] seen = seen(EditedPhoto.of(large, frame));
    float[] exact =
        large.image().part(SIDE, SIDE, SIDE / 1200.0, frame.left(), frame.top(), 0).values();
    assertArrayEquals(exact, seen, 2e-3f);
    assertTrue(large.level(SIDE / 1200.0).rows() < 150, "a copy of a few pixels was used");
    assertEquals(1200, large.level(1).rows());
  }

  @Test
  void aFrameAroundEverythingHasBlackEdges() {
    float[] seen = seen(plain.with(PhotoFrame.whole(photo, 1, 1)));
    assertEquals(0, seen[SIDE / 2]);
    assertTrue(seen[SIDE / 2 * SIDE] > 0, "the left edge is in the picture");
  }

  @Test
  void theWholePhotographIsKeptAsItIs() {
    assertArrayEquals(photo.image().values(), PhotoRenderer.whole(plain).values());
    EditedPhoto edited =
        plain
            .plus(PaintStroke.brush(65, 45, 40, 0xff0000))
            .with(new CoverPatch(20, 20, 10, CoverPatch.Filling.GREY))
            .with(Adjustments.NONE.withBlur(1))
            .turned();
    ColourImage whole = PhotoRenderer.whole(edited);
    assertEquals(130, whole.rows());
    assertEquals(1, whole.values()[65 * 90 + 45]);
    assertEquals(photo.image().values()[89 * 130], whole.values()[0]);
  }

  @Test
  void fourTurnsAndTwoFlipsAreNothing() {
    EditedPhoto turned = plain.turned();
    assertFalse(Arrays.equals(seen(plain), seen(turned)));
    assertArrayEquals(seen(plain), seen(turned.turned().turned().turned()));
    assertArrayEquals(seen(plain), seen(plain.flipped().flipped()));
    assertEquals(turned.flipped().turned().flipped(), plain);
  }

  @Test
  void aTurnIsClockwiseAndAFlipMirrorsWhatIsSeen() {
    float[] before = seen(plain);
    float[] turned = seen(plain.turned());
    float[] flipped = seen(plain.turned().flipped());
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        float wanted = before[(SIDE - 1 - column) * SIDE + row];
        assertEquals(wanted, turned[row * SIDE + column]);
        assertEquals(wanted, flipped[row * SIDE + SIDE - 1 - column]);
      }
    }
  }

  @Test
  void paintCoversAndTheRubberRestoresEveryBit() {
    EditedPhoto painted = plain.plus(PaintStroke.brush(65, 45, 40, 0x3366ff));
    float[] seen = seen(painted);
    int middle = SIDE / 2 * SIDE + SIDE / 2;
    assertArrayEquals(
        new float[] {0x33 / 255f, 0x66 / 255f, 1},
        new float[] {seen[middle], seen[SIDE * SIDE + middle], seen[2 * SIDE * SIDE + middle]});
    assertArrayEquals(seen(plain), seen(painted.plus(PaintStroke.rubber(65, 45, 60))));
  }

  @Test
  void aStrokeThatGrowsIsPaintedAsIfItWereNew() {
    PaintStroke first = PaintStroke.brush(30, 30, 9, 0xff0000).plus(80, 40);
    PaintStroke growing = PaintStroke.brush(40, 60, 7, 0x00ff00);
    EditedPhoto edited = plain.plus(first).plus(growing);
    seen(edited);
    for (int x = 45; x < 100; x += 5) {
      growing = growing.plus(x, 60 - x / 4.0);
      edited = edited.withLast(growing);
      assertArrayEquals(new PhotoRenderer().render(edited, SIDE, SIDE).values(), seen(edited));
    }
    EditedPhoto undone = plain.plus(first);
    assertArrayEquals(new PhotoRenderer().render(undone, SIDE, SIDE).values(), seen(undone));
    assertArrayEquals(new PhotoRenderer().render(plain, SIDE, SIDE).values(), seen(plain));
  }

  @ParameterizedTest
  @EnumSource(CoverPatch.Filling.class)
  void aCoverHidesItsSquareAndNothingElse(CoverPatch.Filling filling) {
    // Eight pixels of the input wide, from column 4 and row 10 on.
    double pixel = 90.0 / SIDE;
    CoverPatch cover = new CoverPatch(20 + 8 * pixel, 14 * pixel, 8 * pixel, filling);
    float[] before = seen(plain);
    float[] seen = seen(plain.with(cover));
    double[] mean = new double[3];
    for (int i = 0; i < before.length; i++) {
      mean[i / (SIDE * SIDE)] += before[i] / (SIDE * SIDE);
    }
    float[] blurred = PhotoFilters.blurred(new ColourImage(SIDE, SIDE, before), 8 / 6.0).values();
    for (int i = 0; i < seen.length; i++) {
      int row = i / SIDE % SIDE;
      int column = i % SIDE;
      boolean inside = row >= 10 && row < 18 && column >= 4 && column < 12;
      double hidden =
          switch (filling) {
            case GREY -> .5;
            case MEAN -> mean[i / (SIDE * SIDE)];
            case BLURRED -> blurred[i];
          };
      assertEquals(inside ? hidden : before[i], seen[i], 1e-6, row + ", " + column);
    }
  }

  @Test
  void aCoverTurnsWithThePicture() {
    CoverPatch cover = new CoverPatch(40, 30, 20, CoverPatch.Filling.GREY);
    ColourImage upright = renderer.render(plain.with(cover), SIDE, SIDE);
    assertArrayEquals(
        Orientation.UPRIGHT.turned().of(upright).values(), seen(plain.with(cover).turned()));
  }

  @Test
  void adjustmentsDoWhatTheySay() {
    Adjustments none = Adjustments.NONE;
    float[] before = seen(plain);
    assertSame(photo, plain.with(none.withBlur(.2)).with(none).photo());
    assertArrayEquals(before, seen(plain.with(none.withBlur(.2)).with(none)));

    float[] grey = seen(plain.with(none.withGrey(1)));
    for (int i = 0; i < SIDE * SIDE; i++) {
      float bright =
          .299f * before[i] + .587f * before[SIDE * SIDE + i] + .114f * before[2 * SIDE * SIDE + i];
      assertEquals(bright, grey[i], 1e-5);
      assertEquals(grey[i], grey[2 * SIDE * SIDE + i], 1e-6);
    }
    for (float value : seen(plain.with(none.withContrast(0)))) {
      assertEquals(.5f, value);
    }
    float[] noisy = seen(plain.with(none.withNoise(.2)));
    assertArrayEquals(noisy, seen(plain.with(none.withNoise(.2))), "the same noise each time");
    double squares = 0;
    double mean = 0;
    for (int i = 0; i < noisy.length; i++) {
      squares += Math.pow(noisy[i] - before[i], 2) / noisy.length;
      mean += (noisy[i] - before[i]) / noisy.length;
    }
    assertEquals(.1, Math.sqrt(squares), .01);
    assertEquals(0, mean, .01);
    assertTrue(variance(seen(plain.with(none.withBlur(1)))) < variance(before) / 4);
  }

  private static double variance(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    return squares / values.length - Math.pow(sum / values.length, 2);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "3,1"})
  void padUnitsFallOnTheInputsPixels(int turns, int flips) {
    EditedPhoto edited = plain.with(PhotoFrame.middle(photo).moved(-8, 0, photo));
    for (int i = 0; i < turns; i++) {
      edited = edited.turned();
    }
    edited = flips == 0 ? edited : edited.flipped();
    double unit = 130 / Pad.SIZE;
    Orientation seen = edited.orientation();
    double shownHeight = seen.onItsSide() ? 130 : 90;
    double shownWidth = seen.onItsSide() ? 90 : 130;
    // A point of the photograph on the pad, and in the input.
    double x = 40;
    double y = 31;
    double padX = (seen.shownX(x, y, 130, 90) - shownWidth / 2) / unit + Pad.SIZE / 2;
    double padY = (seen.shownY(x, y, 130, 90) - shownHeight / 2) / unit + Pad.SIZE / 2;
    double scale = SIDE / 90.0;
    double column = seen.shownX(scale * (x - 12), scale * y, SIDE, SIDE);
    double row = seen.shownY(scale * (x - 12), scale * y, SIDE, SIDE);
    Fit fit = edited.fit(SIDE, SIDE);
    assertEquals(column, fit.scale() * padX + fit.dx(), 1e-9);
    assertEquals(row, fit.scale() * padY + fit.dy(), 1e-9);
  }

  @Test
  void aFrameStaysInThePhotograph() {
    PhotoFrame middle = PhotoFrame.middle(photo);
    assertEquals(new PhotoFrame(65, 45, 90), middle);
    assertEquals(45, middle.moved(-100, -100, photo).centreX());
    PhotoFrame small = middle.resized(30, 65, 45, photo);
    assertEquals(new PhotoFrame(65, 45, 30), small);
    assertEquals(new PhotoFrame(115, 75, 30), small.moved(1000, 1000, photo));
    assertEquals(130, small.resized(1e6, 0, 0, photo).side());
    assertEquals(8, small.resized(0, 65, 45, photo).side());
    PhotoFrame around = middle.resized(45, 20, 0, photo);
    assertEquals(new PhotoFrame(42.5, 22.5, 45), around);
  }
}

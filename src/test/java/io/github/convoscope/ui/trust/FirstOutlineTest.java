package io.github.convoscope.ui.trust;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.explain.trust.Silhouette;
import org.junit.jupiter.api.Test;

/** The outline that the page begins with is that of its object. */
class FirstOutlineTest {
  private static final int SIDE = ConflictPicture.SIDE;

  @Test
  void theBalloonIsFoundWithItsBasketAndWithoutTheClouds() {
    ColourImage balloon =
        new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo("balloon")), SIDE, SIDE);
    Silhouette found = Silhouette.of(balloon, ShapeSection.BALLOON);
    assertTrue(at(found, 90, 128), "the balloon");
    assertTrue(at(found, 215, 127), "the basket");
    assertFalse(at(found, 200, 70), "the cloud on the left");
    assertFalse(at(found, 174, 190), "the cloud on the right");
    assertFalse(at(found, 30, 60), "the sky");
  }

  private static boolean at(Silhouette found, int row, int column) {
    return found.inside()[row * found.columns() + column];
  }
}

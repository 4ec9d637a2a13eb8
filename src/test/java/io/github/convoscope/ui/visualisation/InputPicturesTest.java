package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import org.junit.jupiter.api.Test;

/** The pictures of the atlas. */
class InputPicturesTest {
  @Test
  void kernelsHaveTheColoursThatTheyHaveInCardsAndFilters() {
    float[] weights = {0.25f, -0.75f, 0};
    assertEquals(
        ColourScale.symmetric(Palette.DEFAULT.weights(), 0.75f),
        InputPictures.weightScale(Palette.DEFAULT, weights));
  }
}

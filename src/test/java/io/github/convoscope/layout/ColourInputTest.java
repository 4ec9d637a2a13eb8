package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import org.junit.jupiter.api.Test;

/** The picture before the three planes of an input in colours. */
class ColourInputTest {
  private static final NetworkSpec COLOUR =
      Networks.of("colour", Shape.maps(3, 32, 24), Shape.maps(64, 32, 24), Shape.units(10));

  @Test
  void thePictureHasAPlaceOfItsOwnOnTheBoardInEveryArrangement() {
    for (Arrangement arrangement : Arrangements.ALL) {
      LayerPlace place = NetworkLayout.of(COLOUR, OpenLayers.all(COLOUR), arrangement).place(0);
      assertTrue(place.hasPicture());
      double left = place.left(LayerPlace.PICTURE);
      double top = place.top(LayerPlace.PICTURE);
      assertEquals(-place.width() / 2, left, 1e-9, arrangement.name());
      assertEquals(-place.height() / 2, top, 1e-9, arrangement.name());
      for (int channel = 0; channel < 3; channel++) {
        boolean beside = place.left(channel) >= left + place.mapWidth();
        boolean below = place.top(channel) >= top + place.mapHeight();
        assertTrue(beside || below, arrangement.name() + ": map " + channel + " covers it");
        assertTrue(place.left(channel) + place.mapWidth() <= place.width() / 2 + 1e-9);
        assertTrue(place.top(channel) + place.mapHeight() <= place.height() / 2 + 1e-9);
        Neuron neuron = new Neuron(0, channel, 31, 5);
        assertEquals(
            neuron,
            place.cellAt(
                place.left(channel) + 5.5 * place.cell(),
                place.top(channel) + 31.5 * place.cell()));
      }
      assertNull(
          place.cellAt(left + place.mapWidth() / 2, top + place.mapHeight() / 2),
          "the picture is no neuron");
    }
  }

  @Test
  void onlyAnInputOfThreeMapsHasAPicture() {
    NetworkSpec grey = Networks.digits();
    for (LayerPlace place : NetworkLayout.of(grey).places()) {
      assertFalse(place.hasPicture());
    }
    NetworkSpec later = Networks.of("later", Shape.maps(1, 8, 8), Shape.maps(3, 8, 8));
    assertFalse(NetworkLayout.of(later).place(1).hasPicture());
  }
}

package io.github.convoscope.scene;

import java.util.Arrays;
import java.util.Map;

/**
 * Keeps how the layers are to look, and gives new nodes for them the same look. JavaFX thread, but
 * for its construction.
 */
final class LayersLook {
  /** By index of the layer. */
  final boolean[] visible;

  private double relief = 1;
  private Map<Integer, UnitPictures> pictures = Map.of();
  private boolean light;

  /** All layers visible, with the usual relief, on the dark surface. */
  LayersLook(int layers) {
    visible = new boolean[layers];
    Arrays.fill(visible, true);
  }

  /** How far cells stand out: 0 not at all, 1 as usual. */
  double relief() {
    return relief;
  }

  void setRelief(double strength) {
    relief = strength;
  }

  void setLight(boolean on) {
    light = on;
  }

  /** The layers, by index, that show a picture for each unit. */
  void setPictures(Map<Integer, UnitPictures> some) {
    pictures = Map.copyOf(some);
  }

  /** Gives the look to new nodes. */
  void give(LayersView layers) {
    layers.setLight(light);
    for (int layer = 0; layer < visible.length; layer++) {
      layers.setLayerVisible(layer, visible[layer]);
    }
    pictures.forEach(layers::showPictures);
    layers.setRelief(relief);
  }
}

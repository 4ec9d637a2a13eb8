package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Projection;
import java.util.List;

/**
 * All that the shape of the relief depends on, beside the heights of the cells. Immutable, for any
 * thread.
 *
 * @param layers those whose cells stand out
 * @param strength 1 for the usual heights
 * @param seen the projection of the camera
 */
record ReliefView(List<Raised> layers, double strength, Projection seen) {
  /** A layer whose cells stand out, with the texture that has the colours of its maps. */
  record Raised(LayerPlace place, LayerTexture texture) {}

  /** True where a relief made for this view may be shown in the other: only the camera moved. */
  boolean isLike(ReliefView other) {
    return strength == other.strength && layers.equals(other.layers);
  }
}

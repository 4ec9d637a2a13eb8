package io.github.convoscope.colour;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packed colour of every neuron for one version of a drawing, and the scale of each layer. A
 * mutable buffer that is used again: one thread writes it, hands it over, and leaves it alone until
 * it comes back.
 */
public final class FrameColours {
  private final int[][] colours;
  private final ColourScale[] scales;
  private final float[][] others;
  private final boolean[] showsOthers;
  private long version;

  /** Colours for a network, all black. */
  public FrameColours(NetworkSpec spec) {
    colours = new int[spec.depth()][];
    scales = new ColourScale[spec.depth()];
    others = new float[spec.depth()][0];
    showsOthers = new boolean[spec.depth()];
    ColourScale none = ColourScale.sequential(Palette.DEFAULT.sequential(), 1);
    for (LayerSpec layer : spec.layers()) {
      colours[layer.index()] = new int[layer.shape().size()];
      Arrays.fill(colours[layer.index()], 0xff000000);
      scales[layer.index()] = none;
    }
  }

  /** Number of layers. */
  public int depth() {
    return colours.length;
  }

  /** Colours of a layer, 0xAARRGGBB, in the layer's flat order; live array. */
  public int[] of(int layer) {
    return colours[layer];
  }

  /** The scale of a layer's colours; that of its first unit where units differ. */
  public ColourScale scale(int layer) {
    return scales[layer];
  }

  /** Sets the scale of a layer's colours. */
  public void setScale(int layer, ColourScale scale) {
    scales[layer] = scale;
  }

  /** Stores the values that a layer shows in place of its activations; copies them. */
  void setOtherValues(int layer, float[] values) {
    if (others[layer].length == 0) {
      others[layer] = new float[colours[layer].length];
    }
    System.arraycopy(values, 0, others[layer], 0, others[layer].length);
    showsOthers[layer] = true;
  }

  /** Notes that a layer shows its activations. */
  void setActivations(int layer) {
    showsOthers[layer] = false;
  }

  /**
   * The values that a layer shows in place of its activations, such as a difference, in the layer's
   * flat order; null for a layer that shows its activations. Live array.
   */
  public float @Nullable [] otherValues(int layer) {
    return showsOthers[layer] ? others[layer] : null;
  }

  /** Version of the drawing that these colours belong to. */
  public long version() {
    return version;
  }

  /** Sets the version of the drawing that these colours belong to. */
  public void setVersion(long version) {
    this.version = version;
  }
}

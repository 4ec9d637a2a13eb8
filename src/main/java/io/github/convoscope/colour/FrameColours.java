package io.github.convoscope.colour;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The finished frame: the packed colour of every neuron for one version of a drawing, with the
 * scale of each layer. A mutable buffer that is reused; one thread writes it, then hands it over
 * and does not touch it until it comes back.
 */
public final class FrameColours {
  private final int[][] colours;
  private final ColourScale[] scales;
  private final float[][] others;
  private final boolean[] other;
  private long version;

  /** Room for a network, all black. */
  public FrameColours(NetworkSpec spec) {
    colours = new int[spec.depth()][];
    scales = new ColourScale[spec.depth()];
    others = new float[spec.depth()][0];
    other = new boolean[spec.depth()];
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

  /** What the colours of a layer mean; of its first unit where units differ. */
  public ColourScale scale(int layer) {
    return scales[layer];
  }

  /** Says what the colours of a layer mean. */
  public void setScale(int layer, ColourScale scale) {
    scales[layer] = scale;
  }

  /** Remembers the numbers that a layer shows in the place of its activations; copies them. */
  void setOthers(int layer, float[] values) {
    if (others[layer].length == 0) {
      others[layer] = new float[colours[layer].length];
    }
    System.arraycopy(values, 0, others[layer], 0, others[layer].length);
    other[layer] = true;
  }

  /** The layer shows its activations. */
  void setActivations(int layer) {
    other[layer] = false;
  }

  /**
   * The numbers that a layer shows in the place of its activations, such as a difference, in the
   * layer's flat order; null where it shows its activations. Live array.
   */
  public float @Nullable [] others(int layer) {
    return other[layer] ? others[layer] : null;
  }

  /** Version of the drawing that these colours belong to. */
  public long version() {
    return version;
  }

  /** Says which version of the drawing these colours belong to. */
  public void setVersion(long version) {
    this.version = version;
  }
}

package io.github.convoscope.colour;

import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packed colour of every neuron for one version of a drawing, and the scale of each layer. A
 * mutable buffer that is used again: one thread writes it, hands it over, and leaves it alone until
 * it comes back.
 */
public final class FrameColours {
  private final NetworkSpec spec;

  /** Empty for a layer that nobody has asked for: a large network has millions of neurons. */
  private final int[][] colours;

  /** The colours of summaries; empty for a layer without one. */
  private final int[][] summaries;

  /** How far cells stand out; as large as the colours. */
  private final float[][] heights;

  private final float[][] summaryHeights;

  /** Channels of the strongest maps in summaries. */
  private final int[][] summaryMaps;

  private final ColourScale[] scales;
  private final float[][] others;
  private final boolean[] showsOthers;
  private int[] picture = new int[0];
  private @Nullable PreparedFrame prepared;
  private long version;

  /** Colours for a network, all black; a layer takes memory when it is first asked for. */
  public FrameColours(NetworkSpec spec) {
    this.spec = spec;
    colours = new int[spec.depth()][0];
    summaries = new int[spec.depth()][0];
    heights = new float[spec.depth()][0];
    summaryHeights = new float[spec.depth()][0];
    summaryMaps = new int[spec.depth()][0];
    scales = new ColourScale[spec.depth()];
    others = new float[spec.depth()][0];
    showsOthers = new boolean[spec.depth()];
    Arrays.fill(scales, ColourScale.sequential(Palette.DEFAULT.sequential(), 1));
  }

  /** Number of layers. */
  public int depth() {
    return colours.length;
  }

  /** Colours of a layer, 0xAARRGGBB, in the layer's flat order; live array. */
  public int[] of(int layer) {
    if (colours[layer].length == 0) {
      colours[layer] = black(spec.layer(layer).shape().size());
    }
    return colours[layer];
  }

  /**
   * Colours of the cells of a layer's {@link LayerSummary}, 0xAARRGGBB; black where the layer was
   * not painted as a summary. Live array.
   */
  public int[] summary(int layer) {
    if (summaries[layer].length == 0) {
      summaries[layer] = black(LayerSummary.of(spec.layer(layer)).shape().size());
    }
    return summaries[layer];
  }

  /**
   * The channels of the maps that the {@link LayerSummary} of a layer shows behind its first map;
   * empty for none.
   */
  public int[] summaryMaps(int layer) {
    return summaryMaps[layer];
  }

  /** Sets the channels of the maps in a summary. */
  void setSummaryMaps(int layer, int[] channels) {
    summaryMaps[layer] = channels;
  }

  /**
   * How far each neuron of a layer stands out of its board, −1 to 1, in the layer's flat order; 0
   * until it is painted. Live array.
   */
  public float[] heights(int layer) {
    if (heights[layer].length == 0) {
      heights[layer] = new float[spec.layer(layer).shape().size()];
    }
    return heights[layer];
  }

  /** The same for the cells of a layer's {@link LayerSummary}. Live array. */
  public float[] summaryHeights(int layer) {
    if (summaryHeights[layer].length == 0) {
      summaryHeights[layer] = new float[LayerSummary.of(spec.layer(layer)).shape().size()];
    }
    return summaryHeights[layer];
  }

  /**
   * Lays all cells flat and gives those of the answer the colour of zero: as the network looks
   * while nothing is drawn, where what it computes comes from its biases alone.
   */
  public void rest() {
    for (float[] layer : heights) {
      Arrays.fill(layer, 0);
    }
    for (float[] layer : summaryHeights) {
      Arrays.fill(layer, 0);
    }
    int answer = spec.output().index();
    Arrays.fill(of(answer), scale(answer).colour(0));
  }

  /**
   * The picture in colours that the input is made from, 0xAARRGGBB, [rows × columns]; for networks
   * that take one ({@link io.github.convoscope.network.LayerSpec#isColourPicture}). Live array.
   */
  public int[] picture() {
    if (picture.length == 0) {
      picture = black(spec.input().shape().mapSize());
    }
    return picture;
  }

  /** Gives back the memory of a layer that is painted as a summary only. */
  void forgetNeurons(int layer) {
    colours[layer] = new int[0];
    heights[layer] = new float[0];
  }

  private static int[] black(int count) {
    int[] colours = new int[count];
    Arrays.fill(colours, 0xff000000);
    return colours;
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
      others[layer] = new float[spec.layer(layer).shape().size()];
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

  /** What a scene has prepared from the last painting; null for nothing. */
  public @Nullable PreparedFrame prepared() {
    return prepared;
  }

  /** Keeps what a scene has prepared, which is used again for the next painting. */
  public void setPrepared(@Nullable PreparedFrame next) {
    prepared = next;
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

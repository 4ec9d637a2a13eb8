package io.github.convoscope.colour;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the activations of one drawing into colours.
 *
 * <pre>{@code
 * FramePainter painter =
 *     new FramePainter(model.spec(), Palette.DEFAULT, RangeMode.LAYER, model.ranges());
 * FrameColours colours = new FrameColours(model.spec());
 * painter.paint(activations, 0, colours);
 * scene.show(colours);
 * }</pre>
 *
 * <p>A layer with negative values gets the diverging map around 0, every other one the sequential
 * map from 0. Allocates nothing for each neuron. Immutable and for any thread: for other settings,
 * make another painter.
 */
public final class FramePainter {
  private static final BitSet NONE = new BitSet();

  private final NetworkSpec spec;
  private final Palette palette;
  private final RangeMode mode;
  private final ColourScale[][] scales;
  private final boolean light;
  private final PictureColours pictureColours;
  private final ColourMap sequentialDimmed;
  private final ColourMap divergingDimmed;

  /** A painter for the dark surface. */
  public FramePainter(NetworkSpec spec, Palette palette, RangeMode mode, Ranges ranges) {
    this(spec, palette, mode, ranges, false);
  }

  /**
   * A painter.
   *
   * @param palette the colour maps, of either theme
   * @param mode over which range the colours of a map are spread
   * @param ranges the range of every unit
   * @param light true for the light theme: it has maps of its own, and its surface behind the data
   *     is what dimmed colours are mixed with
   */
  public FramePainter(
      NetworkSpec spec, Palette palette, RangeMode mode, Ranges ranges, boolean light) {
    this(spec, palette, mode, ranges, light, PictureColours.PLAIN);
  }

  /**
   * A painter for a network that may take pictures in colours.
   *
   * @param palette the colour maps, of either theme
   * @param mode over which range the colours of a map are spread
   * @param ranges the range of every unit
   * @param light true for the light theme
   * @param pictureColours makes the picture from the input of a network that takes colours
   */
  public FramePainter(
      NetworkSpec spec,
      Palette palette,
      RangeMode mode,
      Ranges ranges,
      boolean light,
      PictureColours pictureColours) {
    this.light = light;
    this.pictureColours = pictureColours;
    this.spec = spec;
    this.palette = palette.on(light);
    this.mode = mode;
    sequentialDimmed = this.palette.sequential().dimmed(light);
    divergingDimmed = this.palette.diverging().dimmed(light);
    scales = new ColourScale[spec.depth()][];
    float low = 0;
    float high = 0;
    for (LayerSpec layer : spec.layers()) {
      if (!keepsOwnRange(layer)) {
        low = Math.min(low, ranges.low(layer.index()));
        high = Math.max(high, ranges.high(layer.index()));
      }
    }
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      scales[i] = new ColourScale[layer.shape().channels()];
      boolean signed = ranges.low(i) < 0;
      ColourScale whole =
          mode == RangeMode.NETWORK && !keepsOwnRange(layer)
              ? scale(signed, low, high)
              : scale(signed, ranges.low(i), ranges.high(i));
      for (int unit = 0; unit < scales[i].length; unit++) {
        scales[i][unit] =
            mode == RangeMode.UNIT && !keepsOwnRange(layer)
                ? scale(signed, ranges.low(i, unit), ranges.high(i, unit))
                : whole;
      }
    }
  }

  /** The network. */
  NetworkSpec spec() {
    return spec;
  }

  /** The colour maps, as they are in the theme. */
  public Palette palette() {
    return palette;
  }

  /** A scale as it looks for neurons that are not emphasised, for a legend. */
  public ColourScale dimmed(ColourScale scale) {
    return scale.dimmed(light);
  }

  /** Over which range the colours of a map are spread. */
  public RangeMode mode() {
    return mode;
  }

  /**
   * The scale of a unit; does not hold in {@link RangeMode#FIT}, where every drawing has its own.
   */
  public ColourScale scale(int layer, int unit) {
    return scales[layer][unit];
  }

  /** Paints one example of a forward pass, with nothing dimmed. */
  public void paint(Activations activations, int example, FrameColours into) {
    paint(activations, example, null, into);
  }

  /**
   * Paints one example of a forward pass.
   *
   * @param emphasis the neurons that are not dimmed, or null for all
   */
  public void paint(
      Activations activations, int example, @Nullable Emphasis emphasis, FrameColours into) {
    paint(activations, example, emphasis, NONE, into);
  }

  /**
   * Paints one example of a forward pass.
   *
   * @param emphasis the neurons that are not dimmed, or null for all
   * @param closed layers of which only the summary is painted
   */
  public void paint(
      Activations activations,
      int example,
      @Nullable Emphasis emphasis,
      BitSet closed,
      FrameColours into) {
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      int from = example * layer.shape().size();
      if (layer.isColourPicture()) {
        pictureColours.paint(activations.after(i), from, into.picture());
      }
      if (closed.get(i)) {
        into.setActivations(i);
        paintSummary(i, activations.after(i), from, wholeScale(i), emphasis, into);
      } else {
        paint(i, activations.after(i), from, emphasis, into);
      }
    }
  }

  /** The scale of a layer as a whole; null where every drawing has its own. */
  private @Nullable ColourScale wholeScale(int layer) {
    if (mode == RangeMode.FIT) {
      return null;
    }
    ColourScale widest = scales[layer][0];
    for (ColourScale other : scales[layer]) {
      widest = other.high() - other.low() > widest.high() - widest.low() ? other : widest;
    }
    return widest;
  }

  /**
   * Paints the summary of a layer, and gives back the memory of its neurons' colours.
   *
   * @param known the scale, or null for one that fits these values
   */
  private void paintSummary(
      int layer,
      float[] values,
      int from,
      @Nullable ColourScale known,
      @Nullable Emphasis emphasis,
      FrameColours into) {
    LayerSummary summary = LayerSummary.of(spec.layer(layer));
    float[] strongest = new float[summary.shape().size()];
    int[] maps = summary.strongest(values, from, strongest);
    into.setSummaryMaps(layer, maps);
    ColourScale scale = known == null ? fit(strongest, 0, strongest.length) : known;
    int[] colours = into.summary(layer);
    scale.paint(strongest, 0, strongest.length, colours, 0);
    scale.heights(strongest, 0, strongest.length, into.summaryHeights(layer), 0);
    into.setScale(layer, scale);
    into.forgetNeurons(layer);
    if (emphasis != null) {
      boolean[] bright = emphasis.of(layer, summary, maps);
      ColourScale dimmed = scale.dimmed(light);
      for (int cell = 0; cell < bright.length; cell++) {
        if (!bright[cell]) {
          dimmed.paint(strongest, cell, 1, colours, cell);
        }
      }
    }
  }

  /**
   * Paints the summary of a layer with other values than its activations.
   *
   * @param values one number for each neuron, in the layer's flat order
   * @param scale the scale of these values
   * @param emphasis the neurons that are not dimmed, or null for all
   */
  public void paintSummary(
      int layer,
      float[] values,
      ColourScale scale,
      @Nullable Emphasis emphasis,
      FrameColours into) {
    into.setOtherValues(layer, values);
    paintSummary(layer, values, 0, scale, emphasis, into);
  }

  /**
   * Paints a layer with other values than its activations, such as an attribution.
   *
   * @param values one number for each neuron, in the layer's flat order
   * @param scale the scale of these values
   * @param emphasis the neurons that are not dimmed, or null for all
   */
  public void paint(
      int layer,
      float[] values,
      ColourScale scale,
      @Nullable Emphasis emphasis,
      FrameColours into) {
    scale.paint(values, 0, into.of(layer).length, into.of(layer), 0);
    scale.heights(values, 0, into.of(layer).length, into.heights(layer), 0);
    into.setScale(layer, scale);
    into.setOtherValues(layer, values);
    if (emphasis != null) {
      dim(layer, emphasis, scale.dimmed(light), values, 0, 0, into.of(layer).length, into);
    }
  }

  private void paint(
      int layer, float[] values, int from, @Nullable Emphasis emphasis, FrameColours into) {
    int map = spec.layer(layer).shape().mapSize();
    int[] colours = into.of(layer);
    into.setActivations(layer);
    if (mode == RangeMode.FIT) {
      ColourScale fitted = fit(values, from, colours.length);
      fitted.paint(values, from, colours.length, colours, 0);
      fitted.heights(values, from, colours.length, into.heights(layer), 0);
      into.setScale(layer, fitted);
      if (emphasis != null) {
        dim(layer, emphasis, dimmedInPalette(fitted), values, from, 0, colours.length, into);
      }
      return;
    }
    ColourScale[] units = scales[layer];
    for (int unit = 0; unit < units.length; unit++) {
      units[unit].paint(values, from + unit * map, map, colours, unit * map);
      units[unit].heights(values, from + unit * map, map, into.heights(layer), unit * map);
      if (emphasis != null) {
        dim(layer, emphasis, dimmedInPalette(units[unit]), values, from, unit * map, map, into);
      }
    }
    into.setScale(layer, units[0]);
  }

  private static void dim(
      int layer,
      Emphasis emphasis,
      ColourScale dimmed,
      float[] values,
      int from,
      int first,
      int count,
      FrameColours into) {
    boolean[] emphasised = emphasis.of(layer);
    for (int i = first; i < first + count; i++) {
      if (!emphasised[i]) {
        dimmed.paint(values, from + i, 1, into.of(layer), i);
      }
    }
  }

  private ColourScale dimmedInPalette(ColourScale scale) {
    return new ColourScale(
        scale.map().diverging() ? divergingDimmed : sequentialDimmed, scale.low(), scale.high());
  }

  private ColourScale fit(float[] values, int from, int count) {
    float low = 0;
    float high = 0;
    for (int i = from; i < from + count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return scale(low < 0, low, high);
  }

  private ColourScale scale(boolean signed, float low, float high) {
    return signed
        ? ColourScale.symmetric(palette.diverging(), Math.max(-low, high))
        : ColourScale.sequential(palette.sequential(), high);
  }

  private static boolean keepsOwnRange(LayerSpec layer) {
    return layer.kind() == LayerKind.INPUT || layer.activation() == ActivationFunction.SOFTMAX;
  }
}

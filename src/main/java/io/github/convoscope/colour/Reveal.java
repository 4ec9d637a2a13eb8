package io.github.convoscope.colour;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/**
 * How much of a forward pass is shown: what is not computed yet looks like 0. Immutable.
 *
 * @param layers one entry for each layer of the network
 */
public record Reveal(List<LayerReveal> layers) {
  /** Copies the list. */
  public Reveal {
    layers = List.copyOf(layers);
  }

  /** The index of the last layer of which something is shown; 0 if it is the input alone. */
  public int lastShown() {
    int last = 0;
    for (int layer = 1; layer < layers.size(); layer++) {
      LayerReveal shown = layers.get(layer);
      last = shown.count() > 0 && shown.part() > 0 ? layer : last;
    }
    return last;
  }

  /** True for a neuron that is shown. */
  public boolean shows(NetworkSpec spec, Neuron neuron) {
    Shape shape = spec.layer(neuron.layer()).shape();
    return layers.get(neuron.layer()).shows(place(shape, neuron));
  }

  private static int place(Shape shape, Neuron neuron) {
    return shape.mapSize() > 1
        ? neuron.row() * shape.columns() + neuron.column()
        : neuron.channel();
  }

  /** The part of its value that a neuron shows: 0 before it is computed, 1 after that. */
  public float part(NetworkSpec spec, Neuron neuron) {
    return shows(spec, neuron) ? layers.get(neuron.layer()).part() : 0;
  }

  /**
   * Takes back from a painted frame what is not shown. Runs on the live worker.
   *
   * @param closed layers of which only the summary is painted
   */
  public void apply(FramePainter painter, Activations activations, BitSet closed, FrameColours in) {
    for (LayerSpec layer : painter.spec().layers()) {
      LayerReveal shown = layers.get(layer.index());
      if (!shown.isAll()) {
        if (closed.get(layer.index())) {
          repaintSummary(layer, activations, in);
        } else {
          float[] values = values(layer, activations.after(layer.index()));
          repaint(painter, layer, values, in);
          in.setOtherValues(layer.index(), values);
        }
      }
    }
  }

  /** The values of a layer as they are shown: 0 for what is not computed yet. */
  public float[] values(LayerSpec layer, float[] activations) {
    LayerReveal shown = layers.get(layer.index());
    Shape shape = layer.shape();
    int places = shape.mapSize() > 1 ? shape.mapSize() : shape.size();
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = shown.shows(i % places) ? activations[i] * shown.part() : 0;
    }
    return values;
  }

  private void repaintSummary(LayerSpec layer, Activations activations, FrameColours in) {
    int i = layer.index();
    LayerReveal shown = layers.get(i);
    int[] colours = in.summary(i);
    if (layer.shape().mapSize() > 1 && shown.part() == 1) {
      // A cell of the summary is a place of the maps, all of which are computed together.
      int nothing = in.scale(i).colour(0);
      for (int cell = 0; cell < colours.length; cell++) {
        if (!shown.shows(cell % layer.shape().mapSize())) {
          colours[cell] = nothing;
          in.summaryHeights(i)[cell] = 0;
        }
      }
      return;
    }
    float[] strongest = new float[colours.length];
    LayerSummary.of(layer).strongest(values(layer, activations.after(i)), 0, strongest);
    in.scale(i).paint(strongest, 0, strongest.length, colours, 0);
    in.scale(i).heights(strongest, 0, strongest.length, in.summaryHeights(i), 0);
  }

  private static void repaint(
      FramePainter painter, LayerSpec layer, float[] values, FrameColours in) {
    int i = layer.index();
    int map = layer.shape().mapSize();
    for (int unit = 0; unit < layer.shape().channels(); unit++) {
      ColourScale scale = painter.mode() == RangeMode.FIT ? in.scale(i) : painter.scale(i, unit);
      scale.paint(values, unit * map, map, in.of(i), unit * map);
      scale.heights(values, unit * map, map, in.heights(i), unit * map);
    }
  }
}

package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows for every unit of a network the places in many pictures that excite it most, each in
 * another picture.
 *
 * <pre>{@code
 * PatchIndex index = PatchIndex.build(engine, encoder, PictureSource.folder(folder), progress);
 * for (PatchIndex.Patch patch : index.of(layer, channel)) {
 *   InputRegion seen = InputRegion.receptiveField(spec, patch.neuron());
 * }
 * }</pre>
 *
 * Immutable.
 */
public final class PatchIndex {
  /** Places that are kept for each unit. */
  public static final int KEPT = 6;

  private final int pictures;
  private final Map<Integer, Strongest> layers;

  /**
   * A place that excites a unit.
   *
   * @param picture index of the picture in its source
   * @param neuron the neuron of the unit's map whose receptive field it is
   * @param value that neuron's value before its function
   */
  public record Patch(int picture, Neuron neuron, double value) {}

  /**
   * The strongest places of a layer's units: {@link #KEPT} for each unit, the strongest first.
   *
   * @param picture index of the picture; −1 where there is none
   * @param cell index of the neuron in its map
   * @param value its value
   */
  record Strongest(int[] picture, int[] cell, float[] value) {
    static Strongest of(int units) {
      Strongest none =
          new Strongest(new int[units * KEPT], new int[units * KEPT], new float[units * KEPT]);
      Arrays.fill(none.picture, -1);
      Arrays.fill(none.value, Float.NEGATIVE_INFINITY);
      return none;
    }

    void offer(int unit, int fromPicture, int atCell, float newValue) {
      int last = unit * KEPT + KEPT - 1;
      if (newValue <= value[last]) {
        return;
      }
      int at = last;
      while (at > unit * KEPT && value[at - 1] < newValue) {
        picture[at] = picture[at - 1];
        cell[at] = cell[at - 1];
        value[at] = value[at - 1];
        at--;
      }
      picture[at] = fromPicture;
      cell[at] = atCell;
      value[at] = newValue;
    }
  }

  PatchIndex(int pictures, Map<Integer, Strongest> layers) {
    this.pictures = pictures;
    this.layers = Map.copyOf(layers);
  }

  /** Whether a layer's units are in the index: all but input, dropout and unknown layers. */
  static boolean includes(LayerSpec layer) {
    return AtlasBuilder.includes(layer) && layer.kind() != LayerKind.FLATTEN;
  }

  /**
   * Measures all units on all pictures. Pictures that can't be read are passed over.
   *
   * @param engine takes the light of colours
   * @param encoder makes pictures its input
   * @throws Problem if no picture can be read
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static PatchIndex build(
      Engine engine, InputEncoder encoder, PictureSource pictures, Progress progress) {
    NetworkSpec spec = engine.spec();
    Map<Integer, Strongest> layers = new TreeMap<>();
    for (LayerSpec layer : spec.layers()) {
      if (includes(layer)) {
        layers.put(layer.index(), Strongest.of(layer.shape().channels()));
      }
    }
    Activations at = new Activations(spec, 1);
    int count = pictures.names().size();
    int read = 0;
    Problem unreadable = null;
    for (int i = 0; i < count; i++) {
      progress.check();
      progress.report(i / (double) count, Message.of("atlas.reading", i + 1, count));
      try {
        engine.forward(encoder.encode(pictures.read(i)).tensor(), at);
        read++;
      } catch (Problem problem) {
        unreadable = problem;
        continue;
      }
      int picture = i;
      layers.forEach((layer, found) -> offer(spec.layer(layer), at, picture, found));
    }
    if (read == 0 && unreadable != null) {
      throw unreadable;
    }
    return new PatchIndex(read, layers);
  }

  private static void offer(LayerSpec layer, Activations at, int picture, Strongest found) {
    float[] values = at.before(layer.index());
    int cells = layer.shape().mapSize();
    for (int unit = 0; unit < layer.shape().channels(); unit++) {
      int best = unit * cells;
      for (int i = best; i < (unit + 1) * cells; i++) {
        best = values[i] > values[best] ? i : best;
      }
      if (values[best] > 0 || !layer.activation().nonNegative()) {
        found.offer(unit, picture, best - unit * cells, values[best]);
      }
    }
  }

  /** The places that excite a unit most, the strongest first; none where nothing excites it. */
  public List<Patch> of(NetworkSpec spec, int layer, int channel) {
    Strongest found = layers.get(layer);
    List<Patch> patches = new ArrayList<>();
    for (int i = channel * KEPT; found != null && i < (channel + 1) * KEPT; i++) {
      if (found.picture[i] >= 0) {
        int cell = channel * spec.layer(layer).shape().mapSize() + found.cell[i];
        Neuron neuron = spec.layer(layer).shape().neuron(layer, cell);
        patches.add(new Patch(found.picture[i], neuron, found.value[i]));
      }
    }
    return patches;
  }

  /** Number of pictures that were read. */
  public int pictures() {
    return pictures;
  }

  Map<Integer, Strongest> layers() {
    return layers;
  }
}

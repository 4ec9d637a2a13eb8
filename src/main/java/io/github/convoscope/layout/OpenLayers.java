package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Says which layers of a network show all their neurons; the others are closed and show a summary.
 * This bounds what a scene has to draw and to keep: layers with very many neurons start closed, and
 * so do layers that only pass on what another one shows. Immutable.
 *
 * <pre>{@code
 * OpenLayers open = OpenLayers.atStart(spec);
 * open = open.with(3);                   // may close others, so that the bound holds
 * NetworkLayout layout = NetworkLayout.of(spec, open);
 * }</pre>
 */
public final class OpenLayers {
  /** A layer with more channels or units starts closed. */
  static final int MOST_UNITS = 1024;

  /** A layer with maps that has more of them starts closed. */
  static final int MOST_MAPS = 128;

  /** A layer with more neurons starts closed. */
  static final int MOST_CELLS = 500_000;

  /** Neurons of all open layers together; a layer that is larger can be open alone. */
  public static final int MOST_OPEN_CELLS = 2_000_000;

  private final NetworkSpec spec;

  /** The open layers, the one that was opened last at the end. */
  private final List<Integer> open;

  private final BitSet closed = new BitSet();

  private OpenLayers(NetworkSpec spec, List<Integer> open) {
    this.spec = spec;
    this.open = List.copyOf(open);
    closed.set(0, spec.depth());
    open.forEach(closed::clear);
  }

  /** All layers open, however many neurons they have. */
  public static OpenLayers all(NetworkSpec spec) {
    return new OpenLayers(spec, spec.layers().stream().map(LayerSpec::index).toList());
  }

  /** What is open when a network is first shown. */
  public static OpenLayers atStart(NetworkSpec spec) {
    List<LayerSpec> open =
        new ArrayList<>(spec.layers().stream().filter(layer -> startsOpen(spec, layer)).toList());
    List<LayerSpec> largest = new ArrayList<>(open);
    largest.removeIf(layer -> isFixed(spec, layer));
    largest.sort(Comparator.comparingInt(layer -> -layer.shape().size()));
    while (cells(open) > MOST_OPEN_CELLS && !largest.isEmpty()) {
      open.remove(largest.remove(0));
    }
    return new OpenLayers(spec, open.stream().map(LayerSpec::index).toList());
  }

  private static boolean startsOpen(NetworkSpec spec, LayerSpec layer) {
    return isFixed(spec, layer)
        || layer.shape().channels() <= (layer.shape().mapSize() > 1 ? MOST_MAPS : MOST_UNITS)
            && layer.shape().size() <= MOST_CELLS
            && !isPassingOn(layer);
  }

  /** True for layers that only pass on what another layer shows, changed cell by cell or not. */
  public static boolean isPassingOn(LayerSpec layer) {
    return layer.kind().passesOn();
  }

  /** The input and the answer are always open, but for answers that are too many to be drawn. */
  private static boolean isFixed(NetworkSpec spec, LayerSpec layer) {
    return layer == spec.input() || layer == spec.output() && layer.shape().size() <= MOST_UNITS;
  }

  private static long cells(List<LayerSpec> layers) {
    return layers.stream().mapToLong(layer -> layer.shape().size()).sum();
  }

  /** True where a layer shows all its neurons. */
  public boolean isOpen(int layer) {
    return !closed.get(layer);
  }

  /** True where a person may open or close a layer: those that start closed, and closed ones. */
  public boolean canToggle(int layer) {
    return !isOpen(layer) || !startsOpen(spec, spec.layer(layer));
  }

  /** Layers as they were opened and closed before, of a network with as many layers. */
  public static OpenLayers restored(NetworkSpec spec, BitSet closed) {
    OpenLayers restored = atStart(spec);
    for (int layer = 0; layer < spec.depth(); layer++) {
      restored = closed.get(layer) ? restored.without(layer) : restored.with(layer);
    }
    return restored;
  }

  /** The closed layers. */
  public BitSet closed() {
    return (BitSet) closed.clone();
  }

  /**
   * The same with one layer more. Where that is more than can be drawn, those are closed that were
   * opened longest ago.
   */
  public OpenLayers with(int layer) {
    if (isOpen(layer)) {
      return this;
    }
    List<Integer> next = new ArrayList<>(open);
    next.add(layer);
    int oldest = 0;
    while (cells(next.stream().map(spec::layer).toList()) > MOST_OPEN_CELLS
        && next.get(oldest) != layer) {
      if (!isFixed(spec, spec.layer(next.get(oldest)))) {
        next.remove(oldest);
      } else {
        oldest++;
      }
    }
    return new OpenLayers(spec, next);
  }

  /** The same with a layer closed; the input and the answer stay open. */
  public OpenLayers without(int layer) {
    return isFixed(spec, spec.layer(layer))
        ? this
        : new OpenLayers(spec, open.stream().filter(other -> other != layer).toList());
  }
}

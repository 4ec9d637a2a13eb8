package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the atlas of a network of thousands of units, which takes hours, unit by unit. What is made
 * is stored in between, and where it stopped it goes on the next time.
 *
 * <pre>{@code
 * LayeredAtlas atlas = new LayeredAtlas(engine, store, checksum);
 * atlas.build("ready", examples, firstLayer, progress, part -> show(part));
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class LayeredAtlas {
  /** Networks with more units get their atlas layer by layer. */
  private static final int MOST_UNITS = 1500;

  /** Images that are made at once; then they are stored and shown. */
  private static final int AT_ONCE = 4;

  private final Engine engine;
  private final AtlasStore store;
  private final String checksum;

  /** The layers that are not complete yet; the first one is being made. */
  private final List<LayerSpec> order = new ArrayList<>();

  private @Nullable UnitResponses responses;

  /** The units of the layer that is being made; null before it is begun. */
  private @Nullable List<AtlasUnit> units;

  private double seconds;
  private int done;
  private int total;

  /**
   * Prepares the atlas of a network.
   *
   * @param engine takes the light of colours
   * @param checksum of the model file
   */
  public LayeredAtlas(Engine engine, AtlasStore store, String checksum) {
    this.engine = engine;
    this.store = store;
    this.checksum = checksum;
  }

  /** Whether a network has so many units that its atlas is made layer by layer. */
  public static boolean fits(NetworkSpec spec) {
    return layers(spec).stream().mapToInt(layer -> layer.shape().channels()).sum() > MOST_UNITS;
  }

  /**
   * The layers whose units get images. The first layer has none: an even colour maximises the mean
   * of its maps, and its kernels say more.
   */
  public static List<LayerSpec> layers(NetworkSpec spec) {
    return spec.layers().stream()
        .filter(layer -> layer.index() > 1 && AtlasBuilder.makes(spec, layer))
        .toList();
  }

  /**
   * Makes what is missing of all layers.
   *
   * @param source name of the examples
   * @param first the layer to begin with
   * @param made receives a layer's part of the atlas whenever it has grown, on this thread
   * @throws CancelledException when cancelled; what was made is stored
   */
  public void build(
      String source, ExampleImages examples, int first, Progress progress, Consumer<Atlas> made) {
    boolean more = true;
    while (more) {
      more = goOn(source, examples, first, progress, made);
    }
  }

  /**
   * Makes a few images, so that other work can be done in between, and stores them.
   *
   * @return whether some are still to be made
   * @throws CancelledException when cancelled; what was made is stored
   */
  public boolean goOn(
      String source, ExampleImages examples, int first, Progress progress, Consumer<Atlas> made) {
    UnitResponses measured = responses;
    if (measured == null) {
      measured = UnitResponses.measure(engine, examples, Progress.part(progress, 0, 0));
      responses = measured;
      order.addAll(layers(engine.spec()));
      order.sort((one, other) -> Boolean.compare(other.index() == first, one.index() == first));
      total = order.stream().mapToInt(layer -> layer.shape().channels()).sum();
    }
    if (order.isEmpty()) {
      return false;
    }
    LayerSpec layer = order.get(0);
    List<AtlasUnit> known = units;
    if (known == null) {
      known = begin(layer, measured);
      units = known;
    }
    long began = System.nanoTime();
    boolean complete = false;
    boolean grown = false;
    try {
      int fresh = 0;
      for (int i = 0; fresh < AT_ONCE && i < known.size(); i++) {
        if (known.get(i).pending()) {
          known.set(i, optimised(layer, known.get(i), progress));
          fresh++;
          grown = true;
        }
      }
      complete = known.stream().noneMatch(AtlasUnit::pending);
    } finally {
      seconds += (System.nanoTime() - began) * 1e-9;
      if (grown || fresh(layer)) {
        keep(layer, source, examples.count(), seconds, known, made);
      }
    }
    if (complete) {
      order.remove(0);
      done += known.size();
      units = null;
    }
    return !order.isEmpty();
  }

  private boolean fresh(LayerSpec layer) {
    return store.findLayer(engine.spec(), checksum, layer.index()).isEmpty();
  }

  /** The units of a layer, with the images that are stored. */
  private List<AtlasUnit> begin(LayerSpec layer, UnitResponses measured) {
    Optional<Atlas> stored = store.findLayer(engine.spec(), checksum, layer.index());
    seconds = stored.map(Atlas::seconds).orElse(0.0);
    List<AtlasUnit> found = new ArrayList<>();
    for (int channel = 0; channel < layer.shape().channels(); channel++) {
      UnitRange range = measured.range(layer.index(), channel);
      AtlasUnit empty = new AtlasUnit(layer.index(), channel, range, null, null, null);
      int unit = channel;
      found.add(
          stored
              .flatMap(known -> known.unit(layer.index(), unit))
              .filter(known -> known.unitImage() != null)
              .orElse(empty));
    }
    return found;
  }

  private AtlasUnit optimised(LayerSpec layer, AtlasUnit unit, Progress progress) {
    int channels = layer.shape().channels();
    progress.check();
    progress.report(
        (done + unit.channel()) / (double) total,
        Message.of("atlas.optimising-layer", layer.name(), unit.channel() + 1, channels));
    NetworkSpec spec = engine.spec();
    UnitTarget target = UnitTarget.unit(layer.index(), unit.channel());
    VisualisationTask task = new TaskFactory(spec).maximise(target, unit.range());
    VisualisationResult image =
        new Optimiser(engine, OptimiserSettings.of(spec.input().shape()))
            .optimise(List.of(task), quiet(progress))
            .get(0);
    return new AtlasUnit(layer.index(), unit.channel(), unit.range(), image.rounded(), null, null);
  }

  private void keep(
      LayerSpec layer,
      String source,
      int count,
      double took,
      List<AtlasUnit> all,
      Consumer<Atlas> made) {
    Atlas part = new Atlas(checksum, source, count, took, all);
    store.saveLayer(engine.spec(), part, layer.index());
    made.accept(part);
  }

  private static Progress quiet(Progress progress) {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {}

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }
}

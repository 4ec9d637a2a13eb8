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

  /** Units after which a layer is stored and shown. */
  private static final int STORED = 8;

  /** Share of the progress that measuring takes. */
  private static final double MEASURING_SHARE = 0.02;

  private final Engine engine;
  private final AtlasStore store;
  private final String checksum;

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
    NetworkSpec spec = engine.spec();
    UnitResponses responses =
        UnitResponses.measure(engine, examples, Progress.part(progress, 0, MEASURING_SHARE));
    List<LayerSpec> order = new ArrayList<>(layers(spec));
    order.sort((one, other) -> Boolean.compare(other.index() == first, one.index() == first));
    int units = order.stream().mapToInt(layer -> layer.shape().channels()).sum();
    int done = 0;
    for (LayerSpec layer : order) {
      double from = MEASURING_SHARE + (1 - MEASURING_SHARE) * done / units;
      double share = (1 - MEASURING_SHARE) * layer.shape().channels() / units;
      Progress part = Progress.part(progress, from, share);
      buildLayer(layer, source, examples.count(), responses, part, made);
      done += layer.shape().channels();
    }
  }

  private void buildLayer(
      LayerSpec layer,
      String source,
      int count,
      UnitResponses responses,
      Progress progress,
      Consumer<Atlas> made) {
    NetworkSpec spec = engine.spec();
    Optional<Atlas> stored = store.findLayer(spec, checksum, layer.index());
    List<AtlasUnit> units = new ArrayList<>();
    int channels = layer.shape().channels();
    for (int channel = 0; channel < channels; channel++) {
      UnitRange range = responses.range(layer.index(), channel);
      AtlasUnit empty = new AtlasUnit(layer.index(), channel, range, null, null, null);
      int unit = channel;
      units.add(
          stored
              .flatMap(known -> known.unit(layer.index(), unit))
              .filter(known -> known.unitImage() != null)
              .orElse(empty));
    }
    double seconds = stored.map(Atlas::seconds).orElse(0.0);
    long began = System.nanoTime();
    int fresh = 0;
    Optimiser optimiser = new Optimiser(engine, OptimiserSettings.of(spec.input().shape()));
    TaskFactory factory = new TaskFactory(spec);
    try {
      for (int channel = 0; channel < channels; channel++) {
        progress.check();
        progress.report(
            channel / (double) channels,
            Message.of("atlas.optimising-layer", layer.name(), channel + 1, channels));
        AtlasUnit unit = units.get(channel);
        if (unit.range().alive() && unit.unitImage() == null) {
          UnitTarget target = UnitTarget.unit(layer.index(), channel);
          VisualisationTask task = factory.maximise(target, unit.range());
          VisualisationResult image = optimiser.optimise(List.of(task), quiet(progress)).get(0);
          units.set(
              channel,
              new AtlasUnit(layer.index(), channel, unit.range(), image.rounded(), null, null));
          fresh++;
          if (fresh % STORED == 0) {
            keep(layer, source, count, seconds + since(began), units, made);
          }
        }
      }
    } finally {
      if (fresh % STORED > 0 || fresh == 0 && stored.isEmpty()) {
        keep(layer, source, count, seconds + since(began), units, made);
      }
    }
  }

  private void keep(
      LayerSpec layer,
      String source,
      int count,
      double seconds,
      List<AtlasUnit> units,
      Consumer<Atlas> made) {
    Atlas part = new Atlas(checksum, source, count, seconds, units);
    store.saveLayer(engine.spec(), part, layer.index());
    made.accept(part);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) * 1e-9;
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

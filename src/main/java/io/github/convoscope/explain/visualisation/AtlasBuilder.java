package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes the atlas of a network: measures its units on examples, then finds their images. */
public final class AtlasBuilder {
  private static final int COMPARED = 5;
  private static final double MEASURING = 0.1;

  private final Engine engine;
  private final OptimiserSettings recipe;
  private final Executor executor;
  private final int threads;

  /**
   * A builder.
   *
   * @param engine used by the calling thread, and copied for the others
   * @param executor runs {@code threads} tasks side by side
   */
  public AtlasBuilder(Engine engine, OptimiserSettings recipe, Executor executor, int threads) {
    this.engine = engine;
    this.recipe = recipe;
    this.executor = executor;
    this.threads = threads;
  }

  /** True for layers whose units have images: all that compute something. */
  public static boolean shows(LayerSpec layer) {
    return layer.kind() != LayerKind.INPUT
        && layer.kind() != LayerKind.DROPOUT
        && layer.kind() != LayerKind.OTHER;
  }

  /**
   * Makes an atlas.
   *
   * @param checksum of the model file
   * @param source what the examples are, for people
   * @throws io.github.convoscope.task.CancelledException when no longer wanted
   */
  public Atlas build(String checksum, String source, ExampleImages examples, Progress progress) {
    long began = System.nanoTime();
    UnitResponses responses = UnitResponses.measure(engine, examples, part(progress, 0, MEASURING));
    NetworkSpec spec = engine.spec();
    ClassPrototypes prototypes = ClassPrototypes.of(engine, examples, part(progress, MEASURING, 0));
    TaskFactory wishes = new TaskFactory(spec);
    List<VisualisationTask> wanted = new ArrayList<>();
    List<AtlasUnit> empty = new ArrayList<>();
    for (LayerSpec layer : spec.layers().stream().filter(AtlasBuilder::shows).toList()) {
      for (int channel = 0; channel < layer.shape().channels(); channel++) {
        UnitRange range = responses.range(layer.index(), channel);
        empty.add(new AtlasUnit(layer.index(), channel, range, null, null, null));
        if (range.alive()) {
          wanted.add(wishes.most(UnitTarget.unit(layer.index(), channel), range, prototypes));
          if (hasNeurons(layer)) {
            wanted.add(wishes.most(UnitTarget.middle(spec, layer.index(), channel), range));
          }
        }
      }
    }
    ParallelOptimiser crew = new ParallelOptimiser(engine, recipe, executor, threads);
    List<VisualisationResult> findings =
        crew.find(wanted, part(progress, MEASURING, 1 - MEASURING));
    List<AtlasUnit> units = new ArrayList<>();
    int next = 0;
    for (AtlasUnit unit : empty) {
      LayerSpec layer = spec.layer(unit.layer());
      if (!unit.range().alive()) {
        units.add(unit);
        continue;
      }
      VisualisationResult whole =
          settle(findings.get(next++), UnitTarget.unit(unit.layer(), unit.channel()));
      VisualisationResult neuron =
          hasNeurons(layer)
              ? settle(findings.get(next++), UnitTarget.middle(spec, unit.layer(), unit.channel()))
              : null;
      PathSimilarity similarity = similarity(responses, examples, unit, whole);
      units.add(
          new AtlasUnit(unit.layer(), unit.channel(), unit.range(), whole, neuron, similarity));
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    return new Atlas(checksum, source, examples.count(), seconds, units);
  }

  private static boolean hasNeurons(LayerSpec layer) {
    return layer.kind() == LayerKind.CONVOLUTION;
  }

  /** The image in 256 levels, as files keep it, with what the network makes of it. */
  private VisualisationResult settle(VisualisationResult finding, UnitTarget target) {
    float[] image = finding.image().clone();
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.round(image[i] * 255) / 255f;
    }
    return VisualisationResult.of(engine, image, target, finding);
  }

  private @Nullable PathSimilarity similarity(
      UnitResponses responses, ExampleImages examples, AtlasUnit unit, VisualisationResult whole) {
    int[] most = responses.most(unit.layer(), unit.channel(), COMPARED);
    if (most.length < 2) {
      return null;
    }
    List<float[]> images = new ArrayList<>();
    for (int index : most) {
      float[] image = new float[whole.image().length];
      examples.copy(index, image, 0);
      images.add(image);
    }
    return PathSimilarity.of(engine, whole.image(), images);
  }

  private static Progress part(Progress whole, double from, double size) {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {
        whole.report(from + size * fraction, doing);
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }
}

package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Makes the atlas of a network: measures its units on examples, then optimises an image for each.
 */
public final class AtlasBuilder {
  private static final int COMPARED_EXAMPLES = 5;
  private static final double MEASURING_SHARE = 0.1;

  private final Engine engine;
  private final OptimiserSettings settings;
  private final Executor executor;
  private final int threads;

  /**
   * A builder.
   *
   * @param engine used by the calling thread, and copied for each other thread
   * @param executor runs {@code threads} jobs at the same time
   */
  public AtlasBuilder(Engine engine, OptimiserSettings settings, Executor executor, int threads) {
    this.engine = engine;
    this.settings = settings;
    this.executor = executor;
    this.threads = threads;
  }

  /** True for layers whose units get images: all but input, dropout and unknown layers. */
  public static boolean includes(LayerSpec layer) {
    return layer.kind() != LayerKind.INPUT
        && layer.kind() != LayerKind.DROPOUT
        && layer.kind() != LayerKind.OTHER;
  }

  /**
   * True for layers whose units get images in the atlas. In networks that take colours these are
   * layers with weights alone: the others have as many units that want the same images again.
   */
  public static boolean makes(NetworkSpec spec, LayerSpec layer) {
    return includes(layer)
        && (!spec.input().isColourPicture()
            || layer.parameters() > 0
            || layer.index() == spec.output().index());
  }

  /**
   * Makes an atlas.
   *
   * @param checksum of the model file
   * @param source name of the examples, to be shown
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public Atlas build(String checksum, String source, ExampleImages examples, Progress progress) {
    long began = System.nanoTime();
    UnitResponses responses =
        UnitResponses.measure(engine, examples, Progress.part(progress, 0, MEASURING_SHARE));
    NetworkSpec spec = engine.spec();
    ClassPrototypes prototypes =
        ClassPrototypes.of(engine, examples, Progress.part(progress, MEASURING_SHARE, 0));
    TaskFactory factory = new TaskFactory(spec);
    List<VisualisationTask> tasks = new ArrayList<>();
    List<AtlasUnit> entries = new ArrayList<>();
    for (LayerSpec layer : spec.layers().stream().filter(each -> makes(spec, each)).toList()) {
      for (int channel = 0; channel < layer.shape().channels(); channel++) {
        UnitRange range = responses.range(layer.index(), channel);
        entries.add(new AtlasUnit(layer.index(), channel, range, null, null, null));
        if (range.alive()) {
          tasks.add(factory.maximise(UnitTarget.unit(layer.index(), channel), range, prototypes));
          if (hasNeuronImages(spec, layer)) {
            tasks.add(factory.maximise(UnitTarget.middle(spec, layer.index(), channel), range));
          }
        }
      }
    }
    ParallelOptimiser optimiser = new ParallelOptimiser(engine, settings, executor, threads);
    List<VisualisationResult> results =
        optimiser.optimise(tasks, Progress.part(progress, MEASURING_SHARE, 1 - MEASURING_SHARE));
    List<AtlasUnit> units = new ArrayList<>();
    int next = 0;
    for (AtlasUnit unit : entries) {
      LayerSpec layer = spec.layer(unit.layer());
      if (!unit.range().alive()) {
        units.add(unit);
        continue;
      }
      VisualisationResult unitImage =
          quantise(results.get(next++), UnitTarget.unit(unit.layer(), unit.channel()));
      VisualisationResult neuronImage =
          hasNeuronImages(spec, layer)
              ? quantise(results.get(next++), UnitTarget.middle(spec, unit.layer(), unit.channel()))
              : null;
      PathSimilarity similarity = similarity(responses, examples, unit, unitImage);
      units.add(
          new AtlasUnit(
              unit.layer(), unit.channel(), unit.range(), unitImage, neuronImage, similarity));
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    return new Atlas(checksum, source, examples.count(), seconds, units);
  }

  /**
   * True for convolutions. In networks that take colours only those have them whose neurons see
   * less than half of the picture: there the mean of a map can win by an even colour, but in later
   * layers it shows more than one neuron.
   */
  static boolean hasNeuronImages(NetworkSpec spec, LayerSpec layer) {
    return layer.kind() == LayerKind.CONVOLUTION
        && (!spec.input().isColourPicture() || seesLessThanHalf(spec, layer));
  }

  private static boolean seesLessThanHalf(NetworkSpec spec, LayerSpec layer) {
    Neuron middle = UnitTarget.middle(spec, layer.index(), 0).neuron();
    return middle != null
        && 2 * InputRegion.receptiveField(spec, middle).rows() < spec.input().shape().rows();
  }

  /** Rounds an image to 256 levels, as files store it, and computes its values again. */
  private VisualisationResult quantise(VisualisationResult result, UnitTarget target) {
    float[] image = result.image().clone();
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.round(image[i] * 255) / 255f;
    }
    return VisualisationResult.of(engine, image, target, result);
  }

  private @Nullable PathSimilarity similarity(
      UnitResponses responses,
      ExampleImages examples,
      AtlasUnit unit,
      VisualisationResult unitImage) {
    int[] strongest = responses.strongest(unit.layer(), unit.channel(), COMPARED_EXAMPLES);
    if (strongest.length < 2) {
      return null;
    }
    List<float[]> images = new ArrayList<>();
    for (int index : strongest) {
      float[] image = new float[unitImage.image().length];
      examples.copy(index, image, 0);
      images.add(image);
    }
    return PathSimilarity.of(engine, unitImage.image(), images);
  }
}

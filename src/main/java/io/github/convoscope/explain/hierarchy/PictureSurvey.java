package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.AffineWarp;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Measures every unit of a network's main layers on pictures, and on the same pictures with their
 * patches shuffled, moved and resized. {@link LayerFindings} says what that tells.
 *
 * <pre>{@code
 * PictureSurvey survey = PictureSurvey.of(engine, examples, 60, Progress.NONE);
 * List<LayerFindings> findings = survey.findings();
 * }</pre>
 *
 * Immutable.
 */
public final class PictureSurvey {
  /** Patches of a shuffled picture in a row and in a column. */
  public static final int PATCHES_ACROSS = 4;

  /** How far pictures are moved, as a share of their width. */
  public static final double SHIFT = 1 / 8.0;

  /** By how much pictures are enlarged, and made smaller. */
  public static final double RESIZE = 4 / 3.0;

  /** Most layers; of a longer network those are left out that only prepare another one. */
  private static final int MOST_LAYERS = 12;

  private final NetworkSpec spec;
  private final List<UnitSurvey[]> units = new ArrayList<>();
  private final List<LayerSpec> layers;
  private final int[] answers;

  private PictureSurvey(NetworkSpec spec, int count) {
    this.spec = spec;
    layers = mainLayers(spec);
    for (LayerSpec layer : layers) {
      UnitSurvey[] own = new UnitSurvey[layer.shape().channels()];
      Arrays.setAll(own, channel -> new UnitSurvey(count));
      units.add(own);
    }
    answers = new int[count];
  }

  /**
   * The layers to measure: those with weights, and, in a network of many layers, the places where
   * its branches come together in place of the branches.
   */
  public static List<LayerSpec> mainLayers(NetworkSpec spec) {
    List<LayerSpec> layers =
        spec.layers().stream()
            .filter(layer -> layer.parameters() > 0 || layer.index() == spec.output().index())
            .filter(layer -> layer.kind() != LayerKind.NORMALISATION)
            .toList();
    if (layers.size() <= MOST_LAYERS) {
      return layers;
    }
    List<LayerSpec> main =
        spec.layers().stream()
            .filter(layer -> layer.index() > 0)
            .filter(layer -> joins(layer) || layers.contains(layer) && !prepares(spec, layer))
            .toList();
    int step = (main.size() + MOST_LAYERS - 1) / MOST_LAYERS;
    List<LayerSpec> kept = new ArrayList<>();
    for (int i = main.size() - 1; i >= 0; i -= step) {
      kept.add(0, main.get(i));
    }
    if (kept.isEmpty() || kept.get(0).index() != layers.get(0).index()) {
      kept.add(0, layers.get(0));
    }
    return kept;
  }

  private static boolean joins(LayerSpec layer) {
    return layer.inputs().size() > 1;
  }

  /** Whether a layer is one of several branches, or only narrows what another one reads. */
  private static boolean prepares(NetworkSpec spec, LayerSpec layer) {
    boolean branch = spec.consumers(layer.index()).stream().anyMatch(i -> joins(spec.layer(i)));
    boolean branches = spec.consumers(layer.index()).size() > 1;
    return branch || branches && layer.index() > 1;
  }

  /**
   * Measures a network on pictures, at most {@code most} of them, evenly chosen.
   *
   * @param engine takes the examples' values
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static PictureSurvey of(
      Engine engine, ExampleImages examples, int most, Progress progress) {
    int count = Math.min(most, examples.count());
    PictureSurvey survey = new PictureSurvey(engine.spec(), count);
    Shape input = engine.spec().input().shape();
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[input.size()];
    float[] changed = new float[input.size()];
    double shift = SHIFT * input.columns();
    AffineWarp[] moved = {
      new AffineWarp(input, 0, shift, 0, 1), new AffineWarp(input, 0, -shift, 0, 1)
    };
    AffineWarp[] resized = {
      new AffineWarp(input, 0, 0, 0, RESIZE), new AffineWarp(input, 0, 0, 0, 1 / RESIZE)
    };
    for (int i = 0; i < count; i++) {
      progress.check();
      progress.report(i / (double) count, Message.of("atlas.measuring", i, count));
      examples.copy((int) ((long) i * examples.count() / count), image, 0);
      engine.forward(image, at);
      survey.answers[i] = at.answer(0);
      survey.original(i, at);
      engine.forward(PatchShuffle.of(input, image, PATCHES_ACROSS, new Random(i)), at);
      survey.shuffled(i, at);
      for (AffineWarp warp : moved) {
        progress.check();
        warp.apply(image, changed, 0);
        engine.forward(changed, at);
        survey.moved(i, at, 1.0 / moved.length);
      }
      for (AffineWarp warp : resized) {
        progress.check();
        warp.apply(image, changed, 0);
        engine.forward(changed, at);
        survey.resized(i, at, 1.0 / resized.length);
      }
    }
    return survey;
  }

  /** A layer's values: outputs, or logits above zero where it is the network's output. */
  private float[] values(int layer, Activations at) {
    if (layer != spec.output().index()) {
      return at.after(layer);
    }
    float[] logits = at.before(layer).clone();
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.max(0, logits[i]);
    }
    return logits;
  }

  private void original(int example, Activations at) {
    for (int k = 0; k < layers.size(); k++) {
      float[] values = values(layers.get(k).index(), at);
      int cells = layers.get(k).shape().mapSize();
      for (int channel = 0; channel < units.get(k).length; channel++) {
        units.get(k)[channel].original(example, values, channel * cells, cells);
      }
    }
  }

  private void shuffled(int example, Activations at) {
    for (int k = 0; k < layers.size(); k++) {
      float[] values = values(layers.get(k).index(), at);
      int cells = layers.get(k).shape().mapSize();
      for (int channel = 0; channel < units.get(k).length; channel++) {
        units.get(k)[channel].shuffled(example, values, channel * cells, cells);
      }
    }
  }

  private void moved(int example, Activations at, double share) {
    for (int k = 0; k < layers.size(); k++) {
      float[] values = values(layers.get(k).index(), at);
      int cells = layers.get(k).shape().mapSize();
      for (int channel = 0; channel < units.get(k).length; channel++) {
        units.get(k)[channel].moved(example, values, channel * cells, share);
      }
    }
  }

  private void resized(int example, Activations at, double share) {
    for (int k = 0; k < layers.size(); k++) {
      float[] values = values(layers.get(k).index(), at);
      int cells = layers.get(k).shape().mapSize();
      for (int channel = 0; channel < units.get(k).length; channel++) {
        units.get(k)[channel].resized(example, values, channel * cells, cells, share);
      }
    }
  }

  /** What was found, a layer each, from the first to the output. */
  public List<LayerFindings> findings() {
    return findings(answers);
  }

  /** The same with the pictures in the classes of another survey's answers. */
  public List<LayerFindings> findingsWithClassesOf(PictureSurvey other) {
    return findings(other.answers);
  }

  private List<LayerFindings> findings(int[] classes) {
    List<LayerFindings> findings = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      findings.add(LayerFindings.of(layers.get(k), units.get(k), classes));
    }
    return findings;
  }
}

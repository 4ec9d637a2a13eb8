package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.ActivationSpectrum;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.Optimiser;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.PathSimilarity;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes and holds everything that the tab of a unit shows.
 *
 * @param spec the network that it was computed with, whose input may be smaller
 * @param negative the image that inhibits the unit most
 * @param positive the image that excites it most; null where it is dead
 * @param spectrum its values over the examples
 * @param range its range over all known real images
 * @param examples source and number of the examples, to be shown
 * @param similarity compares {@code positive} with real images; null where it is not known
 */
record UnitAnalysis(
    NetworkSpec spec,
    VisualisationResult negative,
    @Nullable VisualisationResult positive,
    ActivationSpectrum spectrum,
    UnitRange range,
    String examples,
    @Nullable PathSimilarity similarity) {
  private static final int SHOWN_EXAMPLES = 3;

  /** Examples that the optimised image is compared with, as in the atlas. */
  private static final int COMPARED_EXAMPLES = 5;

  /**
   * Analyses a unit. Takes seconds.
   *
   * @param known the atlas's entry of the unit; null where there is none
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  static UnitAnalysis of(
      Engine engine,
      UnitTarget target,
      Model model,
      AtlasState state,
      @Nullable AtlasUnit known,
      Progress progress) {
    AtlasState.ExampleSource source = state.allExamples(model);
    ActivationSpectrum spectrum =
        ActivationSpectrum.of(engine, source.images(), target, COMPARED_EXAMPLES, progress);
    UnitRange range = known == null ? spectrum.range() : known.range().joined(spectrum.range());
    TaskFactory factory = new TaskFactory(engine.spec());
    Optimiser optimiser =
        new Optimiser(engine, OptimiserSettings.of(engine.spec().input().shape()));
    VisualisationResult positive = known == null ? null : known.unitImage();
    boolean both = positive == null && range.alive();
    Progress first = both ? Progress.part(progress, 0, 0.5) : progress;
    VisualisationResult negative =
        optimiser.optimise(List.of(factory.minimise(target, range)), first).get(0);
    if (both) {
      var task = factory.maximise(target, range, state.prototypes(model, engine, progress));
      Progress second = Progress.part(progress, 0.5, 0.5);
      positive = optimiser.optimise(List.of(task), second).get(0);
    }
    PathSimilarity similarity = known == null ? null : known.similarity();
    if (similarity == null && positive != null && source.images().count() >= COMPARED_EXAMPLES) {
      similarity =
          PathSimilarity.of(
              engine,
              positive.image(),
              spectrum.most().stream().map(ActivationSpectrum.Example::image).toList());
    }
    ActivationSpectrum shown = spectrum.nearest(SHOWN_EXAMPLES);
    return new UnitAnalysis(
        engine.spec(), negative, positive, shown, range, source.text(), similarity);
  }
}

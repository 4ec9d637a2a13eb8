package io.github.convoscope.cli;

import io.github.convoscope.explain.visualisation.ClassPrototypes;
import io.github.convoscope.explain.visualisation.Diversity;
import io.github.convoscope.explain.visualisation.ParallelOptimiser;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/** Optimises the images of the units that a command names. */
final class VisualizeSearch {
  private VisualizeSearch() {}

  /** A list of images for each target. */
  static List<List<VisualisationResult>> find(
      NetworkSpec spec,
      ParallelOptimiser optimiser,
      List<UnitTarget> targets,
      UnitRanges ranges,
      ClassPrototypes prototypes,
      boolean negative,
      int diversity,
      Progress progress) {
    TaskFactory factory = new TaskFactory(spec);
    List<VisualisationTask> tasks = new ArrayList<>();
    for (UnitTarget target : targets) {
      var range = ranges.known(target);
      tasks.add(
          negative ? factory.minimise(target, range) : factory.maximise(target, range, prototypes));
    }
    List<List<VisualisationResult>> results = new ArrayList<>();
    if (diversity == 1) {
      optimiser.optimise(tasks, progress).forEach(result -> results.add(List.of(result)));
      return results;
    }
    for (VisualisationTask task : tasks) {
      Diversity different = Diversity.of(spec, task, diversity);
      results.add(optimiser.optimiseDiverse(task, different, diversity, progress));
    }
    return results;
  }
}

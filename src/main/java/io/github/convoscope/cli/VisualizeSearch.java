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

/** Turns the targets of a command into wishes and has a crew find them. */
final class VisualizeSearch {
  private VisualizeSearch() {}

  /** One list of images for each target. */
  static List<List<VisualisationResult>> find(
      NetworkSpec spec,
      ParallelOptimiser crew,
      List<UnitTarget> targets,
      UnitRanges ranges,
      ClassPrototypes prototypes,
      boolean negative,
      int diversity,
      Progress progress) {
    TaskFactory wishes = new TaskFactory(spec);
    List<VisualisationTask> wanted = new ArrayList<>();
    for (UnitTarget target : targets) {
      var range = ranges.floor(target);
      wanted.add(negative ? wishes.least(target, range) : wishes.most(target, range, prototypes));
    }
    List<List<VisualisationResult>> findings = new ArrayList<>();
    if (diversity == 1) {
      crew.find(wanted, progress).forEach(finding -> findings.add(List.of(finding)));
      return findings;
    }
    for (VisualisationTask wish : wanted) {
      Diversity different = Diversity.of(spec, wish, diversity);
      findings.add(crew.findDiverse(wish, different, diversity, progress));
    }
    return findings;
  }
}

package io.github.convoscope.cli;

import io.github.convoscope.explain.optimise.Crew;
import io.github.convoscope.explain.optimise.Diversity;
import io.github.convoscope.explain.optimise.Finding;
import io.github.convoscope.explain.optimise.Prototypes;
import io.github.convoscope.explain.optimise.Target;
import io.github.convoscope.explain.optimise.Wish;
import io.github.convoscope.explain.optimise.Wishes;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.work.Progress;
import java.util.ArrayList;
import java.util.List;

/** Turns the targets of a command into wishes and has a crew find them. */
final class VisualizeSearch {
  private VisualizeSearch() {}

  /** One list of images for each target. */
  static List<List<Finding>> find(
      NetworkSpec spec,
      Crew crew,
      List<Target> targets,
      UnitRanges ranges,
      Prototypes prototypes,
      boolean negative,
      int diversity,
      Progress progress) {
    Wishes wishes = new Wishes(spec);
    List<Wish> wanted = new ArrayList<>();
    for (Target target : targets) {
      var range = ranges.floor(target);
      wanted.add(negative ? wishes.least(target, range) : wishes.most(target, range, prototypes));
    }
    List<List<Finding>> findings = new ArrayList<>();
    if (diversity == 1) {
      crew.find(wanted, progress).forEach(finding -> findings.add(List.of(finding)));
      return findings;
    }
    for (Wish wish : wanted) {
      Diversity different = Diversity.of(spec, wish, diversity);
      findings.add(crew.findDiverse(wish, different, diversity, progress));
    }
    return findings;
  }
}

package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds images in batches, and tries again with lower prices where one stays under the best known
 * example. One thread at a time.
 */
public final class Optimiser {
  /** Images found together: few enough that a step ends well within a tenth of a second. */
  private static final int BATCH = 8;

  private static final int ATTEMPTS = 5;

  /** From this attempt on it is enough to reach the floor. */
  private static final int AIMED = 1;

  private final Engine engine;
  private final OptimiserSettings recipe;

  /** Searches by a recipe on an engine that nobody else uses meanwhile. */
  public Optimiser(Engine engine, OptimiserSettings recipe) {
    this.engine = engine;
    this.recipe = recipe;
  }

  /**
   * Finds an image for each wish.
   *
   * @throws io.github.convoscope.task.CancelledException within a step of being cancelled
   */
  public List<VisualisationResult> find(List<VisualisationTask> wishes, Progress progress) {
    List<VisualisationResult> findings = new ArrayList<>();
    for (int from = 0; from < wishes.size(); from += BATCH) {
      List<VisualisationTask> batch = wishes.subList(from, Math.min(wishes.size(), from + BATCH));
      Part part = new Part(progress, from, batch.size(), wishes.size());
      findings.addAll(batch(batch, null, part));
    }
    return findings;
  }

  /** Finds as many different images for one wish. */
  public List<VisualisationResult> findDiverse(
      VisualisationTask wish, Diversity diversity, int count, Progress progress) {
    return batch(Collections.nCopies(count, wish), diversity, new Part(progress, 0, count, count));
  }

  private List<VisualisationResult> batch(
      List<VisualisationTask> wishes, @Nullable Diversity diversity, Part part) {
    long began = System.nanoTime();
    int count = wishes.size();
    OptimisationRun.Found[] best = new OptimisationRun.Found[count];
    int[] steps = new int[count];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      open.add(i);
    }
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      OptimiserSettings eased = ease(attempt);
      boolean fresh = attempt == 3;
      List<VisualisationTask> again = new ArrayList<>();
      for (int i : open) {
        OptimisationRun.Found found = best[i];
        again.add(found == null || fresh ? wishes.get(i) : wishes.get(i).from(found.image()));
      }
      OptimisationRun search = new OptimisationRun(engine, again, diversity, eased, attempt);
      while (!search.done()) {
        // Nobody knows how many attempts it takes: each fills half of what is left.
        part.tell(1 - Math.pow(0.5, attempt) * (1 - 0.5 * search.steps() / eased.steps()));
        search.step();
      }
      for (int k = 0; k < open.size(); k++) {
        int i = open.get(k);
        OptimisationRun.Found found = search.best(k);
        OptimisationRun.Found before = best[i];
        steps[i] += eased.steps();
        if (before == null
            || found.satisfied()
            || (!before.reached() && (found.reached() || found.score() > before.score()))) {
          best[i] = found;
        }
      }
      boolean aimed = attempt >= AIMED;
      open.removeIf(i -> best[i].satisfied() || (aimed && best[i].reached()));
    }
    double seconds = (System.nanoTime() - began) * 1e-9 / count;
    List<VisualisationResult> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OptimisationRun.Found found = best[i];
      findings.add(
          VisualisationResult.of(
              engine, found.image(), found.value(), !found.reached(), steps[i], seconds));
    }
    return findings;
  }

  /** All prices are halved from attempt to attempt; at last nothing is asked but the objective. */
  private OptimiserSettings ease(int attempt) {
    double share = attempt == ATTEMPTS - 1 ? 0 : Math.pow(0.5, attempt);
    OptimiserSettings eased = recipe.withPrices(share).withLikeness(recipe.likeness() * share);
    return attempt < 3
        ? eased
        : eased.withRobustness(
            attempt == 3 ? recipe.robustness().times(0.5) : RandomTransformations.NONE);
  }

  /** The progress of one batch among several; asks at every step whether it is still wanted. */
  private record Part(Progress whole, int done, int size, int of) {
    void tell(double share) {
      whole.check();
      whole.report((done + share * size) / of, Message.of("atlas.seeking", done + 1, of));
    }
  }
}

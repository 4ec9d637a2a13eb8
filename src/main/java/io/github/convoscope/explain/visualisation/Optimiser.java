package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Optimises images in batches by gradient ascent:
 *
 * <pre>{@code
 * Optimiser optimiser = new Optimiser(engine, OptimiserSettings.standard());
 * float[] image = optimiser.optimise(List.of(task), Progress.NONE).get(0).image();
 * }</pre>
 *
 * <p>Where an image does not reach the best known example, it is optimised again with weaker
 * regularisation, at most five times in all. One thread at a time.
 */
public final class Optimiser {
  /** Most images that are optimised together. */
  private static final int BATCH = 8;

  /** Neurons of such a batch: few enough that a step takes well under a tenth of a second. */
  private static final int BATCH_NEURONS = 400_000;

  private static final int ATTEMPTS = 5;

  /** Attempts whose images have to reach the goal; later ones only need the best example. */
  private static final int STRICT_ATTEMPTS = 1;

  /** The first attempt that starts from noise again, with weaker transformations. */
  private static final int FRESH_START = 3;

  private final Engine engine;
  private final OptimiserSettings settings;

  /**
   * An optimiser.
   *
   * @param engine not used by anyone else meanwhile
   */
  public Optimiser(Engine engine, OptimiserSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * Optimises one image for each task; blocks until all are done.
   *
   * @throws io.github.convoscope.task.CancelledException within a step of being cancelled
   */
  public List<VisualisationResult> optimise(List<VisualisationTask> tasks, Progress progress) {
    List<VisualisationResult> results = new ArrayList<>();
    int size = Math.max(1, Math.min(BATCH, BATCH_NEURONS / engine.spec().neurons()));
    for (int from = 0; from < tasks.size(); from += size) {
      List<VisualisationTask> batch = tasks.subList(from, Math.min(tasks.size(), from + size));
      BatchProgress part = new BatchProgress(progress, from, batch.size(), tasks.size());
      results.addAll(optimiseBatch(batch, null, part));
    }
    return results;
  }

  /** Optimises {@code count} images for one task that differ from each other. */
  public List<VisualisationResult> optimiseDiverse(
      VisualisationTask task, Diversity diversity, int count, Progress progress) {
    BatchProgress part = new BatchProgress(progress, 0, count, count);
    return optimiseBatch(Collections.nCopies(count, task), diversity, part);
  }

  private List<VisualisationResult> optimiseBatch(
      List<VisualisationTask> tasks, @Nullable Diversity diversity, BatchProgress progress) {
    long began = System.nanoTime();
    int count = tasks.size();
    OptimisationRun.Candidate[] best = new OptimisationRun.Candidate[count];
    int[] steps = new int[count];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      open.add(i);
    }
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      OptimiserSettings relaxed = relax(attempt);
      boolean fresh = attempt == FRESH_START;
      List<VisualisationTask> again = new ArrayList<>();
      for (int i : open) {
        OptimisationRun.Candidate known = best[i];
        again.add(known == null || fresh ? tasks.get(i) : tasks.get(i).startingFrom(known.image()));
      }
      OptimisationRun run = new OptimisationRun(engine, again, diversity, relaxed, attempt);
      while (!run.done()) {
        // The number of attempts is not known before: each fills half of what is left.
        progress.report(1 - Math.pow(0.5, attempt) * (1 - 0.5 * run.steps() / relaxed.steps()));
        run.step();
      }
      for (int k = 0; k < open.size(); k++) {
        int i = open.get(k);
        OptimisationRun.Candidate now = run.best(k);
        OptimisationRun.Candidate before = best[i];
        steps[i] += run.steps();
        if (before == null
            || now.reachesGoal()
            || (!before.reachesExample()
                && (now.reachesExample() || now.score() > before.score()))) {
          best[i] = now;
        }
      }
      boolean strict = attempt < STRICT_ATTEMPTS;
      open.removeIf(i -> best[i].reachesGoal() || (!strict && best[i].reachesExample()));
    }
    double seconds = (System.nanoTime() - began) * 1e-9 / count;
    List<VisualisationResult> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OptimisationRun.Candidate found = best[i];
      results.add(
          VisualisationResult.of(
              engine, found.image(), found.value(), !found.reachesExample(), steps[i], seconds));
    }
    return results;
  }

  /**
   * Halves regularisation and similarity with every attempt; the last attempt has neither. From the
   * fourth attempt on the transformations are weaker too.
   */
  private OptimiserSettings relax(int attempt) {
    boolean last = attempt == ATTEMPTS - 1;
    double share = last ? 0 : Math.pow(0.5, attempt);
    OptimiserSettings relaxed =
        settings.scaleRegularisation(share).withSimilarity(settings.similarity() * share);
    return attempt < FRESH_START
        ? relaxed
        : relaxed.withTransformations(
            last ? RandomTransformations.NONE : settings.transformations().times(0.5));
  }

  /** Reports the progress of one batch among several, and checks whether to go on. */
  private record BatchProgress(Progress whole, int done, int size, int of) {
    void report(double share) {
      whole.check();
      whole.report((done + share * size) / of, Message.of("atlas.optimising", done + 1, of));
    }
  }
}

package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Optimises images on several threads, each with its own copy of the engine. The images are the
 * same as those of one {@link Optimiser}.
 */
public final class ParallelOptimiser {
  private static final int CHUNK = 8;

  /** In networks with more neurons every image takes so long that threads take them singly. */
  private static final int LARGE = 400_000;

  private final Engine engine;
  private final OptimiserSettings settings;
  private final Executor executor;
  private final int threads;

  /**
   * An optimiser.
   *
   * @param engine copied for each thread
   * @param executor runs {@code threads} jobs at the same time, or one after the other
   */
  public ParallelOptimiser(
      Engine engine, OptimiserSettings settings, Executor executor, int threads) {
    this.engine = engine;
    this.settings = settings;
    this.executor = executor;
    this.threads = threads;
  }

  /**
   * Optimises one image for each task; blocks until all are done.
   *
   * @param progress called on the executor's threads
   * @throws CancelledException within a step of being cancelled
   */
  public List<VisualisationResult> optimise(List<VisualisationTask> tasks, Progress progress) {
    VisualisationResult[] results = new VisualisationResult[tasks.size()];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Engine own = engine.copy();
      running.add(
          CompletableFuture.runAsync(
              () -> work(own, tasks, results, next, done, failed, progress), executor));
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return List.of(results);
  }

  /** Optimises {@code count} images for one task that differ, on the calling thread. */
  public List<VisualisationResult> optimiseDiverse(
      VisualisationTask task, Diversity diversity, int count, Progress progress) {
    try (Engine own = engine.copy()) {
      return new Optimiser(own, settings).optimiseDiverse(task, diversity, count, progress);
    }
  }

  private void work(
      Engine own,
      List<VisualisationTask> tasks,
      VisualisationResult[] results,
      AtomicInteger next,
      AtomicInteger done,
      AtomicBoolean failed,
      Progress progress) {
    Progress quiet =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return failed.get() || progress.cancelled();
          }
        };
    try (own) {
      Optimiser optimiser = new Optimiser(own, settings);
      int chunk = own.spec().neurons() > LARGE ? 1 : CHUNK;
      for (int from = next.getAndAdd(chunk); from < results.length; from = next.getAndAdd(chunk)) {
        int to = Math.min(results.length, from + chunk);
        List<VisualisationResult> found = optimiser.optimise(tasks.subList(from, to), quiet);
        for (int i = from; i < to; i++) {
          results[i] = found.get(i - from);
        }
        int ready = done.addAndGet(to - from);
        progress.report(
            ready / (double) results.length, Message.of("atlas.optimising", ready, results.length));
      }
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }
}

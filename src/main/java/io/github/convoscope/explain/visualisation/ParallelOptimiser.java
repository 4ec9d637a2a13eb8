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

/** Several optimisers side by side, each with an engine of its own; the images are the same. */
public final class ParallelOptimiser {
  private static final int SHARE = 8;

  private final Engine engine;
  private final OptimiserSettings recipe;
  private final Executor executor;
  private final int members;

  /**
   * A crew.
   *
   * @param engine copied for each member
   * @param executor runs {@code members} tasks at the same time, or one after the other
   */
  public ParallelOptimiser(
      Engine engine, OptimiserSettings recipe, Executor executor, int members) {
    this.engine = engine;
    this.recipe = recipe;
    this.executor = executor;
    this.members = members;
  }

  /**
   * Finds an image for each wish; blocks until all are there.
   *
   * @param progress is asked on the members' threads
   * @throws CancelledException within a step of being cancelled
   */
  public List<VisualisationResult> find(List<VisualisationTask> wishes, Progress progress) {
    VisualisationResult[] findings = new VisualisationResult[wishes.size()];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      Engine own = engine.copy();
      running.add(
          CompletableFuture.runAsync(
              () -> work(own, wishes, findings, next, done, failed, progress), executor));
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return List.of(findings);
  }

  /** Finds as many different images for one wish, on the calling thread. */
  public List<VisualisationResult> findDiverse(
      VisualisationTask wish, Diversity diversity, int count, Progress progress) {
    try (Engine own = engine.copy()) {
      return new Optimiser(own, recipe).findDiverse(wish, diversity, count, progress);
    }
  }

  private void work(
      Engine own,
      List<VisualisationTask> wishes,
      VisualisationResult[] findings,
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
      Optimiser optimiser = new Optimiser(own, recipe);
      for (int from = next.getAndAdd(SHARE); from < findings.length; from = next.getAndAdd(SHARE)) {
        int to = Math.min(findings.length, from + SHARE);
        List<VisualisationResult> found = optimiser.find(wishes.subList(from, to), quiet);
        for (int i = from; i < to; i++) {
          findings[i] = found.get(i - from);
        }
        int ready = done.addAndGet(to - from);
        progress.report(
            ready / (double) findings.length, Message.of("atlas.seeking", ready, findings.length));
      }
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }
}

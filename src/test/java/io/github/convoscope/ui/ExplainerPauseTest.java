package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Workers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Long work waits while something more urgent goes on. */
class ExplainerPauseTest {
  private static final int PATIENCE = 30;

  private final AtomicBoolean urgent = new AtomicBoolean(true);
  private final AtomicInteger steps = new AtomicInteger();

  /** Counted down once the job has waited for three turns, or has gone on all the same. */
  private final CountDownLatch waited = new CountDownLatch(3);

  private final CountDownLatch ended = new CountDownLatch(1);

  private boolean isUrgent() {
    waited.countDown();
    return urgent.get();
  }

  private Explainer started() {
    Explainer explainer =
        new Explainer(Workers.single("test"), Runnable::run, new Notices(), this::isUrgent);
    explainer.use(Model.of(UntrainedNetworks.untrainedDigits(3)));
    explainer.start(
        "lane",
        (engine, progress) -> {
          try {
            while (!progress.cancelled() && steps.get() < 5) {
              steps.incrementAndGet();
            }
            return "done";
          } finally {
            ended.countDown();
          }
        },
        done -> {});
    return explainer;
  }

  @Test
  void aJobGoesOnWhereItWasWhenNothingIsUrgentAnyMore() throws InterruptedException {
    started();
    assertTrue(waited.await(PATIENCE, TimeUnit.SECONDS));
    assertEquals(0, steps.get());
    urgent.set(false);
    assertTrue(ended.await(PATIENCE, TimeUnit.SECONDS));
    assertEquals(5, steps.get());
  }

  @Test
  void aJobThatPausesCanBeCancelled() throws InterruptedException {
    Explainer explainer = started();
    assertTrue(waited.await(PATIENCE, TimeUnit.SECONDS));
    explainer.cancel("lane");
    assertTrue(ended.await(PATIENCE, TimeUnit.SECONDS));
    assertEquals(0, steps.get());
  }
}

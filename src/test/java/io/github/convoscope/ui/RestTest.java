package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.javafx.perf.PerformanceTracker;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Test;

/** Nothing is painted while nothing changes. */
@NeedsDisplay
class RestTest {
  /** Pulses without a painted frame after which the window counts as at rest. */
  private static final int QUIET = 30;

  private final CountedWorkers workers = new CountedWorkers();
  private final AtomicInteger painted = new AtomicInteger();
  private final AtomicInteger pulses = new AtomicInteger();
  private final AtomicInteger lastPainted = new AtomicInteger();

  @Test
  void atRestNoFrameIsPaintedAndTheNextStrokeIs() {
    Model model = TestWindow.untrainedDigits();
    try (TestWindow window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(Path.of("none.json")), new SceneFeature(), new CardFeature()),
            model,
            workers.make())) {
      window.draw(0.3, 0.2, 0.7, 0.2, 0.5, 0.8);
      window.onScreen(() -> window.workspace().pin(Neuron.unit(5, 17)));
      window.upToDate();
      window.onScreen(
          () -> {
            PerformanceTracker.getSceneTracker(window.shell().scene())
                .setOnRenderedFrameTask(
                    () -> {
                      painted.incrementAndGet();
                      lastPainted.set(pulses.get());
                    });
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                pulses.incrementAndGet();
              }
            }.start();
          });
      // On a busy machine an explanation comes long after the frame that it is about.
      window.until(() -> workers.isIdle() && pulses.get() - lastPainted.get() >= QUIET);

      int before = painted.get();
      int from = pulses.get();
      window.until(() -> pulses.get() - from >= 2 * QUIET);
      assertEquals(before, painted.get(), "frames painted while nothing changed");

      window.draw(0.3, 0.8, 0.8, 0.6);
      window.upToDate();
      window.until(() -> painted.get() > before);
    }
  }
}

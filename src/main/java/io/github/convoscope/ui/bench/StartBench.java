package io.github.convoscope.ui.bench;

import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.platform.PaintedFrames;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;

/** Measures how long the first painted window and the first answer take from the command on. */
public final class StartBench {
  /**
   * What was measured, in milliseconds since the command was given.
   *
   * @param windowMillis the window's first frame was painted
   * @param firstAnswerMillis the first frame with an answer was painted
   */
  public record Figures(double windowMillis, double firstAnswerMillis) {}

  private final Consumer<Figures> done;
  private volatile double window;
  private volatile boolean answered;
  private volatile boolean told;

  private StartBench(Consumer<Figures> done) {
    this.done = done;
  }

  /**
   * Waits for both, then hands the figures over on the JavaFX thread. Call before the first pulse.
   */
  public static void run(Shell shell, Consumer<Figures> done) {
    StartBench bench = new StartBench(done);
    PaintedFrames.listen(shell.scene(), bench::painted);
    ChangeListener<LiveFrame> first = (observed, before, frame) -> bench.answered = frame != null;
    shell.workspace().frame().addListener(first);
  }

  private void painted() {
    double now = sinceStart();
    if (window == 0) {
      window = now;
    }
    if (answered && !told) {
      told = true;
      Figures figures = new Figures(window, now);
      Platform.runLater(() -> done.accept(figures));
    }
  }

  /**
   * Milliseconds since the start script was called, where it says when; otherwise since the process
   * began, which Linux knows to the second only.
   */
  private static double sinceStart() {
    Long told = Long.getLong("convoscope.started");
    long started =
        told != null
            ? told
            : ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    return System.currentTimeMillis() - started;
  }
}

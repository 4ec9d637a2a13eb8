package io.github.convoscope.ui.platform;

import com.sun.javafx.perf.PerformanceTracker;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a frame was really painted, which only JavaFX's private performance tracker knows:
 *
 * <pre>{@code
 * PaintedFrames.listen(scene, frames::incrementAndGet);
 * }</pre>
 */
public final class PaintedFrames {
  private static final Logger LOG = LoggerFactory.getLogger(PaintedFrames.class);

  private PaintedFrames() {}

  /**
   * Runs an action after each frame of a scene, on the thread that paints; it takes the place of
   * the action before. With a JavaFX that has no such tracker it runs after each pulse instead, on
   * the JavaFX thread, before the frame is painted. JavaFX thread.
   */
  public static void listen(Scene scene, Runnable painted) {
    try {
      PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(painted);
    } catch (LinkageError different) {
      LOG.warn("Pulses are counted as frames: this JavaFX tells no painted frames", different);
      scene.addPostLayoutPulseListener(painted);
    }
  }
}

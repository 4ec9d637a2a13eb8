package io.github.convoscope.ui.bench;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.platform.PlatformParts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the scene of a network takes to paint, while every pulse changes all colours
 * and the camera:
 *
 * <pre>{@code
 * new SceneBench(SceneBench.network(100_000), true).run(4, 10, figures -> report(figures.framesPerSecond()));
 * }</pre>
 *
 * <p>JavaFX thread.
 */
public final class SceneBench {
  /**
   * What was measured.
   *
   * @param neurons neurons shown
   * @param triangles how many triangles show them
   * @param fxMillis CPU time of the JavaFX thread for a painted frame
   * @param framesPerSecond painted frames a second
   * @param pickMillis mean time to find the neuron at a pixel
   */
  public record Figures(
      int neurons, int triangles, double fxMillis, double framesPerSecond, double pickMillis) {}

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PICKS = 2000;

  private final NetworkSpec spec;
  private final NetworkScene scene;
  private final Stage stage = new Stage();
  private final PaintedFrameCounter painted;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final FrameColours[] frames;
  private final @Nullable CameraSway sway;
  private int pulses;
  private long start;
  private long cpu;

  /**
   * Opens a window of its own.
   *
   * @param spec the network to show
   * @param camera true to move the camera as well
   */
  public SceneBench(NetworkSpec spec, boolean camera) {
    this.spec = spec;
    scene = new NetworkScene(spec);
    sway = camera ? new CameraSway(scene.camera()) : null;
    frames = new FrameColours[] {noise(1), noise(2)};
    Scene window = new Scene(scene, WIDTH, HEIGHT);
    stage.setScene(window);
    PlatformParts.get().surface().install(stage, window);
    PlatformParts.get().copies().install(window, scene::pictures);
    stage.show();
    painted = new PaintedFrameCounter(window);
  }

  /** A network of about so many neurons: two convolutions with pooling, then dense. */
  public static NetworkSpec network(int neurons) {
    int side = Math.max(4, (int) Math.round(Math.sqrt(Math.max(0, neurons - 74) / 16.0) / 4) * 4);
    return new NetworkBuilder("bench", Shape.maps(1, side, side))
        .convolution("conv1", 8, Window.same(5), ActivationFunction.IDENTITY)
        .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
        .convolution("conv2", 16, Window.same(5), ActivationFunction.IDENTITY)
        .pooling("pool2", PoolingKind.MAX, Window.of(2, 2))
        .dense("dense", 64, ActivationFunction.IDENTITY)
        .output("output", 10, ActivationFunction.IDENTITY)
        .build();
  }

  private FrameColours noise(long seed) {
    Random random = new Random(seed);
    FrameColours frame = new FrameColours(spec);
    for (int layer = 0; layer < spec.depth(); layer++) {
      int[] colours = frame.of(layer);
      for (int i = 0; i < colours.length; i++) {
        colours[i] = Palette.DEFAULT.sequential().colour(random.nextDouble());
      }
    }
    return frame;
  }

  /** Warms up, measures, closes the window, and hands the figures over. */
  public void run(double warmUpSeconds, double seconds, Consumer<Figures> done) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        pulse(now);
        if (cpu == 0 && now - start > warmUpSeconds * 1e9) {
          cpu = threads.getCurrentThreadCpuTime();
          start = now;
          pulses = 0;
          painted.start();
        } else if (cpu != 0 && now - start > seconds * 1e9) {
          stop();
          done.accept(figures(now));
          stage.close();
        }
      }
    }.start();
  }

  private void pulse(long now) {
    if (start == 0) {
      start = now;
    }
    scene.show(frames[pulses++ % 2]);
    if (sway != null) {
      sway.handle(now);
    }
  }

  private Figures figures(long now) {
    painted.stop();
    double used = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
    double frameCount = Math.max(1, painted.perSecond() * (now - start) / 1e9);
    return new Figures(
        spec.neurons(), scene.triangles(), used / frameCount, painted.perSecond(), pickMillis());
  }

  private double pickMillis() {
    Random random = new Random(3);
    int hits = 0;
    long before = System.nanoTime();
    for (int i = 0; i < PICKS; i++) {
      hits += scene.pick(random.nextInt(WIDTH), random.nextInt(HEIGHT)) == null ? 0 : 1;
    }
    double millis = (System.nanoTime() - before) / 1e6 / PICKS;
    if (hits == 0) {
      throw new IllegalStateException("nothing was where the scene should be");
    }
    return millis;
  }
}

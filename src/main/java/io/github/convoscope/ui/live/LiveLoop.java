package io.github.convoscope.ui.live;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.LatestWins;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the newest state of the drawing on a worker, for one network. Finished frames wait in
 * one slot for the next pulse; a newer one replaces what waits.
 */
public final class LiveLoop {
  private static final int WARM_UPS = 60;

  /** Has frames that were given back fail at every later use, in place of being reused. */
  private static final boolean POISON = Boolean.getBoolean("convoscope.poison-frames");

  private final Executor worker;
  private final Engine engine;
  private final Judge judge;
  private final InputFraming framing;
  private final Normaliser normaliser;
  private final LatestWins<LiveRequest> newest;
  private final Runnable requestPulse;
  private final Consumer<Throwable> problems;
  private final AtomicReference<@Nullable LiveFrame> slot = new AtomicReference<>();
  private final Deque<LiveFrame> free = new ArrayDeque<>();
  private final boolean poison;
  private volatile Consumer<LiveFrame> watcher = frame -> {};

  /**
   * A loop for a network.
   *
   * @param worker one thread, where all computing is done; {@code Runnable::run} in tests
   * @param engine used on that worker only
   * @param judge gives the verdicts
   * @param requestPulse asks for a pulse; called on the worker
   * @param problems told what went wrong; called on the worker
   */
  public LiveLoop(
      Executor worker,
      Engine engine,
      Judge judge,
      Runnable requestPulse,
      Consumer<Throwable> problems) {
    this(worker, engine, judge, requestPulse, problems, POISON);
  }

  /** For tests of reuse and of poisoning. */
  LiveLoop(
      Executor worker,
      Engine engine,
      Judge judge,
      Runnable requestPulse,
      Consumer<Throwable> problems,
      boolean poison) {
    this.poison = poison;
    this.worker = worker;
    this.engine = engine;
    this.judge = judge;
    this.requestPulse = requestPulse;
    this.problems = problems;
    framing = framing(engine.spec().input().shape());
    normaliser = new Normaliser(framing);
    newest = new LatestWins<>(worker, this::compute);
  }

  /** The pictures that fit a network's input: its feature maps, or a square of its plain units. */
  public static InputFraming framing(Shape input) {
    int side = (int) Math.sqrt(input.size());
    return input.spatial()
        ? InputFraming.of(input.rows(), input.columns())
        : InputFraming.of(side, side);
  }

  /** Asks for a frame of this state; returns at once. JavaFX thread. */
  public void submit(LiveRequest request) {
    newest.submit(request);
  }

  /** The newest finished frame that was not taken yet, or null. JavaFX thread, once a pulse. */
  public @Nullable LiveFrame take() {
    return slot.getAndSet(null);
  }

  /** Gives a frame back that is no longer shown. JavaFX thread. */
  public void giveBack(LiveFrame frame) {
    if (frame.kept()) {
      return;
    }
    if (poison) {
      frame.poison();
    } else {
      synchronized (free) {
        free.push(frame);
      }
    }
  }

  /** Is shown every finished frame, also those that no pulse takes. Runs on the worker. */
  public void watch(Consumer<LiveFrame> everyFrame) {
    watcher = everyFrame;
  }

  /**
   * Computes the first request a few times more, in pieces that live requests come between, so that
   * Java has compiled everything before the pen comes down.
   */
  public void warmUp(LiveRequest request) {
    for (int i = 0; i < WARM_UPS; i++) {
      worker.execute(
          () -> {
            LiveFrame frame = acquireFrame(request);
            fill(frame);
            giveBack(frame);
          });
    }
  }

  private void compute(LiveRequest request) {
    try {
      LiveFrame frame = acquireFrame(request);
      fill(frame);
      watcher.accept(frame);
      LiveFrame skipped = slot.getAndSet(frame);
      if (skipped != null) {
        giveBack(skipped);
      }
      requestPulse.run();
    } catch (RuntimeException | Error problem) {
      problems.accept(problem);
    }
  }

  private LiveFrame acquireFrame(LiveRequest request) {
    LiveFrame frame;
    synchronized (free) {
      frame = free.poll();
    }
    if (frame == null) {
      return new LiveFrame(engine.spec(), framing, request);
    }
    frame.begin(request);
    return frame;
  }

  private void fill(LiveFrame frame) {
    LiveRequest request = frame.request();
    GreyImage image = request.image();
    Drawing drawing = request.drawing();
    float[] raw = image == null ? normaliser.raw(drawing) : normaliser.raw(image);
    System.arraycopy(raw, 0, frame.raw(), 0, raw.length);
    float[] seen = raw;
    if (request.normalise() && image == null) {
      seen = normaliser.image(drawing);
    } else if (request.normalise() && image != null && !fits(image)) {
      seen = normaliser.image(image);
    }
    frame.fitted(image == null ? normaliser.fit() : onPad(normaliser.fit(), image));
    float[] input = frame.input();
    spread(seen, input, 0, input.length);
    engine.forward(input, request.held(), frame.activations());
    frame.judged(judge.verdict(input, frame.activations().logits()));
    request.painting().paint(frame.activations(), frame.colours());
    frame.colours().setVersion(request.version());
  }

  /** An image of the input's own size is what the network takes already. */
  private boolean fits(GreyImage image) {
    return image.rows() == framing.rows() && image.columns() == framing.columns();
  }

  /**
   * Writes a picture into an input, into each of its channels.
   *
   * @param picture one channel
   * @param into where to
   * @param from first number of the input
   * @param size how many numbers the input has
   */
  public static void spread(float[] picture, float[] into, int from, int size) {
    for (int at = 0; at + picture.length <= size; at += picture.length) {
      System.arraycopy(picture, 0, into, from + at, picture.length);
    }
  }

  /** The same for an image, which lies on the pad as large as it can and in its middle. */
  private static Fit onPad(Fit fit, GreyImage image) {
    double toImage = Math.max(image.rows(), image.columns()) / Pad.SIZE;
    double left = (Pad.SIZE * toImage - image.columns()) / 2;
    double top = (Pad.SIZE * toImage - image.rows()) / 2;
    double scale = fit.scale();
    return new Fit(scale * toImage, fit.dx() - scale * left, fit.dy() - scale * top);
  }
}

package io.github.convoscope.ui.live;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.LatestWins;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the newest state of the drawing on a worker, for one network. A finished frame waits in
 * one slot for the next pulse; a newer frame replaces it.
 *
 * <pre>{@code
 * LiveLoop loop = new LiveLoop(worker, model, Platform::requestNextPulse, notices::problem);
 * loop.submit(request);            // at every change of the drawing
 * LiveFrame newest = loop.take();  // at every pulse; null if nothing is new
 * loop.giveBack(before);           // the frame that was shown until now
 * loop.resume();
 * loop.giveBack(shownBefore);      // reuses its arrays
 * }</pre>
 */
public final class LiveLoop {
  private static final int WARM_UPS = 60;

  /** Warming up ends after this time, because a large network is computed slowly. */
  private static final long WARM_UP_NANOS = 2_000_000_000L;

  /**
   * A network with more neurons is computed only when its last frame was taken. Both cores are busy
   * then; a frame that nobody sees would be taken from those that are painted.
   */
  private static final int LARGE = 200_000;

  /**
   * True to make every use of a frame fail after it was given back, instead of reusing the frame.
   */
  private static final boolean POISON = Boolean.getBoolean("convoscope.poison-frames");

  private final Executor worker;
  private final Model model;
  private final Judge judge;
  private final InputEncoder encoder;

  /** Used on the worker only. */
  private final PhotoRenderer photos = new PhotoRenderer();

  private final LatestWins<LiveRequest> newest;
  private final Runnable requestPulse;
  private final Consumer<Throwable> problems;
  private final AtomicReference<@Nullable LiveFrame> slot = new AtomicReference<>();

  /** Waits until the frame in the slot is taken and {@link #resume} is called. */
  private final AtomicReference<@Nullable LiveRequest> held = new AtomicReference<>();

  private final boolean large;
  private final Deque<LiveFrame> free = new ArrayDeque<>();
  private final boolean poison;
  private volatile Consumer<LiveFrame> watcher = frame -> {};

  /** Made on the worker, as DL4J takes long to make one. */
  private @Nullable Engine engine;

  /** Used on the worker only, as the engine. */
  private boolean closed;

  /** The request that the network was computed for last. */
  private @Nullable LiveRequest last;

  /** The frame that was made of it; nobody else writes to frames. */
  private @Nullable LiveFrame made;

  /**
   * Makes a loop for a network.
   *
   * @param worker one thread, which computes everything; {@code Runnable::run} in tests
   * @param model the network; the loop has an engine and an encoder of its own
   * @param requestPulse requests a pulse; called on the worker
   * @param problems receives errors; called on the worker
   */
  public LiveLoop(
      Executor worker, Model model, Runnable requestPulse, Consumer<Throwable> problems) {
    this(worker, model, requestPulse, problems, POISON);
  }

  /** For tests of reuse and of poisoning. */
  LiveLoop(
      Executor worker,
      Model model,
      Runnable requestPulse,
      Consumer<Throwable> problems,
      boolean poison) {
    this.poison = poison;
    this.worker = worker;
    this.model = model;
    encoder = model.newEncoder();
    judge = model.judge();
    large = model.spec().layers().stream().mapToLong(layer -> layer.shape().size()).sum() > LARGE;
    this.requestPulse = requestPulse;
    this.problems = problems;
    newest = new LatestWins<>(worker, this::compute);
  }

  /** Requests a frame of this state; returns at once. JavaFX thread. */
  public void submit(LiveRequest request) {
    newest.submit(request);
  }

  /**
   * Takes the newest finished frame, or null if there is none that was not taken yet. JavaFX
   * thread, once a pulse.
   */
  public @Nullable LiveFrame take() {
    return slot.getAndSet(null);
  }

  /**
   * Goes on with a request of a large network that waited until its last frame was taken. Call it
   * when the frame before was given back, so that it is used again. JavaFX thread.
   */
  public void resume() {
    LiveRequest next = held.getAndSet(null);
    if (next != null) {
      newest.submitIfNoneWaits(next);
    }
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
        // One more frame of a large network may have been needed for a moment: it is not kept.
        if (!large || free.isEmpty()) {
          free.push(frame);
        }
      }
    }
  }

  /**
   * Sets an action that receives every finished frame, also those that no pulse takes. It runs on
   * the worker.
   */
  public void watch(Consumer<LiveFrame> everyFrame) {
    watcher = everyFrame;
  }

  /**
   * Computes a request 60 times, so that Java has compiled the code before the user draws. Each
   * time is a task of its own, so live requests need not wait for all of them.
   */
  public void warmUp(LiveRequest request) {
    AtomicLong spent = new AtomicLong();
    for (int i = 0; i < WARM_UPS; i++) {
      worker.execute(
          () -> {
            if (!closed && spent.get() < WARM_UP_NANOS) {
              long start = System.nanoTime();
              // Taking the last values again would compile nothing.
              last = null;
              giveBack(computed(request));
              spent.addAndGet(System.nanoTime() - start);
            }
          });
    }
  }

  /** Ends the loop: frees its engine once the worker is done with it. JavaFX thread. */
  public void close() {
    worker.execute(
        () -> {
          closed = true;
          Engine own = engine;
          engine = null;
          made = null;
          if (own != null) {
            own.close();
          }
        });
  }

  private void compute(LiveRequest request) {
    if (closed || mustWait(request)) {
      return;
    }
    try {
      LiveFrame frame = computed(request);
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

  /** Holds a request of a large network back while a finished frame waits for its pulse. */
  private boolean mustWait(LiveRequest request) {
    if (!large || slot.get() == null) {
      return false;
    }
    held.set(request);
    // Taken in between: no pulse would come for the held request.
    return slot.get() != null || held.getAndSet(null) == null;
  }

  private LiveFrame computed(LiveRequest request) {
    EncodedInput input = encoded(request);
    LiveFrame frame = acquireFrame(request, input);
    forward(request, input, frame.activations());
    made = frame;
    frame.judged(judge.verdict(input.tensor(), frame.activations().logits(), input.doubt()));
    frame.computeExtras();
    request.painting().paint(frame.activations(), frame.blank(), frame.colours());
    frame.colours().setVersion(request.version());
    return frame;
  }

  /**
   * Computes the network, or takes the values of the last time where only colours change: a large
   * network is computed slowly.
   */
  private void forward(LiveRequest request, EncodedInput input, Activations into) {
    LiveRequest before = last;
    LiveFrame known = made;
    if (before != null && known != null && request.computesLike(before) && known.copyTo(into)) {
      return;
    }
    made = null;
    engine().forward(input.tensor(), request.clamped(), into);
    last = request;
  }

  private Engine engine() {
    Engine own = engine;
    if (own == null) {
      own = model.newEngine();
      engine = own;
    }
    return own;
  }

  private EncodedInput encoded(LiveRequest request) {
    EncodedInput array = request.array();
    // An array of another network's may still lie on the pad while networks change.
    if (array != null && array.tensor().length == encoder.input().size()) {
      return array;
    }
    EditedPhoto photo = request.photo();
    if (photo != null && encoder.takesColours()) {
      InputFraming framing = encoder.framing();
      return encoder.encode(photos.render(photo, framing.rows(), framing.columns()));
    }
    GreyImage image = request.image();
    return image == null
        ? encoder.encode(request.drawing(), request.normalise())
        : encoder.encode(image, request.normalise());
  }

  private LiveFrame acquireFrame(LiveRequest request, EncodedInput input) {
    LiveFrame frame;
    synchronized (free) {
      frame = free.poll();
    }
    if (frame == null) {
      return new LiveFrame(model.spec(), encoder.framing(), request, input);
    }
    frame.begin(request, input);
    return frame;
  }
}

package io.github.convoscope.ui;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.ui.live.FrameExtra;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveLoop;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the shown frame up to date. It requests a new frame from the live loop when something
 * changes that a frame depends on, and shows the newest finished frame at each pulse. Pictures
 * follow every frame; texts are updated less often, as nobody reads faster. JavaFX thread.
 *
 * <pre>{@code
 * workspace.frame().addListener((observed, before, frame) -> paint(frame));
 * workspace.updates().onThrottledUpdate(() -> label.setText(describe(workspace.frame().get())));
 * }</pre>
 */
public final class LiveUpdates {
  private static final Drawing WARM_UP =
      Drawing.of(Stroke.of(120, 120, 380, 120, 360, 180, 240, 400), Stroke.of(180, 260, 330, 260));

  /** The user draws while changes follow each other faster than this. */
  private static final long HAND_NANOS = 400_000_000;

  /**
   * The shortest time between two updates of texts: about eight a second, as they cost more than
   * all pictures.
   */
  private static final long THROTTLE_NANOS = 125_000_000;

  private final UserSettings settings;
  private final PadContent pad;
  private final ObservableValue<Interventions> clamped;
  private final SceneOverlays overlays;
  private final Notices notices;
  private final Executor worker;
  private final Runnable requestPulse;
  private final ReadOnlyObjectWrapper<@Nullable LiveFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FramePainter> painter =
      new ReadOnlyObjectWrapper<>();
  private final List<Runnable> throttled = new ArrayList<>();
  private volatile Consumer<FrameColours> afterPainting = colours -> {};
  private final List<FrameExtra<?>> extras = new ArrayList<>();
  private Consumer<LiveFrame> onComputed = every -> {};
  private @Nullable Model model;
  private @Nullable LiveLoop loop;
  private long newestRequest;

  /** When what is on the pad changed last. */
  private volatile long drawn = System.nanoTime() - HAND_NANOS;

  private long lastUpdate;
  private boolean updateDue;

  /**
   * Makes an object that listens to everything a frame depends on.
   *
   * @param worker one thread, which computes frames
   * @param requestPulse requests a call of {@link #pulse()}; called on the worker and in pulses
   */
  LiveUpdates(
      UserSettings settings,
      PadContent pad,
      ObservableValue<Interventions> clamped,
      SceneOverlays overlays,
      Notices notices,
      Executor worker,
      Runnable requestPulse) {
    this.settings = settings;
    this.pad = pad;
    this.clamped = clamped;
    this.overlays = overlays;
    this.notices = notices;
    this.worker = worker;
    this.requestPulse = requestPulse;
    pad.version()
        .addListener(
            changed -> {
              drawn = System.nanoTime();
              submit();
            });
    settings.normalise().addListener(changed -> submit());
    clamped.addListener(changed -> submit());
    overlays
        .marks()
        .addListener(
            (observed, before, now) -> {
              // Edges are made anew after every frame. If a change of edges alone requested a
              // frame, the loop would never end.
              if (!now.coloursLike(before)) {
                submit();
              }
            });
    settings.palette().addListener(changed -> updatePainter());
    settings.range().addListener(changed -> updatePainter());
    settings.light().addListener(changed -> updatePainter());
  }

  /** Stops computing frames until {@link #start}, and drops the shown one. */
  void stop() {
    closeLoop();
    frame.set(null);
  }

  private void closeLoop() {
    LiveLoop before = loop;
    loop = null;
    if (before != null) {
      before.close();
    }
  }

  /** Starts to compute frames of a network. */
  void start(Model next) {
    LiveLoop fresh = newLoop(next);
    updatePainter();
    FramePainter colouring = painter.get();
    if (colouring != null) {
      fresh.warmUp(request(colouring, WARM_UP, null, null, null));
    }
  }

  /**
   * Computes the next frames with another engine of the same network, or with other weights; the
   * shown frame stays.
   */
  void computeWith(Model same) {
    Model before = model;
    newLoop(same);
    if (before != null && before.ranges() != same.ranges()) {
      updatePainter();
    } else {
      submit();
    }
  }

  private LiveLoop newLoop(Model next) {
    closeLoop();
    model = next;
    LiveLoop fresh = new LiveLoop(worker, next, requestPulse, notices::problem);
    fresh.watch(onComputed);
    loop = fresh;
    return fresh;
  }

  /** Makes the painter that the settings ask for. */
  private void updatePainter() {
    Model now = model;
    if (now != null) {
      painter.set(
          new FramePainter(
              now.spec(),
              settings.colours(),
              settings.rangeMode(),
              now.ranges(),
              settings.light().get(),
              now.input().pictureColours()));
      submit();
    }
  }

  /** Shows the newest finished frame; the window calls it at every pulse. */
  public void pulse() {
    LiveLoop now = loop;
    if (now == null) {
      return;
    }
    LiveFrame next = now.take();
    if (next != null) {
      updateDue = true;
      LiveFrame before = frame.get();
      frame.set(next);
      if (before != null) {
        now.giveBack(before);
      }
    }
    now.resume();
    if (updateDue) {
      throttledUpdate();
    }
  }

  private void throttledUpdate() {
    long time = System.nanoTime();
    if (time - lastUpdate >= THROTTLE_NANOS) {
      lastUpdate = time;
      updateDue = false;
      throttled.forEach(Runnable::run);
    } else {
      requestPulse.run();
    }
  }

  /**
   * True while the user draws: long work can wait. Any thread; always false on JavaFX's, which must
   * not wait.
   */
  boolean isFollowingTheHand() {
    return System.nanoTime() - drawn < HAND_NANOS && !Platform.isFxApplicationThread();
  }

  private void submit() {
    LiveLoop now = loop;
    FramePainter colouring = painter.get();
    if (now != null && colouring != null && !pad.isExpecting()) {
      newestRequest++;
      now.submit(request(colouring, pad.drawing(), pad.image(), pad.array(), pad.photo()));
    }
  }

  private LiveRequest request(
      FramePainter colouring,
      Drawing drawing,
      @Nullable GreyImage image,
      @Nullable EncodedInput array,
      @Nullable EditedPhoto photo) {
    SceneMarks shown = overlays.marks().get();
    return new LiveRequest(
        newestRequest,
        drawing,
        image,
        array,
        photo,
        settings.normalise().get(),
        clamped.getValue(),
        (activations, blank, into) -> {
          shown.paint(colouring, activations, into);
          if (blank) {
            into.rest();
          }
          afterPainting.accept(into);
        },
        extras);
  }

  /**
   * Sets what is done with every painted frame before it is shown, such as computing what takes
   * long. It runs on the live worker.
   */
  public void afterPainting(Consumer<FrameColours> action) {
    afterPainting = action;
  }

  /** Has something more computed from every frame, from now on. */
  public void add(FrameExtra<?> extra) {
    extras.add(extra);
    submit();
  }

  /** Ends this; frames that have it already keep it. */
  public void remove(FrameExtra<?> extra) {
    extras.remove(extra);
  }

  /**
   * Sets an action that receives every computed frame, also those that no pulse shows. It runs on
   * the live worker.
   */
  public void onFrameComputed(Consumer<LiveFrame> everyFrame) {
    onComputed = everyFrame;
    LiveLoop now = loop;
    if (now != null) {
      now.watch(everyFrame);
    }
  }

  /**
   * Adds an action that updates texts and numbers. It is called after a new frame, at most about
   * eight times a second, and always once after the last frame. Actions run in the order of adding.
   */
  public void onThrottledUpdate(Runnable action) {
    throttled.add(action);
  }

  /**
   * Requests a throttled update without a new frame, because something else that texts show has
   * changed.
   */
  public void requestUpdate() {
    updateDue = true;
    requestPulse.run();
  }

  /** True if the shown frame belongs to the newest request and all texts are updated. */
  public boolean isUpToDate() {
    LiveFrame shown = frame.get();
    return !updateDue && shown != null && shown.request().version() == newestRequest;
  }

  /**
   * The number of the newest request. A frame of this version or a later one shows all changes so
   * far.
   */
  public long newestRequest() {
    return newestRequest;
  }

  /** The shown frame, or null until there is one. {@link LiveFrame} says how long it is valid. */
  public ReadOnlyObjectProperty<@Nullable LiveFrame> frame() {
    return frame.getReadOnlyProperty();
  }

  /** The painter that gives neurons their colours; null without a model. */
  public ReadOnlyObjectProperty<@Nullable FramePainter> painter() {
    return painter.getReadOnlyProperty();
  }
}

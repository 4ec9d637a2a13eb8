package io.github.convoscope.ui;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveLoop;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the shown frame up to date: requests a new one from the live loop when something it depends
 * on has changed, and shows the newest finished one at each pulse. Pictures follow every frame;
 * texts are updated less often, as nobody reads faster. JavaFX thread.
 *
 * <pre>{@code
 * workspace.frame().addListener((observed, before, frame) -> paint(frame));
 * workspace.updates().onThrottledUpdate(() -> label.setText(describe(workspace.frame().get())));
 * }</pre>
 */
public final class LiveUpdates {
  private static final Drawing WARM_UP =
      Drawing.of(Stroke.of(120, 120, 380, 120, 360, 180, 240, 400), Stroke.of(180, 260, 330, 260));

  /** A dozen updates of texts a second at most; they cost more than all pictures. */
  private static final long THROTTLE_NANOS = 80_000_000;

  private final UserSettings settings;
  private final PadContent pad;
  private final ObservableValue<Interventions> held;
  private final SceneOverlays overlays;
  private final Notices notices;
  private final Executor worker;
  private final Runnable requestPulse;
  private final ReadOnlyObjectWrapper<@Nullable LiveFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FramePainter> painter =
      new ReadOnlyObjectWrapper<>();
  private final List<Runnable> throttled = new ArrayList<>();
  private Consumer<LiveFrame> onComputed = every -> {};
  private @Nullable Model model;
  private @Nullable LiveLoop loop;
  private long newestRequest;
  private long lastUpdate;
  private boolean updateDue;

  /**
   * Listens to everything that a frame depends on.
   *
   * @param worker computes frames, one thread
   * @param requestPulse makes {@link #pulse()} be called; runs on the worker and in pulses
   */
  LiveUpdates(
      UserSettings settings,
      PadContent pad,
      ObservableValue<Interventions> held,
      SceneOverlays overlays,
      Notices notices,
      Executor worker,
      Runnable requestPulse) {
    this.settings = settings;
    this.pad = pad;
    this.held = held;
    this.overlays = overlays;
    this.notices = notices;
    this.worker = worker;
    this.requestPulse = requestPulse;
    pad.version().addListener(changed -> submit());
    settings.normalise().addListener(changed -> submit());
    held.addListener(changed -> submit());
    overlays
        .marks()
        .addListener(
            (observed, before, now) -> {
              // Edges are made anew after every frame: requesting a frame when only edges changed
              // would be an endless loop.
              if (!now.coloursLike(before)) {
                submit();
              }
            });
    settings.palette().addListener(changed -> updatePainter());
    settings.range().addListener(changed -> updatePainter());
    settings.projector().addListener(changed -> updatePainter());
  }

  /** Drops the frame of the network that was shown; nothing is computed until {@link #start}. */
  void stop() {
    loop = null;
    frame.set(null);
  }

  /** Computes frames of a network from now on. */
  void start(Model next) {
    model = next;
    LiveLoop fresh = new LiveLoop(worker, next, requestPulse, notices::problem);
    fresh.watch(onComputed);
    loop = fresh;
    updatePainter();
    FramePainter colouring = painter.get();
    if (colouring != null) {
      fresh.warmUp(request(colouring, WARM_UP, null));
    }
  }

  /** Computes the next frames with another engine of the same network; the shown frame stays. */
  void computeWith(Model same) {
    model = same;
    LiveLoop fresh = new LiveLoop(worker, same, requestPulse, notices::problem);
    fresh.watch(onComputed);
    loop = fresh;
    submit();
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
              settings.projector().get()));
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

  private void submit() {
    LiveLoop now = loop;
    FramePainter colouring = painter.get();
    if (now != null && colouring != null) {
      newestRequest++;
      now.submit(request(colouring, pad.drawing(), pad.image()));
    }
  }

  private LiveRequest request(FramePainter colouring, Drawing drawing, @Nullable GreyImage image) {
    SceneMarks shown = overlays.marks().get();
    return new LiveRequest(
        newestRequest,
        drawing,
        image,
        settings.normalise().get(),
        held.getValue(),
        (activations, into) -> shown.paint(colouring, activations, into));
  }

  /**
   * Sets what is called with every computed frame, also with those that no pulse shows. It runs on
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
   * Adds what updates texts and numbers. It is called after a new frame, a dozen times a second at
   * most, and always once after the last frame, in the order of adding.
   */
  public void onThrottledUpdate(Runnable action) {
    throttled.add(action);
  }

  /**
   * Requests a throttled update without a new frame: something else that texts show has changed.
   */
  public void requestUpdate() {
    updateDue = true;
    requestPulse.run();
  }

  /** Whether the newest request is shown, and all texts are about it. */
  public boolean isUpToDate() {
    LiveFrame shown = frame.get();
    return !updateDue && shown != null && shown.request().version() == newestRequest;
  }

  /** The number of the newest request; a frame of this version or a later one shows everything. */
  public long newestRequest() {
    return newestRequest;
  }

  /**
   * The frame that is shown, or null until there is one. {@link LiveFrame} says how long it is
   * valid.
   */
  public ReadOnlyObjectProperty<@Nullable LiveFrame> frame() {
    return frame.getReadOnlyProperty();
  }

  /** What gives neurons their colours; null without a model. */
  public ReadOnlyObjectProperty<@Nullable FramePainter> painter() {
    return painter.getReadOnlyProperty();
  }
}

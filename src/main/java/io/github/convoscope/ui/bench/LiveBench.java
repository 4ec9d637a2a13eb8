package io.github.convoscope.ui.bench;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.task.Workers;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Replays drawings into the window at a steady rate, and measures how long the user waits: from the
 * handling of a pointer event to the finished frame that contains it, and to the pulse that shows
 * that frame.
 *
 * <pre>{@code
 * new LiveBench(shell, drawings, 120).run(8, 30, figures -> report(figures.eventToFrame()));
 * }</pre>
 */
public final class LiveBench {
  /**
   * What was measured.
   *
   * @param events pointer events handled
   * @param updates frames computed
   * @param eventToFrame from the handling of an event to the finished frame
   * @param eventToScene from there to the pulse that hands the frame's textures over
   * @param fxPerFrame CPU time of the JavaFX thread from one new frame to the next
   * @param framesPerSecond painted frames a second
   * @param longestFrameMillis the longest time between two painted frames
   * @param explanationsPerSecond explanations shown a second, such as live attribution maps
   * @param sent pointer events sent to the window; where the display's own pointer is moved, some
   *     may be lost on the way
   */
  public record Figures(
      int events,
      int updates,
      Durations eventToFrame,
      Durations eventToScene,
      Durations fxPerFrame,
      double framesPerSecond,
      double longestFrameMillis,
      double explanationsPerSecond,
      int sent) {}

  /** How the drawings are drawn. */
  public enum Way {
    /** Mouse events are fired at the pad. */
    EVENTS,
    /** The pointer of the X display is moved. */
    POINTER
  }

  private static final int ROOM = 1 << 16;

  private final Workspace workspace;
  private final Runnable replay;
  private final @Nullable SystemPointerDriver pointer;
  private final double rate;
  private final Executor clock = Workers.single("replay");
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Durations eventToFrame = new Durations();
  private final Durations eventToScene = new Durations();
  private final Durations fxPerFrame = new Durations();
  private final PaintedFrameCounter painted;

  /** When the event behind a request was handled, by the request's number; 0 for others. */
  private final long[] handled = new long[ROOM];

  private long finished;
  private long shown;
  private long counted;
  private long cpuAtPulse;
  private final AtomicInteger finishedDrawings = new AtomicInteger();
  private int clearedDrawings;
  private int sent;
  private int events;
  private int updates;
  private long explained;
  private long began;
  private volatile boolean measuring;

  /**
   * Prepares a window that is shown and has had its first frame. JavaFX thread.
   *
   * @param rate events a second
   */
  public LiveBench(Shell shell, List<Drawing> drawings, double rate) {
    this(shell, drawings, rate, Way.EVENTS);
  }

  /**
   * The same, with a choice of how to draw.
   *
   * @throws UnsatisfiedLinkError where the pointer is to be moved, and there is no X display
   */
  public LiveBench(Shell shell, List<Drawing> drawings, double rate, Way way) {
    this.rate = rate;
    workspace = shell.workspace();
    Node pad = pad(shell);
    PadContent sketch = workspace.padContent();
    if (way == Way.POINTER) {
      pointer = new SystemPointerDriver(pad);
      replay = new Replay(pad, drawings, () -> finishedDrawings.incrementAndGet(), pointer)::next;
      pad.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> clearFinished());
    } else {
      pointer = null;
      replay = new Replay(pad, drawings, sketch::clear)::next;
    }
    count(pad);
    painted = watch(shell);
  }

  /**
   * Measures while the frame of a photograph is moved, in a window whose network takes colours.
   *
   * @param rate events a second
   */
  public LiveBench(Shell shell, Photo photo, double rate) {
    this.rate = rate;
    workspace = shell.workspace();
    pointer = null;
    Node pad = pad(shell);
    replay = new FrameReplay(pad, workspace.padContent(), photo)::next;
    count(pad);
    painted = watch(shell);
  }

  /** The pad for drawings or the one for photographs: the one that is seen. */
  private static Node pad(Shell shell) {
    return shell.scene().getRoot().lookupAll("#pad").stream()
        .filter(Node::isVisible)
        .findFirst()
        .orElseThrow();
  }

  private void count(Node pad) {
    pad.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> handled());
    pad.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> handled());
    pad.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> handled());
  }

  private PaintedFrameCounter watch(Shell shell) {
    finished = workspace.updates().newestRequest();
    shown = finished;
    workspace.updates().onFrameComputed(this::frameFinished);
    workspace.frame().addListener((observed, before, frame) -> frameShown(frame));
    shell.scene().addPreLayoutPulseListener(this::pulse);
    return new PaintedFrameCounter(shell.scene());
  }

  /**
   * Warms up, measures, and hands the figures over on the JavaFX thread.
   *
   * @param warmUpSeconds how long to draw before measuring
   * @param seconds how long to measure
   */
  public void run(double warmUpSeconds, double seconds, Consumer<Figures> done) {
    clock.execute(
        () -> {
          play(warmUpSeconds);
          Platform.runLater(this::begin);
          play(seconds);
          Platform.runLater(() -> end(done));
        });
  }

  private void play(double seconds) {
    long count = Math.round(seconds * rate);
    long start = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long due = start + Math.round(i * 1e9 / rate);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      if (pointer == null) {
        Platform.runLater(replay);
      } else {
        replay.run();
      }
    }
  }

  /** The display's pointer is ahead of the window, so a drawing is cleared when the next begins. */
  private void clearFinished() {
    int finishedNow = finishedDrawings.get();
    if (finishedNow != clearedDrawings) {
      clearedDrawings = finishedNow;
      workspace.padContent().clear();
    }
  }

  private void handled() {
    long next = workspace.updates().newestRequest() + 1;
    handled[(int) (next % ROOM)] = System.nanoTime();
    if (measuring) {
      events++;
    }
  }

  private void begin() {
    eventToFrame.clear();
    eventToScene.clear();
    fxPerFrame.clear();
    events = 0;
    updates = 0;
    explained = workspace.explainer().shown();
    began = System.nanoTime();
    sent = pointer == null ? 0 : pointer.sent();
    measuring = true;
    painted.start();
  }

  private void end(Consumer<Figures> done) {
    measuring = false;
    painted.stop();
    done.accept(
        new Figures(
            events,
            updates,
            eventToFrame,
            eventToScene,
            fxPerFrame,
            painted.perSecond(),
            painted.longestMillis(),
            (workspace.explainer().shown() - explained) * 1e9 / (System.nanoTime() - began),
            pointer == null ? events : pointer.sent() - sent));
  }

  /** On the live thread: all events up to the frame's request are now in a finished frame. */
  private void frameFinished(LiveFrame frame) {
    long now = System.nanoTime();
    long version = frame.request().version();
    for (long request = finished + 1; request <= version; request++) {
      long event = handled[(int) (request % ROOM)];
      if (event != 0) {
        eventToFrame.add(now - event);
      }
    }
    finished = version;
    if (measuring) {
      updates++;
    }
  }

  private void frameShown(LiveFrame frame) {
    if (frame == null) {
      return;
    }
    long now = System.nanoTime();
    long version = frame.request().version();
    for (long request = shown + 1; request <= version; request++) {
      int at = (int) (request % ROOM);
      if (handled[at] != 0) {
        eventToScene.add(now - handled[at]);
        handled[at] = 0;
      }
    }
    shown = version;
  }

  /** The cost of a pulse without a new frame counts for the next frame. */
  private void pulse() {
    if (shown != counted) {
      counted = shown;
      long cpu = threads.getCurrentThreadCpuTime();
      fxPerFrame.add(cpu - cpuAtPulse);
      cpuAtPulse = cpu;
    }
  }
}

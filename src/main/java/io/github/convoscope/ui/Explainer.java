package io.github.convoscope.ui;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Computes explanations on a worker with its own engine, so that the live loop never waits for
 * them. Each kind of result has a lane, named by a text; in a lane the newest request replaces the
 * one that waits. Requests and results are on the JavaFX thread, the work is not.
 *
 * <pre>{@code
 * LiveFrame frame = workspace.frame().get().keep();
 * workspace.explainer().refresh("saliency", (engine, progress) -> map(engine, frame), this::show);
 * }</pre>
 */
public final class Explainer {
  /** Computes a result on the worker, with the worker's engine. */
  @FunctionalInterface
  public interface Job<T> {
    /**
     * Computes the result.
     *
     * @param engine the engine of the open model, valid during this call only
     * @param progress long work asks it often whether it is cancelled
     * @throws CancelledException if the result is no longer wanted
     */
    T compute(Engine engine, Progress progress);
  }

  /**
   * Describes the running job.
   *
   * @param lane the lane of the job
   * @param fraction progress, 0 to 1
   * @param doing the present step of the work
   */
  public record State(String lane, double fraction, Message doing) {}

  private static final long PATIENCE_NANOS = 500_000_000L;

  /** Between two questions whether a job can go on. */
  private static final long PAUSE_NANOS = 20_000_000L;

  private final Executor worker;
  private final Executor screen;
  private final Notices notices;
  private final BooleanSupplier urgent;
  private final Map<String, Ticket> waiting = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private @Nullable Ticket running;
  private volatile @Nullable Model model;
  private @Nullable Model engineOf;
  private long shown;
  private @Nullable Engine engine;

  /**
   * Makes an explainer.
   *
   * @param worker one thread; {@code Runnable::run} in tests
   * @param screen runs on the JavaFX thread; {@code Runnable::run} in tests
   */
  public Explainer(Executor worker, Executor screen, Notices notices) {
    this(worker, screen, notices, () -> false);
  }

  /**
   * Makes an explainer whose jobs pause, where they ask whether they are cancelled, while something
   * more urgent goes on.
   *
   * @param urgent asked on the worker, again and again while it is true
   */
  Explainer(Executor worker, Executor screen, Notices notices, BooleanSupplier urgent) {
    this.worker = worker;
    this.screen = screen;
    this.notices = notices;
    this.urgent = urgent;
  }

  /** Works for another model from now on, and cancels all requests for the old one. */
  void use(@Nullable Model next) {
    model = next;
    waiting.keySet().forEach(notices::resolved);
    waiting.clear();
    Ticket now = running;
    if (now != null) {
      now.cancelled = true;
    }
  }

  /** The number of results shown since the window was opened. */
  public long shown() {
    return shown;
  }

  /** The running job, once it has run for half a second; otherwise null. */
  public ReadOnlyObjectProperty<@Nullable State> state() {
    return state.getReadOnlyProperty();
  }

  /**
   * Starts a job and cancels the running job of the lane.
   *
   * @param done receives the result on the JavaFX thread, unless a newer request came in between
   */
  public <T> void start(String lane, Job<T> job, Consumer<T> done) {
    cancel(lane);
    enqueue(new Ticket(lane, runnable(lane, job, done)));
  }

  /**
   * Requests a job that follows the drawing. The running job of the lane is finished and shown
   * first; then the newest request runs, and those in between are skipped.
   *
   * @param done receives the result on the JavaFX thread
   */
  public <T> void refresh(String lane, Job<T> job, Consumer<T> done) {
    enqueue(new Ticket(lane, runnable(lane, job, done)));
  }

  /** Cancels the running job of the lane and the request that waits. */
  public void cancel(String lane) {
    notices.resolved(lane);
    waiting.remove(lane);
    Ticket now = running;
    if (now != null && now.lane.equals(lane)) {
      now.cancelled = true;
    }
  }

  private void enqueue(Ticket ticket) {
    waiting.put(ticket.lane, ticket);
    if (running == null) {
      next();
    }
  }

  private void next() {
    if (waiting.isEmpty()) {
      return;
    }
    String lane = waiting.keySet().iterator().next();
    Ticket ticket = Objects.requireNonNull(waiting.remove(lane));
    running = ticket;
    worker.execute(() -> ticket.work.accept(ticket));
  }

  private void finished() {
    running = null;
    state.set(null);
    next();
  }

  private <T> Consumer<Ticket> runnable(String lane, Job<T> job, Consumer<T> done) {
    return ticket -> {
      try {
        T result = job.compute(engine(), progress(lane, ticket));
        screen.execute(
            () -> {
              if (!ticket.cancelled) {
                notices.resolved(lane);
                show(done, result);
              }
              finished();
            });
      } catch (RuntimeException | Error problem) {
        notices.problem(problem, lane);
        screen.execute(this::finished);
      }
    };
  }

  private <T> void show(Consumer<T> done, T result) {
    shown++;
    try {
      done.accept(result);
    } catch (RuntimeException problem) {
      notices.problem(problem);
    }
  }

  private Engine engine() {
    Model wanted = model;
    if (wanted == null) {
      throw new CancelledException();
    }
    Engine own = engine;
    if (own == null || engineOf != wanted) {
      if (own != null) {
        own.close();
      }
      own = wanted.newEngine();
      engine = own;
      engineOf = wanted;
    }
    return own;
  }

  private Progress progress(String lane, Ticket ticket) {
    long patientUntil = System.nanoTime() + PATIENCE_NANOS;
    return new Progress() {
      private double told = -1;

      @Override
      public void report(double fraction, Message doing) {
        if (fraction - told >= 0.005 && System.nanoTime() - patientUntil >= 0) {
          told = fraction;
          screen.execute(
              () -> {
                if (running == ticket) {
                  state.set(new State(lane, fraction, doing));
                }
              });
        }
      }

      @Override
      public boolean cancelled() {
        while (!ticket.cancelled && urgent.getAsBoolean()) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        return ticket.cancelled;
      }
    };
  }

  /** One request in a lane. */
  private static final class Ticket {
    private final String lane;
    private final Consumer<Ticket> work;
    private volatile boolean cancelled;

    Ticket(String lane, Consumer<Ticket> work) {
      this.lane = lane;
      this.work = work;
    }
  }
}

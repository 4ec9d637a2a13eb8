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
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A worker for explanations with its own engine, so that the live loop is never held up. Work is
 * asked for in lanes, one for each kind of picture that can be out of date: in a lane the newest
 * request wins. Asking and answers are on the JavaFX thread, the work itself is not.
 */
public final class Explainer {
  /** Computes something with an engine of its own, off the JavaFX thread. */
  @FunctionalInterface
  public interface Job<T> {
    /**
     * Computes.
     *
     * @param engine of the open model; for this call only
     * @param progress asked often by long work
     * @throws CancelledException when the result is no longer wanted
     */
    T compute(Engine engine, Progress progress);
  }

  /**
   * How far the running job is.
   *
   * @param lane whose job it is
   * @param fraction 0 to 1
   * @param doing what is being done
   */
  public record State(String lane, double fraction, Message doing) {}

  private static final long PATIENCE_NANOS = 500_000_000L;

  private final Executor worker;
  private final Executor screen;
  private final Notices notices;
  private final Map<String, Ticket> waiting = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private @Nullable Ticket running;
  private volatile @Nullable Model model;
  private @Nullable Model engineOf;
  private long shown;
  private @Nullable Engine engine;

  /**
   * An explainer.
   *
   * @param worker one thread; {@code Runnable::run} in tests
   * @param screen runs on the JavaFX thread; {@code Runnable::run} in tests
   */
  public Explainer(Executor worker, Executor screen, Notices notices) {
    this.worker = worker;
    this.screen = screen;
    this.notices = notices;
  }

  /** Works for another model from now on; what was asked for the old one is cancelled. */
  void use(@Nullable Model next) {
    model = next;
    waiting.clear();
    Ticket now = running;
    if (now != null) {
      now.cancelled = true;
    }
  }

  /** How many results have been shown since the window was opened. */
  public long shown() {
    return shown;
  }

  /** What runs, once it has run for half a second; else null. */
  public ReadOnlyObjectProperty<@Nullable State> state() {
    return state.getReadOnlyProperty();
  }

  /**
   * Asks for something that replaces what the lane is doing: a running job is cancelled.
   *
   * @param done gets the result on the JavaFX thread, unless a newer request came in between
   */
  public <T> void start(String lane, Job<T> job, Consumer<T> done) {
    cancel(lane);
    enqueue(new Ticket(lane, runnable(lane, job, done)));
  }

  /**
   * Asks for something live: a running job of the lane is finished and shown, then this one is
   * done; requests in between are skipped.
   *
   * @param done gets the result on the JavaFX thread
   */
  public <T> void refresh(String lane, Job<T> job, Consumer<T> done) {
    enqueue(new Ticket(lane, runnable(lane, job, done)));
  }

  /** Stops what the lane is doing and forgets what it was asked for. */
  public void cancel(String lane) {
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
                show(done, result);
              }
              finished();
            });
      } catch (RuntimeException | Error problem) {
        notices.problem(problem);
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
        return ticket.cancelled;
      }
    };
  }

  /** One request. */
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

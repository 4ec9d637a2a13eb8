package io.github.convoscope.ui;

import io.github.convoscope.network.Interventions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Undoes and repeats in the order in which things were done: changes of the pad, units switched off
 * or clamped, and changes of the network's weights. JavaFX thread.
 *
 * <pre>{@code
 * UndoOrder order = new UndoOrder(workspace.padContent(), workspace.clamped(), steps);
 * order.undo(); // the stroke, or what was switched off or broken after it
 * }</pre>
 */
final class UndoOrder {
  private static final int MOST = 100;

  private final PadContent pad;
  private final ObjectProperty<Interventions> clamped;
  private final WeightSteps weights;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private boolean own;
  private @Nullable Object opened;
  private int weightSteps;

  /**
   * A change of something beside the pad.
   *
   * @param before the clamped units before it, or after it where it was undone; null for a change
   *     of the weights
   * @param content what was on the pad then
   */
  private record Step(@Nullable Interventions before, List<@Nullable Object> content) {}

  UndoOrder(PadContent pad, ObjectProperty<Interventions> clamped, WeightSteps weights) {
    this.pad = pad;
    this.clamped = clamped;
    this.weights = weights;
    clamped.addListener((observed, before, now) -> changed(before, now));
    weights.version().subscribe(this::weightsChanged);
    weightsChanged();
    pad.version().subscribe(this::update);
    pad.canUndo().subscribe(this::update);
    pad.canRedo().subscribe(this::update);
  }

  private void changed(Interventions before, Interventions now) {
    if (!own) {
      // A slider that is dragged is one step.
      Step newest = done.peek();
      boolean goesOn =
          isNext(done)
              && newest != null
              && newest.before() != null
              && units(before).equals(units(now));
      undone.clear();
      if (!goesOn) {
        add(new Step(before, content()));
      }
    }
    update();
  }

  private void add(Step step) {
    done.push(step);
    if (done.size() > MOST) {
      done.removeLast();
    }
  }

  /** Follows what the panels do that change weights, and forgets all with another network. */
  private void weightsChanged() {
    int now = weights.inForce().size();
    if (opened != weights.opened()) {
      opened = weights.opened();
      done.clear();
      undone.clear();
    } else if (!own && now > weightSteps) {
      undone.removeIf(step -> step.before() != null || !weights.canRedo());
      for (int step = weightSteps; step < now; step++) {
        undone.stream().filter(UndoOrder::isOfWeights).findFirst().ifPresent(undone::remove);
        add(new Step(null, content()));
      }
    } else if (!own) {
      for (int step = weightSteps; step > now; step--) {
        done.stream().filter(UndoOrder::isOfWeights).findFirst().ifPresent(done::remove);
        undone.push(new Step(null, content()));
      }
    }
    weightSteps = now;
    update();
  }

  private static boolean isOfWeights(Step step) {
    return step.before() == null;
  }

  private static List<List<Integer>> units(Interventions some) {
    return Stream.concat(
            some.clamps().stream().map(clamp -> List.of(clamp.layer(), clamp.channel())),
            some.cells().stream().map(cell -> List.of(cell.layer())).distinct())
        .toList();
  }

  /** What is on the pad, to be compared by value. */
  private List<@Nullable Object> content() {
    return Arrays.asList(pad.drawing(), pad.image(), pad.array(), pad.photo());
  }

  /** True where the pad has not changed since the newest of these steps. */
  private boolean isNext(Deque<Step> steps) {
    Step newest = steps.peek();
    return newest != null && newest.content().equals(content());
  }

  private void update() {
    canUndo.set(pad.canUndo().get() || isNext(done));
    canRedo.set(pad.canRedo().get() || isNext(undone));
  }

  /** True while there is something to undo. */
  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** True while there is something to repeat. */
  ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** Undoes what was done last. */
  void undo() {
    if (isNext(done)) {
      turnBack(done, undone, weights::undo);
    } else {
      pad.undo();
    }
  }

  /** Repeats what was undone last. */
  void redo() {
    if (isNext(undone)) {
      turnBack(undone, done, weights::redo);
    } else {
      pad.redo();
    }
  }

  private void turnBack(Deque<Step> from, Deque<Step> to, Runnable ofWeights) {
    Step step = Objects.requireNonNull(from.poll());
    Interventions before = step.before();
    to.push(new Step(before == null ? null : clamped.get(), step.content()));
    own = true;
    try {
      if (before == null) {
        ofWeights.run();
      } else {
        clamped.set(before);
      }
    } finally {
      own = false;
    }
    update();
  }
}

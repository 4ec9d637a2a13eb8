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
 * Undoes and repeats in the order in which things were done: changes of the pad, and units switched
 * off or clamped. JavaFX thread.
 *
 * <pre>{@code
 * UndoOrder order = new UndoOrder(workspace.padContent(), workspace.clamped());
 * order.undo(); // the stroke, or what was switched off after it
 * }</pre>
 */
final class UndoOrder {
  private static final int MOST = 100;

  private final PadContent pad;
  private final ObjectProperty<Interventions> clamped;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private boolean own;

  /**
   * A change of the clamped units.
   *
   * @param before the units before it, or after it where it was undone
   * @param content what was on the pad then
   */
  private record Step(Interventions before, List<@Nullable Object> content) {}

  UndoOrder(PadContent pad, ObjectProperty<Interventions> clamped) {
    this.pad = pad;
    this.clamped = clamped;
    clamped.addListener((observed, before, now) -> changed(before, now));
    pad.version().subscribe(this::update);
    pad.canUndo().subscribe(this::update);
    pad.canRedo().subscribe(this::update);
  }

  private void changed(Interventions before, Interventions now) {
    if (!own) {
      undone.clear();
      // A slider that is dragged is one step.
      boolean goesOn = !done.isEmpty() && isNext(done) && units(before).equals(units(now));
      if (!goesOn) {
        done.push(new Step(before, content()));
      }
      if (done.size() > MOST) {
        done.removeLast();
      }
    }
    update();
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

  /** Forgets the clamped units, as of a network that is no longer shown. */
  void forget() {
    done.clear();
    undone.clear();
    update();
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
      turnBack(done, undone);
    } else {
      pad.undo();
    }
  }

  /** Repeats what was undone last. */
  void redo() {
    if (isNext(undone)) {
      turnBack(undone, done);
    } else {
      pad.redo();
    }
  }

  private void turnBack(Deque<Step> from, Deque<Step> to) {
    Step step = Objects.requireNonNull(from.poll());
    to.push(new Step(clamped.get(), step.content()));
    own = true;
    try {
      clamped.set(step.before());
    } finally {
      own = false;
    }
    update();
  }
}

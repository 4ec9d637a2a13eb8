package io.github.convoscope.drawing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds the current drawing with undo and redo. One thread at a time.
 *
 * <p>While the pen or the eraser is down, {@link #change} is called many times; {@link #commit}
 * makes one step to undo of these changes.
 */
public final class DrawingHistory {
  private static final int LIMIT = 1000;

  private final Deque<Drawing> past = new ArrayDeque<>();
  private final Deque<Drawing> future = new ArrayDeque<>();
  private Drawing committed = Drawing.EMPTY;
  private Drawing current = Drawing.EMPTY;

  /** The current drawing. */
  public Drawing current() {
    return current;
  }

  /** Changes the drawing within the current step. */
  public void change(Drawing drawing) {
    current = drawing;
  }

  /** Ends a step: all changes since the last one can be undone together; nothing can be redone. */
  public void commit() {
    if (current.equals(committed)) {
      return;
    }
    past.push(committed);
    if (past.size() > LIMIT) {
      past.removeLast();
    }
    future.clear();
    committed = current;
  }

  /** Changes the drawing in one step. */
  public void set(Drawing drawing) {
    commit();
    change(drawing);
    commit();
  }

  /** Removes all strokes in one step. */
  public void clear() {
    set(Drawing.EMPTY);
  }

  /** True when there is a step to undo. */
  public boolean canUndo() {
    return !past.isEmpty() || !current.equals(committed);
  }

  /** True when there is a step to redo. */
  public boolean canRedo() {
    return !future.isEmpty() && current.equals(committed);
  }

  /** Undoes one step, where there is one. */
  public void undo() {
    commit();
    if (!past.isEmpty()) {
      future.push(committed);
      committed = past.pop();
      current = committed;
    }
  }

  /** Redoes one undone step, where there is one. */
  public void redo() {
    commit();
    if (!future.isEmpty()) {
      past.push(committed);
      committed = future.pop();
      current = committed;
    }
  }
}

package io.github.convoscope.drawing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds the present state of what is edited, such as a drawing, with undo and redo. One thread at a
 * time.
 *
 * <p>While the pen or the eraser is down, {@link #change} is called many times; {@link #commit}
 * makes one step to undo of these changes.
 */
public final class EditHistory<T> {
  private final int limit;
  private final Deque<T> past = new ArrayDeque<>();
  private final Deque<T> future = new ArrayDeque<>();
  private T committed;
  private T current;

  /**
   * Begins a history.
   *
   * @param first the state before the first step
   * @param limit steps that can be undone; older ones are forgotten
   */
  public EditHistory(T first, int limit) {
    committed = first;
    current = first;
    this.limit = limit;
  }

  /** The present state. */
  public T current() {
    return current;
  }

  /** Changes the state within the current step. */
  public void change(T state) {
    current = state;
  }

  /** Ends a step: all changes since the last one can be undone together; nothing can be redone. */
  public void commit() {
    if (current.equals(committed)) {
      return;
    }
    past.push(committed);
    if (past.size() > limit) {
      past.removeLast();
    }
    future.clear();
    committed = current;
  }

  /** Changes the state in one step. */
  public void set(T state) {
    commit();
    change(state);
    commit();
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

package io.github.convoscope.drawing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The drawing of now with the ones before and after it: undo, redo, clear. To be used by one
 * thread.
 *
 * <p>While the pen or the eraser is down the drawing changes by {@link #change}, many times; {@link
 * #commit} makes of all of it one step to undo.
 */
public final class DrawingHistory {
  private static final int LIMIT = 1000;

  private final Deque<Drawing> past = new ArrayDeque<>();
  private final Deque<Drawing> future = new ArrayDeque<>();
  private Drawing committed = Drawing.EMPTY;
  private Drawing current = Drawing.EMPTY;

  /** The drawing of now. */
  public Drawing current() {
    return current;
  }

  /** Shows another drawing without making it a step of its own. */
  public void change(Drawing drawing) {
    current = drawing;
  }

  /** Ends a step: what changed since the last one can be undone, nothing can be redone. */
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

  /** Shows another drawing, as one step. */
  public void set(Drawing drawing) {
    commit();
    change(drawing);
    commit();
  }

  /** Wipes the pad, as one step. */
  public void clear() {
    set(Drawing.EMPTY);
  }

  /** Whether there is a step to undo. */
  public boolean canUndo() {
    return !past.isEmpty() || !current.equals(committed);
  }

  /** Whether there is a step to redo. */
  public boolean canRedo() {
    return !future.isEmpty() && current.equals(committed);
  }

  /** Goes back one step; nothing happens where there is none. */
  public void undo() {
    commit();
    if (!past.isEmpty()) {
      future.push(committed);
      committed = past.pop();
      current = committed;
    }
  }

  /** Takes an undone step again; nothing happens where there is none. */
  public void redo() {
    commit();
    if (!future.isEmpty()) {
      past.push(committed);
      committed = future.pop();
      current = committed;
    }
  }
}

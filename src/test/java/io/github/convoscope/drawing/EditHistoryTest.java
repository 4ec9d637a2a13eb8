package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EditHistoryTest {
  private static final Drawing ONE = Drawing.of(Stroke.at(1, 1));
  private static final Drawing TWO = ONE.plus(Stroke.at(2, 2));

  private static final int LIMIT = 100;

  private final EditHistory<Drawing> history = new EditHistory<>(Drawing.EMPTY, LIMIT);

  @Test
  void goesBackAndForth() {
    history.set(ONE);
    history.set(TWO);
    history.undo();
    assertEquals(ONE, history.current());
    history.undo();
    assertEquals(Drawing.EMPTY, history.current());
    assertFalse(history.canUndo());
    history.redo();
    history.redo();
    assertEquals(TWO, history.current());
    assertFalse(history.canRedo());
  }

  @Test
  void aStrokeIsOneStep() {
    Stroke pen = Stroke.at(0, 0);
    history.change(Drawing.of(pen));
    for (int i = 1; i < 50; i++) {
      pen = pen.plus(i, i);
      history.change(history.current().withLast(pen));
    }
    history.commit();
    history.undo();
    assertTrue(history.current().isEmpty());
    history.redo();
    assertEquals(50, history.current().points());
  }

  @Test
  void clearingCanBeUndone() {
    history.set(TWO);
    history.set(Drawing.EMPTY);
    assertTrue(history.current().isEmpty());
    history.undo();
    assertEquals(TWO, history.current());
  }

  @Test
  void aNewStepClearsRedo() {
    history.set(ONE);
    history.undo();
    history.set(TWO);
    assertFalse(history.canRedo());
  }

  @Test
  void anEqualDrawingIsNoStep() {
    history.set(ONE);
    history.set(ONE);
    history.undo();
    assertTrue(history.current().isEmpty());
  }

  @Test
  void olderStepsThanTheLimitAreForgotten() {
    for (int i = 0; i < LIMIT + 20; i++) {
      history.set(history.current().plus(Stroke.at(i, i)));
    }
    int undone = 0;
    while (history.canUndo()) {
      history.undo();
      undone++;
    }
    assertEquals(LIMIT, undone);
    assertEquals(20, history.current().strokes().size());
  }
}
